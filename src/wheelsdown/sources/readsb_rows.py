"""Machine code that reads what stands in a row before and behind its details object.

In: the address of `14929.98,42.406202,-121.056497,35000,431.1,170.4,1,0,`, or of
`"adsb_icao",36925,null,null,null]`. Out: the numbers, in the units of the columns, or a refusal.
The commas of 64 bytes are found in one step, so each field is known by its ends before it is read,
and the grammar of all of them is checked at once: which characters there are, and where. Rows of an
aircraft have few shapes, so what was found of one is kept, with the row: another whose characters
are the same but for digits in the places of digits has the same grammar, and its eight numbers are
read in one step from the same places.

Only processes that compile import this module: it needs numba.
"""

from typing import Any

from wheelsdown.model.columns import UNKNOWN_INT16, UNKNOWN_INT32
from wheelsdown.model.flight import PositionSource
from wheelsdown.sources import limits
from wheelsdown.sources.text_words import (
    ALL,
    EIGHT,
    FOUR,
    ONE,
    TWO,
    I,
    U,
    Word,
    byte_at,
    eight_at,
    four_at,
    inlined,
    inside,
    lowest,
    marks_of,
    number_of_digits,
    numbers_of,
    put_64,
    same_marks,
    word_of,
)

UNKNOWN, UNKNOWN_16 = I(UNKNOWN_INT32), I(UNKNOWN_INT16)

LEAST_ALTITUDE, MOST_ALTITUDE = I(limits.ALTITUDE_FT.least), I(limits.ALTITUDE_FT.greatest)
MOST_SPEED_E1 = I(2**15 - 1)
"""What its column holds. No aircraft flies 3,276.7 knots."""
MOST_ANGLE_E1 = I(limits.TRACK_ANGLE_DEG.greatest * 10)
MOST_RATE = I(limits.VERTICAL_RATE_FPM.greatest)
MOST_LATITUDE_E6 = I(limits.LATITUDE.greatest * 1_000_000)
MOST_LONGITUDE_E6 = I(limits.LONGITUDE.greatest * 1_000_000)
MOST_FLAGS = I(255)

SOURCE_UNKNOWN = I(PositionSource.UNKNOWN.value)
SOURCE_ADSB, SOURCE_ADSR = I(PositionSource.ADSB.value), I(PositionSource.ADSR.value)
SOURCE_MLAT, SOURCE_TISB = I(PositionSource.MLAT.value), I(PositionSource.TISB.value)
SOURCE_ADSC, SOURCE_MODE_S = I(PositionSource.ADSC.value), I(PositionSource.MODE_S.value)
ADSB, ADSR, MLAT, TISB, ADSC, MODE = (
    word_of(name) for name in ("adsb", "adsr", "mlat", "tisb", "adsc", "mode")
)
MODE_S_END, TWO_BYTES = word_of("_s"), U(0xFFFF)

USUAL_SOURCE, USUAL_SOURCE_END = word_of('"adsb_ic'), word_of('ao",')
"""Three rows in four say `"adsb_icao",`."""
USUAL_SOURCE_BYTES = U(12)

NULL, GROUND = word_of("null"), word_of('"ground"')
NULLS, NULLS_END = word_of("null,nul"), word_of("ll,null]")
NULLS_BYTES = U(15)
QUOTE, MINUS, LETTER_N, DIGIT_0 = (U(ord(character)) for character in '"-n0')
FOUR_LETTERS, EIGHT_LETTERS = U(0xF), U(0xFF)
ZERO, THREE, FIVE, SEVEN, NINE = U(0), U(3), U(5), U(7), U(9)
SIXTY_THREE, SIXTY_FOUR = U(63), U(64)

LOW_HALVES = U(0x0F0F0F0F0F0F0F0F)
"""Of a digit, its number."""
EIGHT_ZEROS = word_of("00000000")
FROM_TEN, HIGH_BITS = U(0x7676767676767676), U(0x8080808080808080)
"""Added to a byte, what brings ten and more over 127; and the bit that tells."""
BYTE_0, BYTES_0_TO_4, BYTES_0_TO_5 = U(0x0F), U(0x0F0F0F0F0F), U(0x0F0F0F0F0F0F)
BYTES_2_TO_7 = U(0x0F0F0F0F0F0F0000)
BYTES_6_TO_7, BYTE_7 = U(0x0F0F000000000000), U(0x0F00000000000000)
TEN_MILLIONS, HUNDRED_MILLIONS = I(10_000_000), I(100_000_000)

SHAPES = 32
"""So many are kept, each in the entry that the places of its commas lead to. Of rows of one
aircraft, one in twenty has another shape than the last that led there."""

SHAPE_BYTES = U(512)
"""An entry: commas, digits and what may not be zero as marks, the words below, the table of
`text_words.numbers_of` and the row's first 64 bytes."""
SHAPE_DIGITS, SHAPE_NOT_ZERO, SHAPE_ON_GROUND = U(8), U(16), U(24)
LATITUDE_TENS, LONGITUDE_TENS, LONGITUDE_HUNDREDS = U(32), U(40), U(48)
LATITUDE_SIGN, LONGITUDE_SIGN = U(56), U(64)
SHAPE_TABLE, SHAPE_TEXT = U(72), U(392)
LATITUDE_AT, LONGITUDE_AT = U(72 + 8), U(72 + 16)

SPREAD, TO_PLACE, RATE_SIGN_AT = U(0x9E3779B97F4A7C15), U(59), U(56)
"""Multiplying by a number without pattern spreads commas over the highest five bits, and with them
what the vertical rate begins with: a digit, a sign or `null` differ in their higher bits."""

ANY = (-(2**62), 2**62)

_numbers = numbers_of(
    (8, 8, 8, 0, 8, 8, 0, 0),
    (
        *(ANY, ANY, ANY, (int(LEAST_ALTITUDE), int(MOST_ALTITUDE)), (0, int(MOST_SPEED_E1))),
        *((0, int(MOST_ANGLE_E1)), (0, int(MOST_FLAGS)), (-int(MOST_RATE), int(MOST_RATE))),
    ),
)
_comma_marks = marks_of(",")
_digit_marks = marks_of("digit", "0")
_front_marks = marks_of(",", "digit", "0", ".", "-")
_source_marks = marks_of(",", '"', "unfit")
_whole_marks = marks_of(",", "digit")
_rest_marks = marks_of("]", ".")

Front = tuple[Any, Any, Any, Any, Any, Any, Any, Any, Any, Any]


@inlined
def _ending_digits(begin: Word, length: Word) -> Word:
    """Return one to eight characters as numbers of one byte, the last in the highest."""
    return eight_at(begin) << ((EIGHT - length) * EIGHT)


@inlined
def _whole(text: Word, begin: Word, end: Word) -> Any:
    """Read at most eight digits."""
    return number_of_digits(_ending_digits(text + begin, end - begin) & LOW_HALVES)


@inlined
def read_front(at: Word, shapes: Word) -> Front:
    """Return the length of eight fields with their commas, 0 if declined, and the fields.

    Hundredths of a second, millionths of degrees, feet or unknown, 1 on the ground, tenths of knots
    and of degrees, feet a minute, flags. What was learnt of rows before is kept at `shapes`.
    """
    nothing = I(0)
    declined = (
        ZERO,
        *(nothing, nothing, nothing, nothing, nothing, nothing, nothing),
        nothing,
        nothing,
    )
    commas = _comma_marks(at)[0]
    left = commas
    left &= left - ONE
    left &= left - ONE
    left &= left - ONE
    left &= left - ONE
    left &= left - ONE
    left &= left - ONE
    rate_sign = byte_at(at + lowest(left) + ONE) >> FOUR
    left &= left - ONE
    # The lowest eight, and all places up to there. Are there less, the row is declined below.
    upto = left ^ (left - ONE)
    commas &= upto
    shape = shapes + (((commas ^ (rate_sign << RATE_SIGN_AT)) * SPREAD) >> TO_PLACE) * SHAPE_BYTES
    same = same_marks(at, shape + SHAPE_TEXT)
    digits, zeros = _digit_marks(at)
    other = (~(same | (digits & eight_at(shape + SHAPE_DIGITS))) & upto) | (
        zeros & eight_at(shape + SHAPE_NOT_ZERO)
    )
    known = eight_at(shape) == commas and not other
    if not left or (not known and not _learn(at, shape)):
        return declined
    beyond, offset, latitude, longitude, altitude, speed, angle, flags, rate = _numbers(
        at, shape + SHAPE_TABLE
    )
    # What stands before the eight characters.
    before = at + eight_at(shape + LATITUDE_AT) - ONE
    tens = byte_at(before) & eight_at(shape + LATITUDE_TENS)
    latitude += I(tens) * TEN_MILLIONS
    before = at + eight_at(shape + LONGITUDE_AT) - ONE
    tens = byte_at(before) & eight_at(shape + LONGITUDE_TENS)
    hundreds = byte_at(before - ONE) & eight_at(shape + LONGITUDE_HUNDREDS)
    longitude += I(tens) * TEN_MILLIONS + I(hundreds) * HUNDRED_MILLIONS
    south, west = I(eight_at(shape + LATITUDE_SIGN)), I(eight_at(shape + LONGITUDE_SIGN))
    latitude = (latitude ^ south) - south
    longitude = (longitude ^ west) - west
    # Zero below zero is no whole number.
    if (
        beyond
        or latitude > MOST_LATITUDE_E6
        or latitude < -MOST_LATITUDE_E6
        or longitude > MOST_LONGITUDE_E6
        or longitude < -MOST_LONGITUDE_E6
        or (south and not latitude)
        or (west and not longitude)
    ):
        return declined
    length = lowest(left) + ONE
    on_ground = I(eight_at(shape + SHAPE_ON_GROUND))
    return (length, offset, latitude, longitude, altitude, on_ground, speed, angle, rate, flags)


@inlined
def _note(shape: Word, lane: int, end: Word, taken: Word, kept: Word) -> None:
    """Note where a number ends, and which bits of its last eight characters count."""
    put_64(shape + SHAPE_TABLE, U(lane), I(end - EIGHT))
    put_64(shape + SHAPE_TABLE, U(8 + lane), I(taken))
    put_64(shape + SHAPE_TABLE, U(16 + lane), I(kept))
    put_64(shape + SHAPE_TABLE, U(24 + lane), I(0))
    put_64(shape + SHAPE_TABLE, U(32 + lane), I(0))


@inlined
def _ending(length: Word) -> Word:
    """Return the bits of the last one to eight of eight characters."""
    return ALL << ((EIGHT - length) * EIGHT)


@inside
def _learn(at: Word, shape: Word) -> bool:  # noqa: PLR0911, PLR0912, PLR0915
    """Note the shape of a row's first eight fields; say no where it is none that is read."""
    put_64(shape, ZERO, I(0))
    commas, digits, zeros, dots, minuses = _front_marks(at)
    left = commas
    end_0 = lowest(left)
    left &= left - ONE
    end_1 = lowest(left)
    left &= left - ONE
    end_2 = lowest(left)
    left &= left - ONE
    end_3 = lowest(left)
    left &= left - ONE
    end_4 = lowest(left)
    left &= left - ONE
    end_5 = lowest(left)
    left &= left - ONE
    end_6 = lowest(left)
    left &= left - ONE
    if not left:
        return False
    end_7 = lowest(left)
    valid = ALL >> (SIXTY_THREE - end_7)
    begin_1, begin_2, begin_3 = end_0 + ONE, end_1 + ONE, end_2 + ONE
    begin_4, begin_5, begin_6, begin_7 = end_3 + ONE, end_4 + ONE, end_5 + ONE, end_6 + ONE
    # No sign before the time, the speed, the angle and the flags.
    signs = ((ONE << begin_1) | (ONE << begin_2) | (ONE << begin_3) | (ONE << begin_7)) & minuses
    south, west = (signs >> begin_1) & ONE, (signs >> begin_2) & ONE
    begin_1 += south
    begin_2 += west
    # Lengths of what cannot be `null`. Taken from less, they are more than any.
    if end_0 - FOUR > FOUR or end_1 - begin_1 - EIGHT > ONE or end_2 - begin_2 - EIGHT > TWO:
        return False
    if end_6 - begin_6 - ONE > TWO:
        return False
    points = (ONE << (end_0 - THREE)) | (ONE << (end_1 - SEVEN)) | (ONE << (end_2 - SEVEN))
    letters = ZERO
    _note(shape, 0, end_0, BYTES_0_TO_4 & _ending(end_0), BYTES_6_TO_7)
    _note(shape, 1, end_1, BYTE_0, BYTES_2_TO_7)
    _note(shape, 2, end_2, BYTE_0, BYTES_2_TO_7)
    put_64(shape + LATITUDE_TENS, ZERO, I(15) if end_1 - begin_1 > EIGHT else I(0))
    put_64(shape + LONGITUDE_TENS, ZERO, I(15) if end_2 - begin_2 > EIGHT else I(0))
    put_64(shape + LONGITUDE_HUNDREDS, ZERO, I(15) if end_2 - begin_2 > NINE else I(0))
    put_64(shape + LATITUDE_SIGN, ZERO, -I(south))
    put_64(shape + LONGITUDE_SIGN, ZERO, -I(west))

    on_ground = I(0)
    first = byte_at(at + begin_3)
    if first in (QUOTE, LETTER_N):
        if first == QUOTE:
            if eight_at(at + begin_3) != GROUND or end_3 - begin_3 != EIGHT:
                return False
            letters |= EIGHT_LETTERS << begin_3
            on_ground = I(1)
        else:
            if four_at(at + begin_3) != NULL or end_3 - begin_3 != FOUR:
                return False
            letters |= FOUR_LETTERS << begin_3
        _note(shape, 3, end_3, ZERO, ZERO)
        put_64(shape + SHAPE_TABLE, U(32 + 3), UNKNOWN)
    else:
        negative = (signs >> begin_3) & ONE
        length = end_3 - begin_3 - negative
        if length - ONE > SEVEN:
            return False
        _note(shape, 3, end_3, ZERO, LOW_HALVES & _ending(length))
        put_64(shape + SHAPE_TABLE, U(24 + 3), -I(negative))
    put_64(shape + SHAPE_ON_GROUND, ZERO, on_ground)
    for lane in range(4, 6):
        begin = begin_4 if lane == 4 else begin_5
        end = end_4 if lane == 4 else end_5
        if four_at(at + begin) == NULL:
            if end - begin != FOUR:
                return False
            letters |= FOUR_LETTERS << begin
            _note(shape, lane, end, ZERO, ZERO)
            put_64(shape + SHAPE_TABLE, U(32 + lane), UNKNOWN_16)
        else:
            if end - begin - THREE > FIVE:
                return False
            points |= ONE << (end - TWO)
            _note(shape, lane, end, BYTES_0_TO_5 & _ending(end - begin), BYTE_7)
    _note(shape, 6, end_6, ZERO, LOW_HALVES & _ending(end_6 - begin_6))
    if four_at(at + begin_7) == NULL:
        if end_7 - begin_7 != FOUR:
            return False
        letters |= FOUR_LETTERS << begin_7
        _note(shape, 7, end_7, ZERO, ZERO)
        put_64(shape + SHAPE_TABLE, U(32 + 7), UNKNOWN)
    else:
        negative = (signs >> begin_7) & ONE
        length = end_7 - begin_7 - negative
        if length - ONE > SEVEN:
            return False
        _note(shape, 7, end_7, ZERO, LOW_HALVES & _ending(length))
        put_64(shape + SHAPE_TABLE, U(24 + 7), -I(negative))

    firsts = (commas << ONE) | (signs << ONE) | ONE
    # Each character is of a field, points stand where they belong and behind a digit, signs before
    # one, fields are not empty, and no number begins with a zero too many.
    wrong = ~(commas | digits | dots | signs | letters) | (dots ^ points)
    wrong |= ((points >> ONE) & ~digits) | ((signs << ONE) & ~digits)
    wrong |= firsts & (commas | dots)
    wrong |= zeros & firsts & (digits >> ONE)
    if wrong & valid:
        return False
    for place in range(8):
        put_64(shape + SHAPE_TEXT, U(place), I(eight_at(at + U(place) * EIGHT)))
    put_64(shape + SHAPE_DIGITS, ZERO, I(digits & valid))
    put_64(shape + SHAPE_NOT_ZERO, ZERO, I(firsts & (digits >> ONE) & digits & valid))
    put_64(shape, ZERO, I(commas & valid))
    return True


@inlined
def forget_shapes(shapes: Word) -> None:
    """Begin with no shapes: no row has no commas."""
    for place in range(SHAPES):
        put_64(shapes + U(place) * SHAPE_BYTES, ZERO, I(0))


@inlined
def read_back(at: Word) -> tuple[Word, Any, Any]:  # noqa: PLR0911, PLR0912
    """Return the place behind the row's bracket, 0 if declined; source; geometric altitude."""
    declined = (ZERO, I(0), I(0))
    source = SOURCE_ADSB
    if eight_at(at) == USUAL_SOURCE and four_at(at + EIGHT) == USUAL_SOURCE_END:
        altitude_at = at + USUAL_SOURCE_BYTES
    else:
        end, source = _read_source(at)
        if not end:
            return declined
        altitude_at = at + end + ONE
    commas, digits = _whole_marks(altitude_at)
    end = lowest(commas)
    if end > EIGHT:
        return declined
    geometric = UNKNOWN
    unused = (EIGHT - end) * EIGHT
    # Its digits as numbers of one byte, behind as many zeros as make it eight, if they are digits.
    word = (eight_at(altitude_at) ^ EIGHT_ZEROS) << (unused & SIXTY_THREE)
    if (
        end - ONE < SEVEN
        and not ((word + FROM_TEN) | word) & HIGH_BITS
        and (byte_at(altitude_at) != DIGIT_0 or end == ONE)
    ):
        geometric = number_of_digits(word)
        if geometric > MOST_ALTITUDE:
            return declined
    elif not (end == FOUR and four_at(altitude_at) == NULL):
        if not _is_number(altitude_at, ZERO, end, digits, ZERO):
            return declined
        negative = ONE if byte_at(altitude_at) == MINUS else ZERO
        geometric = _whole(altitude_at, negative, end)
        geometric = -geometric if negative else geometric
        if geometric < LEAST_ALTITUDE or geometric > MOST_ALTITUDE:
            return declined
    rest = altitude_at + end + ONE
    if eight_at(rest) == NULLS and eight_at(rest + SEVEN) == NULLS_END:
        return rest + NULLS_BYTES, source, geometric
    closes, dots = _rest_marks(altitude_at)
    begin = end + ONE
    for place in range(3):
        commas &= commas - ONE
        end = lowest(closes) if place == 2 else lowest(commas)
        if end == SIXTY_FOUR:
            return declined
        is_null = end - begin == FOUR and four_at(altitude_at + begin) == NULL
        if not is_null and not _is_number(altitude_at, begin, end, digits, dots):
            return declined
        begin = end + ONE
    return altitude_at + begin, source, geometric


@inlined
def _is_number(text: Word, begin: Word, end: Word, digits: Word, dots: Word) -> bool:
    """Say whether what stands between two places of 64 is a number, by their marks."""
    if begin < end and byte_at(text + begin) == MINUS:
        begin += ONE
    if begin >= end:
        return False
    field = ((ONE << end) - ONE) & ~((ONE << begin) - ONE)
    dots &= field
    first, last = ONE << begin, ONE << (end - ONE)
    return bool(
        (digits | dots) & field == field
        and digits & first
        and digits & last
        and dots & (dots - ONE) == ZERO
        and (byte_at(text + begin) != DIGIT_0 or not digits & (first << ONE) & field)
    )


@inlined
def _read_source(at: Word) -> tuple[Word, Any]:
    """Return the length of the message type, 0 if declined, and the number of its source."""
    commas, quotes, unfit = _source_marks(at)
    end = lowest(commas)
    if end == FOUR and four_at(at) == NULL:
        return end, SOURCE_UNKNOWN
    if end < TWO or end == SIXTY_FOUR:
        return ZERO, SOURCE_UNKNOWN
    upto = (ONE << end) - ONE
    # A quote at each end, none between, and nothing there that may not be in a string.
    if quotes & upto != (ONE | (ONE << (end - ONE))) or unfit & upto:
        return ZERO, SOURCE_UNKNOWN
    return end, _source_of(at + ONE)


@inlined
def _source_of(name: Word) -> Any:  # noqa: PLR0911
    """Return the number that `readsb_trace.position_source` gives a message type."""
    beginning = four_at(name)
    if beginning == ADSB:
        return SOURCE_ADSB
    if beginning == MLAT:
        return SOURCE_MLAT
    if beginning == ADSR:
        return SOURCE_ADSR
    if beginning == TISB:
        return SOURCE_TISB
    if beginning == ADSC:
        return SOURCE_ADSC
    if beginning == MODE and four_at(name + FOUR) & TWO_BYTES == MODE_S_END:
        return SOURCE_MODE_S
    return SOURCE_UNKNOWN
