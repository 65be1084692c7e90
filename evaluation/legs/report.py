"""The measurement as a page of the documentation: tables beside OPDI's, and what falls short."""

from pathlib import Path

from evaluation.legs import opdi
from evaluation.legs.corpus import LANDING, TAKEOFF
from evaluation.legs.cuts import MIX
from evaluation.legs.measuring import Measured, Side, Times
from evaluation.legs.reception import STEPS_FT, Heights
from evaluation.legs.scoring import Tally

TEMPLATE = Path(__file__).with_name("page.md")


def write_page(
    reported: Measured, tuned: Measured, *, digest: str, heard: dict[int, Heights]
) -> str:
    """Return the page; the same corpus gives the same bytes."""
    return TEMPLATE.read_text(encoding="utf-8").format(
        digest=digest,
        aircraft=reported.aircraft,
        ends=reported.ends,
        airports=reported.airports,
        tuned_ends=tuned.ends,
        tuned_aircraft=tuned.aircraft,
        beside=_beside_opdi(reported, tuned),
        mix=_mix_table(),
        heard=_heard_table(heard),
        takeoffs=_height_table(reported.takeoffs),
        landings=_height_table(reported.landings),
        away=_away_table(reported),
        offered_up=_percent(reported.takeoffs.offered),
        offered_down=_percent(reported.landings.offered),
        wrong=_wrong_list(reported),
        calibration=_calibration_table(reported),
        ece=f"{reported.expected_error:.3f}",
        segments=_segment_table(reported),
        marked=reported.marked,
        marked_wrong=_marked(reported),
    )


def short_table(measured: Measured, tuned: Measured | None = None) -> str:
    """Return the few lines that a terminal shows; without halves, both columns are of all ends."""
    beside = _beside_opdi(measured, tuned or measured)
    if tuned is None:
        beside = beside.replace("reporting half", "all ends").replace("tuning half", "all ends")
    return "\n\n".join(
        (
            beside,
            "Takeoffs\n\n" + _height_table(measured.takeoffs),
            "Landings\n\n" + _height_table(measured.landings),
            _segment_table(measured),
        )
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _range(bounds: tuple[float, float]) -> str:
    return f"{100 * bounds[0]:.1f}–{100 * bounds[1]:.1f} %"


def _beside_opdi(m: Measured, tuned: Measured) -> str:
    up, down = m.takeoffs, m.landings
    rows = [
        ("departures named", opdi.DEPARTURES_NAMED, up.mix.named, up.named_bounds, "takeoffs"),
        (
            *("of these right", opdi.DEPARTURES_RIGHT),
            *(up.mix.right_of_named, up.right_bounds, "takeoffs"),
        ),
        ("arrivals named", opdi.ARRIVALS_NAMED, down.mix.named, down.named_bounds, "landings"),
        (
            *("of these right", opdi.ARRIVALS_RIGHT),
            *(down.mix.right_of_named, down.right_bounds, "landings"),
        ),
    ]
    lines = [
        "| | OPDI | wheelsdown, reporting half | 95 % bounds | tuning half | OPDI's rule, here |",
        "|---|---|---|---|---|---|",
    ]
    for name, theirs, ours, bounds, side in rows:
        there: Side = getattr(tuned, side)
        here: Side = getattr(m, side)
        is_right = name == "of these right"
        tuned_share = there.mix.right_of_named if is_right else there.mix.named
        rule = here.mix.nearest_right if is_right else here.mix.nearest_named
        lines.append(
            f"| {name} | {_percent(theirs)} | **{_percent(ours)}** | {_range(bounds)} |"
            f" {_percent(tuned_share)} | {_percent(rule)} |"
        )
    for name, side in (
        ("departures named, of those never heard on the ground", "takeoffs"),
        ("arrivals named, of those never heard on the ground", "landings"),
    ):
        here, there = getattr(m, side), getattr(tuned, side)
        lines.append(
            f"| {name} | | {_percent(here.never_on_ground.named)} | |"
            f" {_percent(there.never_on_ground.named)} |"
            f" {_percent(here.never_on_ground.nearest_named)} |"
        )
    one = {kept.cut: kept for kept in m.segments}["all three at once"]
    one_tuned = {kept.cut: kept for kept in tuned.segments}["all three at once"]
    lines.append(
        f"| flights that stay one leg | {_percent(opdi.ONE_TRACK)} |"
        f" **{_percent(one.one_leg / one.legs)}** | |"
        f" {_percent(one_tuned.one_leg / one_tuned.legs)} | |"
    )
    ours_s, tuned_s = m.landings.mix_times, tuned.landings.mix_times
    assert ours_s is not None and tuned_s is not None
    lines += [
        f"| landing time, bias | {opdi.LANDING_BIAS_S:+.0f} s | **{ours_s.bias_s:+.0f} s** | |"
        f" {tuned_s.bias_s:+.0f} s | |",
        f"| landing time, MAD | {opdi.LANDING_MAD_S:.0f} s | **{ours_s.mad_s:.0f} s** | |"
        f" {tuned_s.mad_s:.0f} s | |",
    ]
    lines.append(
        f"| score of an end (+1, 0, −2), takeoffs | | {up.mix.score:.2f} | |"
        f" {tuned.takeoffs.mix.score:.2f} | {_rule_score(up.mix):.2f} |"
    )
    lines.append(
        f"| score of an end, landings | | {down.mix.score:.2f} | |"
        f" {tuned.landings.mix.score:.2f} | {_rule_score(down.mix):.2f} |"
    )
    return "\n".join(lines)


def _rule_score(found: Tally) -> float:
    right = found.nearest_named * (found.nearest_right or 0.0)
    return right - 2 * (found.nearest_named - right)


def _height_name(feet: int | None) -> str:
    if feet is None:
        return "nothing: the ground is heard"
    return "the ground only" if feet == 0 else f"{feet:,} ft"


def _mix_table() -> str:
    lines = ["| not heard below | share of ends |", "|---|---|"]
    lines += [f"| {_height_name(feet)} | {100 * share:.0f} % |" for feet, share in MIX.items()]
    return "\n".join(lines)


def _heard_table(heard: dict[int, Heights]) -> str:
    names = ["the ground" if feet == 0 else f"{feet:,} ft" for feet in STEPS_FT]
    lines = [f"| heard down to | ends | {' | '.join(names)} |", "|---" * (len(names) + 2) + "|"]
    for name, side in (("takeoffs", TAKEOFF), ("landings", LANDING)):
        if side in heard:
            shares = " | ".join(f"{100 * share:.0f} %" for share in heard[side].shares)
            lines.append(f"| {name} | {heard[side].ends} | {shares} |")
    return "\n".join(lines)


def _height_table(side: Side) -> str:
    lines = [
        "| not heard below | ends | named | of these right | wrong | score | OPDI's rule: named,"
        " right | time: bias | MAD | truth in range | width of range |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for feet, found, times in side.by_height:
        lines.append(
            f"| {_height_name(feet)} | {found.ends} | {_percent(found.named)} |"
            f" {_percent(found.right_of_named)} | {round(found.wrong * found.ends)} |"
            f" {found.score:.2f} | {_percent(found.nearest_named)},"
            f" {_percent(found.nearest_right)} | {_times(times)} |"
        )
    return "\n".join(lines)


def _times(times: Times | None) -> str:
    if times is None:
        return "– | – | – | –"
    return (
        f"{times.bias_s:+.0f} s | {times.mad_s:.0f} s | {_percent(times.inside)} |"
        f" {times.median_width_s:.0f} s"
    )


def _away_table(m: Measured) -> str:
    lines = ["| | ends | named | of these right | score |", "|---|---|---|---|---|"]
    for name, side in (("takeoffs", m.takeoffs), ("landings", m.landings)):
        found = side.away_from_paris
        if found is not None:
            lines.append(
                f"| {name} | {found.ends} | {_percent(found.named)} |"
                f" {_percent(found.right_of_named)} | {found.score:.2f} |"
            )
    return "\n".join(lines)


def _wrong_list(m: Measured) -> str:
    wrong = [one for one in m.judged if one.wrong]
    if not wrong:
        return "None."
    lines = ["| true | named | rule | confidence | not heard below |", "|---|---|---|---|---|"]
    lines += [
        f"| {one.truth} | {one.named} | `{one.rule}` | {one.confidence} |"
        f" {_height_name(one.cut_ft)} |"
        for one in wrong
    ]
    return "\n".join(lines)


def _calibration_table(m: Measured) -> str:
    lines = ["| stated | ends | right | share | 95 % bounds |", "|---|---|---|---|---|"]
    lines += [
        f"| {step.confidence:.2f} | {step.ends} | {step.right} | {step.share:.3f} |"
        f" {step.lowest:.3f}–{step.highest:.3f} |"
        for step in m.steps
    ]
    return "\n".join(lines)


def _segment_table(m: Measured) -> str:
    lines = [
        "| cut | flights | stay one leg | split | joined | lost | false ends |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {kept.cut} | {kept.legs} | {_percent(kept.one_leg / kept.legs)} | {kept.split} |"
        f" {kept.joined} | {kept.lost} | {kept.false_ends} |"
        for kept in m.segments
    ]
    return "\n".join(lines)


def _marked(m: Measured) -> str:
    if not m.marked_wrong:
        return "All came out as marked."
    return "\n".join(
        f"- {file}: marked {expected}, found {found}" for file, expected, found in m.marked_wrong
    )
