"""Machine code that checks the details object of a row and finds its callsign.

In: the address of `{"type":"adsb_icao","flight":"SWA123  ","alt_geom":36475,…}`. Out: where it
ends, or 0 where it is not certain to be JSON. Members are read whole, as many at a time as lie in
64 bytes. What readsb never writes there is declined: objects within, escapes, letters beyond ASCII,
spaces between members, `true`, `false`, `null` and exponents.

Only processes that compile import this module: it needs numba.
"""

from wheelsdown.sources.text_words import (
    ALL,
    EIGHT,
    ONE,
    TWO,
    U,
    Word,
    between_pairs,
    byte_at,
    eight_at,
    inlined,
    inside,
    lowest,
    marks_of,
    same_marks,
    unmarked_above,
    word_of,
)

MOST_BYTES = 1536
"""Longest details object that is read here; readsb's have 250 to 450."""

DECLINED = U(0)
NONE = U(0)
QUOTE, COMMA, COLON, BACKSLASH, SPACE = (U(ord(character)) for character in '",:\\ ')
OPENS_LIST, CLOSES_LIST, CLOSES_OBJECT = (U(ord(character)) for character in "[]}")
LETTER_F, DELETE = U(ord("f")), U(127)
FLIGHT = word_of('flight":')
FLIGHT_VALUE = U(9)
"""From the first letter of the key to the first of its value."""
SIXTY_THREE, SIXTY_FOUR = U(63), U(64)

DIGIT_0, DIGIT_9, UPPER_A, UPPER_Z, LOWER_A, LOWER_Z = (U(ord(c)) for c in "09AZaz")
TO_UPPER = LOWER_A - UPPER_A

_marks = marks_of('"', ",", ":", "digit", "0", ".", "-", "[", "}", "f", "unfit")
_list_ends = marks_of("]")
_close_marks = marks_of("}")
_comma_marks = marks_of(",", '"')


@inlined
def _is_key(quote: Word, quotes: Word, begin: Word) -> bool:
    """Say whether a text that begins behind a comma is a key, from the 64 bytes after `begin`.

    In an object that is valid and has no escapes, a comma, a quote and a letter show that the quote
    opens a text, and the colon behind the text that it is a key: the comma is one between members.
    """
    letter = byte_at(begin + quote + ONE)
    key_end = lowest(quotes & ~((TWO << quote) - ONE))
    if letter < LOWER_A or letter > LOWER_Z or key_end >= SIXTY_FOUR:
        return False
    return bool(byte_at(begin + key_end + ONE) == COLON)


@inlined
def _shared_head(opening: Word, before: Word) -> Word:
    """Return the length up to the comma before which an object is the same as the one before."""
    other = ~same_marks(opening, before)
    commas, quotes = _comma_marks(before)
    # Before the first other byte, and so that there is one behind the quote.
    commas &= (quotes >> ONE) & (other - ONE) & ~other & (ALL >> TWO)
    place = SIXTY_THREE - unmarked_above(commas | ONE)
    return place if place and _is_key(place + ONE, quotes, before) else NONE


@inlined
def _shared_tail(opening: Word, before: Word, before_end: Word) -> tuple[Word, Word]:
    """Return the comma behind which an object is the same as the one before it, and its end; or 0.

    Most details differ in a few numbers, and end in the same hundred bytes and more.
    """
    end = opening + ONE
    limit = opening + U(MOST_BYTES)
    while True:
        closes = _close_marks(end)[0]
        if closes:
            end += lowest(closes) + ONE
            break
        end += SIXTY_FOUR
        if end > limit:
            return NONE, NONE
    size = end - opening - ONE
    before_size = before_end - before - ONE
    most = size if size < before_size else before_size
    shared = NONE
    while shared < most:
        same = same_marks(end - shared - SIXTY_FOUR, before_end - shared - SIXTY_FOUR)
        if same != ALL:
            shared += unmarked_above(~same)
            break
        shared += SIXTY_FOUR
    shared = shared if shared < most else most
    begin = end - shared
    commas, quotes = _comma_marks(begin)
    commas &= (quotes >> ONE) & (ALL >> TWO)
    place = lowest(commas)
    # The colon of the key lies before the end: what is behind the end is not shared.
    if place == SIXTY_FOUR or begin + SIXTY_FOUR >= end or not _is_key(place + ONE, quotes, begin):
        return NONE, NONE
    return begin + place, end


@inside
def read_details(  # noqa: PLR0911, PLR0912, PLR0915
    opening: Word, before: Word, before_end: Word, before_flight: Word, before_length: Word
) -> tuple[Word, Word, Word]:
    """Return where the object that opens at `opening` ends, and its callsign's place and length.

    The end is 0 where the object is declined, the place 0 where there is no callsign. What is said
    of the one before is what was returned for an object that was accepted; 0 if none was.
    """
    at = opening + ONE
    limit = opening + U(MOST_BYTES)
    flight, length = NONE, NONE
    known_from, known_end = NONE, NONE
    if before:
        known_from, known_end = _shared_tail(opening, before, before_end)
        if before_flight > before_end - (known_end - known_from):
            known_from = NONE
        head = _shared_head(opening, before)
        if known_from > opening + head:
            at += head
            if head and before_flight and before_flight - before < head:
                flight, length = opening + (before_flight - before), before_length
    while at < limit:
        (quotes, commas, colons, digits, zeros, dots, minuses, opens, closes, fs, unfit) = _marks(
            at
        )
        # From each opening quote up to before its closing one.
        inside = between_pairs(quotes)
        bare = ~(inside | quotes)
        opening_quotes, closing_quotes = quotes & inside, quotes & ~inside
        commas, colons, digits, zeros = commas & bare, colons & bare, digits & bare, zeros & bare
        dots, minuses, opens, closes = dots & bare, minuses & bare, opens & bare, closes & bare
        list_closes, in_list = NONE, NONE
        if opens:
            list_closes = _list_ends(at)[0] & bare
            in_list = between_pairs(opens | list_closes)
        ends = closes & ~in_list
        outer_commas = commas & ~in_list
        to_known = known_from - at
        if to_known < SIXTY_FOUR and (outer_commas >> to_known) & ONE:
            # Up to where it is known to go on.
            valid = ALL >> (SIXTY_THREE - to_known)
        elif ends:
            # Up to the brace that ends the object.
            valid = ends ^ (ends - ONE)
        elif outer_commas:
            # Up to the comma after the last whole member.
            valid = ALL >> unmarked_above(outer_commas)
        else:
            at = _long_member(at, limit)
            if at == DECLINED:
                return DECLINED, NONE, NONE
            at += ONE
            if byte_at(at - ONE) == CLOSES_OBJECT:
                return at, flight, length
            continue
        separators = outer_commas | ends
        # Odd behind a key, even behind a value.
        parity = between_pairs(colons | separators)
        values = digits | closing_quotes
        # Which characters there are at all, then which may stand behind which.
        known = inside | quotes | colons | commas | digits | dots | minuses | opens | list_closes
        wrong = unfit | ~(known | ends)
        wrong |= opening_quotes & ~(((colons | commas | opens) << ONE) | ONE)
        wrong |= colons & ~((closing_quotes << ONE) & parity & ~in_list)
        wrong |= separators & (parity | ~((values | list_closes) << ONE))
        wrong |= commas & in_list & ~(closing_quotes << ONE)
        wrong |= digits & ~((colons | minuses | dots | digits) << ONE)
        wrong |= minuses & ~(colons << ONE)
        wrong |= dots & ~(digits << ONE)
        wrong |= opens & ~((colons << ONE) & in_list)
        wrong |= list_closes & (in_list | ~((closing_quotes | opens) << ONE))
        # Adding to the first digit behind a point carries to the end of those digits.
        wrong |= (((dots << ONE) & digits) + digits) & ~digits & dots
        wrong |= zeros & ((colons | minuses) << ONE) & (digits >> ONE)
        if wrong & valid:
            return DECLINED, NONE, NONE
        keys = opening_quotes & ((outer_commas << ONE) | ONE)
        hits = fs & (keys << ONE) & valid
        if hits:
            place = at + lowest(hits)
            if eight_at(place) == FLIGHT:
                if flight or byte_at(place + EIGHT) != QUOTE:
                    return DECLINED, NONE, NONE
                flight = place + FLIGHT_VALUE
                length = lowest(closing_quotes >> (flight - at))
            if hits & (hits - ONE):
                return DECLINED, NONE, NONE
        if to_known < SIXTY_FOUR and (outer_commas >> to_known) & ONE:
            return known_end, flight, length
        if ends:
            return at + lowest(ends) + ONE, flight, length
        at += SIXTY_FOUR - unmarked_above(outer_commas)
    return DECLINED, NONE, NONE


@inside
def _long_member(  # noqa: PLR0911
    at: Word, limit: Word
) -> Word:
    """Return the comma or brace behind a member longer than 64 bytes: a text or a list of texts."""
    if byte_at(at) != QUOTE or byte_at(at + ONE) == LETTER_F:
        return DECLINED
    at = _behind_text(at, limit)
    if at == DECLINED or byte_at(at) != COLON:
        return DECLINED
    at += ONE
    if byte_at(at) == OPENS_LIST:
        while True:
            at = _behind_text(at + ONE, limit)
            if at == DECLINED:
                return DECLINED
            if byte_at(at) == CLOSES_LIST:
                at += ONE
                break
            if byte_at(at) != COMMA:
                return DECLINED
    else:
        at = _behind_text(at, limit)
        if at == DECLINED:
            return DECLINED
    if byte_at(at) == COMMA or byte_at(at) == CLOSES_OBJECT:
        return at
    return DECLINED


@inside
def _behind_text(at: Word, limit: Word) -> Word:
    """Return the place behind a text that begins at `at`."""
    if byte_at(at) != QUOTE:
        return DECLINED
    at += ONE
    while at < limit:
        character = byte_at(at)
        if character == QUOTE:
            return at + ONE
        if character < SPACE or character > DELETE or character == BACKSLASH:
            return DECLINED
        at += ONE
    return DECLINED


@inside
def read_callsign(place: Word, length: Word) -> Word:
    """Return the callsign in a text of at most eight ASCII characters as a word; 0 for none.

    The same as `track_rows.callsign_from`: without the spaces around it, in capitals, of letters
    and digits only, and not zeros alone.
    """
    while length and byte_at(place) == SPACE:
        place += ONE
        length -= ONE
    while length and byte_at(place + length - ONE) == SPACE:
        length -= ONE
    callsign = NONE
    only_zeros = True
    i = NONE
    while i < length:
        character = byte_at(place + i)
        if LOWER_A <= character <= LOWER_Z:
            character -= TO_UPPER
        is_digit = DIGIT_0 <= character <= DIGIT_9
        if not is_digit and not UPPER_A <= character <= UPPER_Z:
            return NONE
        only_zeros = only_zeros and character == DIGIT_0
        callsign |= character << (i * EIGHT)
        i += ONE
    return NONE if only_zeros else callsign
