"""Machine code that reads what stands in a row before and behind its details object.

In: the address of `14929.98,42.406202,-121.056497,35000,431.1,170.4,1,0,`, or of
`"adsb_icao",36925,null,null,null]`. Out: the numbers, in the units of the columns, or a refusal.
The commas of 64 bytes are found in one step, so each field is known by its ends before it is read,
and the grammar of all of them is checked at once: which characters there are, and where.

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
    TEN,
    TWO,
    I,
    U,
    Word,
    byte_at,
    eight_at,
    four_at,
    inlined,
    lowest,
    marks_of,
    number_of_digits,
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
BYTE_0, BYTES_0_TO_4, BYTES_0_TO_5 = U(0x0F), U(0x0F0F0F0F0F), U(0x0F0F0F0F0F0F)
BYTES_2_TO_7 = U(0x0F0F0F0F0F0F0000)
BYTES_6_TO_7, BYTE_7 = U(0x0F0F000000000000), U(0x0F00000000000000)
TEN_MILLIONS, HUNDRED_MILLIONS = I(10_000_000), I(100_000_000)

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
def _millionths(text: Word, begin: Word, end: Word) -> Any:
    """Read digits, a point and six digits."""
    length = end - begin
    word = eight_at(text + end - EIGHT)
    number = number_of_digits((word & BYTES_2_TO_7) | ((word & BYTE_0) << EIGHT))
    if length > EIGHT:
        number += I(byte_at(text + end - NINE) - DIGIT_0) * TEN_MILLIONS
    if length > NINE:
        number += I(byte_at(text + end - TEN) - DIGIT_0) * HUNDRED_MILLIONS
    return number


@inlined
def _tenths(text: Word, begin: Word, end: Word) -> Any:
    """Read digits, a point and a digit, at most eight characters."""
    word = _ending_digits(text + begin, end - begin)
    return number_of_digits(((word & BYTES_0_TO_5) << EIGHT) | (word & BYTE_7))


@inlined
def _whole(text: Word, begin: Word, end: Word) -> Any:
    """Read at most eight digits."""
    return number_of_digits(_ending_digits(text + begin, end - begin) & LOW_HALVES)


@inlined
def read_front(at: Word) -> Front:  # noqa: PLR0911, PLR0912, PLR0915
    """Return the length of eight fields with their commas, 0 if declined, and the fields.

    Hundredths of a second, millionths of degrees, feet or unknown, 1 on the ground, tenths of knots
    and of degrees, feet a minute, flags.
    """
    nothing = I(0)
    declined = (
        ZERO,
        *(nothing, nothing, nothing, nothing, nothing, nothing, nothing),
        nothing,
        nothing,
    )
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
        return declined
    end_7 = lowest(left)
    valid = ALL >> (SIXTY_THREE - end_7)
    begin_1, begin_2, begin_3 = end_0 + ONE, end_1 + ONE, end_2 + ONE
    begin_4, begin_5, begin_6, begin_7 = end_3 + ONE, end_4 + ONE, end_5 + ONE, end_6 + ONE
    # No sign before the time, the speed, the angle and the flags.
    signs = ((ONE << begin_1) | (ONE << begin_2) | (ONE << begin_3) | (ONE << begin_7)) & minuses
    begin_1 += (signs >> begin_1) & ONE
    begin_2 += (signs >> begin_2) & ONE
    # Lengths of what cannot be `null`. Taken from less, they are more than any.
    if end_0 - FOUR > FOUR or end_1 - begin_1 - EIGHT > ONE or end_2 - begin_2 - EIGHT > TWO:
        return declined
    if end_6 - begin_6 - ONE > TWO:
        return declined
    points = (ONE << (end_0 - THREE)) | (ONE << (end_1 - SEVEN)) | (ONE << (end_2 - SEVEN))
    letters = ZERO

    on_ground = I(0)
    altitude = UNKNOWN
    first = byte_at(at + begin_3)
    if first == QUOTE:
        if eight_at(at + begin_3) != GROUND or end_3 - begin_3 != EIGHT:
            return declined
        letters |= EIGHT_LETTERS << begin_3
        on_ground = I(1)
    elif first == LETTER_N:
        if four_at(at + begin_3) != NULL or end_3 - begin_3 != FOUR:
            return declined
        letters |= FOUR_LETTERS << begin_3
    else:
        negative = (signs >> begin_3) & ONE
        if end_3 - begin_3 - negative - ONE > SEVEN:
            return declined
        altitude = _whole(at, begin_3 + negative, end_3)
        altitude = -altitude if negative else altitude
        if altitude < LEAST_ALTITUDE or altitude > MOST_ALTITUDE:
            return declined
    speed = UNKNOWN_16
    if four_at(at + begin_4) == NULL:
        if end_4 - begin_4 != FOUR:
            return declined
        letters |= FOUR_LETTERS << begin_4
    else:
        if end_4 - begin_4 - THREE > FIVE:
            return declined
        points |= ONE << (end_4 - TWO)
        speed = _tenths(at, begin_4, end_4)
        if speed > MOST_SPEED_E1:
            return declined
    angle = UNKNOWN_16
    if four_at(at + begin_5) == NULL:
        if end_5 - begin_5 != FOUR:
            return declined
        letters |= FOUR_LETTERS << begin_5
    else:
        if end_5 - begin_5 - THREE > FIVE:
            return declined
        points |= ONE << (end_5 - TWO)
        angle = _tenths(at, begin_5, end_5)
        if angle > MOST_ANGLE_E1:
            return declined
    rate = UNKNOWN
    if four_at(at + begin_7) == NULL:
        if end_7 - begin_7 != FOUR:
            return declined
        letters |= FOUR_LETTERS << begin_7
    else:
        negative = (signs >> begin_7) & ONE
        if end_7 - begin_7 - negative - ONE > SEVEN:
            return declined
        rate = _whole(at, begin_7 + negative, end_7)
        if rate > MOST_RATE:
            return declined
        rate = -rate if negative else rate

    firsts = (commas << ONE) | (signs << ONE) | ONE
    # Each character is of a field, points stand where they belong and behind a digit, signs before
    # one, fields are not empty, and no number begins with a zero too many.
    wrong = ~(commas | digits | dots | signs | letters) | (dots ^ points)
    wrong |= ((points >> ONE) & ~digits) | ((signs << ONE) & ~digits)
    wrong |= firsts & (commas | dots)
    wrong |= zeros & firsts & (digits >> ONE)
    if wrong & valid:
        return declined

    time = _ending_digits(at, end_0)
    offset = number_of_digits(((time & BYTES_0_TO_4) << EIGHT) | (time & BYTES_6_TO_7))
    latitude, longitude = _millionths(at, begin_1, end_1), _millionths(at, begin_2, end_2)
    flags = _whole(at, begin_6, end_6)
    if latitude > MOST_LATITUDE_E6 or longitude > MOST_LONGITUDE_E6 or flags > MOST_FLAGS:
        return declined
    # Zero below zero is no whole number.
    if (signs >> (begin_1 - ONE)) & ONE:
        if not latitude:
            return declined
        latitude = -latitude
    if (signs >> (begin_2 - ONE)) & ONE:
        if not longitude:
            return declined
        longitude = -longitude
    length = end_7 + ONE
    return (length, offset, latitude, longitude, altitude, on_ground, speed, angle, rate, flags)


@inlined
def read_back(at: Word) -> tuple[Word, Any, Any]:  # noqa: PLR0911
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
    if not (end == FOUR and four_at(altitude_at) == NULL):
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
