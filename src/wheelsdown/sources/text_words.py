"""Text in machine words: 64 characters looked at in one step, eight digits read as one number.

In: addresses of text in memory. Out: words of 64 bits. `marks_of` makes what sets, for each class
of characters, one bit for each of 64 bytes that belongs to it; which character may stand behind
which is then a matter of shifting words and laying them over one another. The functions read just
the bytes they name and check no bounds: that is for their caller.

Only processes that compile import this module: it needs numba. Machine code is kept on disk by the
file of the function that was called, so after a change here the kept code of callers is stale:
delete `__pycache__` beside this file.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

Function = TypeVar("Function", bound=Callable[..., Any])

Word = Any
"""64 bits without sign: an address, eight characters, or one mark for each of 64 bytes."""

U: Any = np.uint64
I: Any = np.int64  # noqa: E741
"""Numbers as kernels take them: with and without sign they must not meet in one sum, which would be
a float."""


def machine_code(function: Function) -> Function:
    """Return the function compiled, kept on disk, without bounds checks, free of the lock."""
    return cast(Function, njit(cache=True, nogil=True, error_model="numpy")(function))


def inside(function: Function) -> Function:
    """Return the function compiled, with no way in but from other compiled ones."""
    return cast(Function, njit(**_INSIDE)(function))


def inlined(function: Function) -> Function:
    """Return the function compiled into those that call it."""
    return cast(Function, njit(forceinline=True, **_INSIDE)(function))


_INSIDE: dict[str, Any] = {
    "nogil": True,
    "error_model": "numpy",
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}
"""Without ways in from outside a function compiles in half the time."""


def _load_of(bits: int) -> Callable[[Word], Word]:
    """Return what reads so many bits at an address, aligned or not."""

    @intrinsic
    def load(typing_context: Any, address: Any) -> Any:
        def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            pointer = builder.inttoptr(arguments[0], ir.IntType(bits).as_pointer())
            value = builder.load(pointer, align=1)
            return builder.zext(value, ir.IntType(64)) if bits < 64 else value

        return types.uint64(types.uint64), code

    return cast(Callable[[Word], Word], load)


def _store_of(bits: int) -> Callable[[Word, Word, Any], None]:
    """Return what writes a number of so many bits into a column, given its address and a row."""

    @intrinsic
    def store(typing_context: Any, column: Any, row: Any, value: Any) -> Any:
        def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            start, place, number = arguments
            offset = builder.mul(place, ir.Constant(ir.IntType(64), bits // 8))
            address = builder.add(start, offset)
            pointer = builder.inttoptr(address, ir.IntType(bits).as_pointer())
            number = builder.trunc(number, ir.IntType(bits)) if bits < 64 else number
            builder.store(number, pointer, align=1)
            return context.get_dummy_value()

        return types.void(types.uint64, types.uint64, types.int64), code

    return cast(Callable[[Word, Word, Any], None], store)


def marks_of(*classes: str) -> Callable[[Word], tuple[Word, ...]]:
    """Return what marks, for each class of characters, where in 64 bytes its members stand.

    A class is one character; or `digit`; or `unfit`: what stands in no string of JSON without an
    escape, the escapes themselves, and what is not ASCII.
    """
    vector = ir.VectorType(ir.IntType(8), 64)

    def everywhere(value: int) -> Any:
        return ir.Constant(vector, [value] * 64)

    def marked(builder: Any, text: Any, members: str) -> Any:
        if members == "digit":
            above = builder.sub(text, everywhere(ord("0")))
            return builder.icmp_unsigned("<", above, everywhere(10))
        if members == "unfit":
            # Taken with a sign, bytes beyond ASCII are below zero.
            low = builder.icmp_signed("<", text, everywhere(ord(" ")))
            return builder.or_(low, builder.icmp_unsigned("==", text, everywhere(ord("\\"))))
        return builder.icmp_unsigned("==", text, everywhere(ord(members)))

    @intrinsic
    def marks(typing_context: Any, address: Any) -> Any:
        result = cast(Any, types).UniTuple(types.uint64, len(classes))

        def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            text = builder.load(builder.inttoptr(arguments[0], vector.as_pointer()), align=1)
            words = [
                builder.bitcast(marked(builder, text, members), ir.IntType(64))
                for members in classes
            ]
            return context.make_tuple(builder, result, words)

        return result(types.uint64), code

    return cast(Callable[[Word], tuple[Word, ...]], marks)


def numbers_of(
    points: tuple[int, ...], ranges: tuple[tuple[int, int], ...]
) -> Callable[[Word, Word], tuple[Any, ...]]:
    """Return what reads as many numbers as there are ranges in one step, as a table tells it.

    In: the address that places are counted from, and that of the table, which has a word for each
    number in each of five rows: where its eight characters are; which of their bits to take, first
    those to be moved up by a byte where `points` says 8, to close the gap of a decimal point (0
    where there is none), then those that stay; all ones if it is below zero; and what to add. Out:
    the numbers, and a word with a bit for each that was not in its range before the adding.
    """
    lanes = len(ranges)
    word = ir.IntType(64)
    vector = ir.VectorType(word, lanes)

    def constant(kind: Any, values: Any) -> Any:
        return ir.Constant(kind, list(values))

    def joined(builder: Any, numbers: Any, bits: int, factor: int) -> Any:
        """Make one number of the lower and the upper half of each lane, which stands behind it."""
        count = lanes * 64 // bits
        kind = ir.VectorType(ir.IntType(bits), count)
        numbers = builder.bitcast(numbers, kind)
        half = constant(kind, [bits // 2] * count)
        if bits < 64:
            both = constant(kind, [1 + (factor << (bits // 2))] * count)
            return builder.lshr(builder.mul(numbers, both), half)
        low = builder.and_(numbers, constant(kind, [2 ** (bits // 2) - 1] * count))
        upper = builder.lshr(numbers, half)
        return builder.add(builder.mul(low, constant(kind, [factor] * count)), upper)

    @intrinsic
    def numbers(typing_context: Any, begin: Any, table: Any) -> Any:
        result = cast(Any, types).Tuple((types.uint64,) + (types.int64,) * lanes)

        def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            begin, table = arguments

            def row(place: int) -> Any:
                address = builder.add(table, ir.Constant(word, place * lanes * 8))
                return builder.load(builder.inttoptr(address, vector.as_pointer()), align=8)

            text = ir.Constant(vector, ir.Undefined)
            for lane in range(lanes):
                entry = builder.add(table, ir.Constant(word, lane * 8))
                offset = builder.load(builder.inttoptr(entry, word.as_pointer()), align=8)
                pointer = builder.inttoptr(builder.add(begin, offset), word.as_pointer())
                characters = builder.load(pointer, align=1)
                text = builder.insert_element(text, characters, ir.Constant(ir.IntType(32), lane))
            upper = builder.shl(builder.and_(text, row(1)), constant(vector, points))
            digits = builder.or_(upper, builder.and_(text, row(2)))
            values = joined(builder, digits, 16, 10)
            values = joined(builder, values, 32, 100)
            values = joined(builder, values, 64, 10_000)
            sign = row(3)
            values = builder.sub(builder.xor(values, sign), sign)
            least = constant(vector, [low for low, _ in ranges])
            most = constant(vector, [high for _, high in ranges])
            beyond = builder.or_(
                builder.icmp_signed("<", values, least), builder.icmp_signed(">", values, most)
            )
            values = builder.add(values, row(4))
            which = builder.zext(builder.bitcast(beyond, ir.IntType(lanes)), word)
            each = [
                builder.extract_element(values, ir.Constant(ir.IntType(32), lane))
                for lane in range(lanes)
            ]
            return context.make_tuple(builder, result, [which, *each])

        return result(types.uint64, types.uint64), code

    return cast(Callable[[Word, Word], tuple[Any, ...]], numbers)


@intrinsic
def _same_four_marks(typing_context: Any, address: Any, four: Any) -> Any:
    """Mark where in 64 bytes four given ones begin; reads 67 bytes. For a search: any or none."""
    byte, vector = ir.IntType(8), ir.VectorType(ir.IntType(8), 64)

    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        begin, wanted = arguments
        found = None
        for place in range(4):
            shifted = builder.lshr(wanted, ir.Constant(wanted.type, 8 * place))
            one = builder.insert_element(
                ir.Constant(vector, ir.Undefined),
                builder.trunc(shifted, byte),
                ir.Constant(ir.IntType(32), 0),
            )
            order = ir.Constant(ir.VectorType(ir.IntType(32), 64), [0] * 64)
            wanted_everywhere = builder.shuffle_vector(one, one, order)
            pointer = builder.inttoptr(
                builder.add(begin, ir.Constant(begin.type, place)), vector.as_pointer()
            )
            same = builder.icmp_unsigned("==", builder.load(pointer, align=1), wanted_everywhere)
            found = same if found is None else builder.and_(found, same)
        return builder.bitcast(found, ir.IntType(64))

    return types.uint64(types.uint64, types.uint64), code


@intrinsic
def _same_marks(typing_context: Any, one: Any, other: Any) -> Any:
    """Mark where 64 bytes are those at another address."""
    vector = ir.VectorType(ir.IntType(8), 64)

    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        one, other = (
            builder.load(builder.inttoptr(argument, vector.as_pointer()), align=1)
            for argument in arguments
        )
        return builder.bitcast(builder.icmp_unsigned("==", one, other), ir.IntType(64))

    return types.uint64(types.uint64, types.uint64), code


def _count_of(count: str) -> Callable[[Word], Word]:
    """Return what counts the places free of marks at the low or the high end (`cttz`, `ctlz`)."""

    @intrinsic
    def places(typing_context: Any, word: Any) -> Any:
        def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            return getattr(builder, count)(arguments[0], ir.Constant(ir.IntType(1), 0))

        return types.uint64(types.uint64), code

    return cast(Callable[[Word], Word], places)


same_four_marks = cast(Callable[[Word, Word], Word], _same_four_marks)
same_marks = cast(Callable[[Word, Word], Word], _same_marks)
byte_at = _load_of(8)
four_at = _load_of(32)
eight_at = _load_of(64)
put_8 = _store_of(8)
put_16 = _store_of(16)
put_32 = _store_of(32)
put_64 = _store_of(64)

lowest = _count_of("cttz")
"""The number of the lowest mark; 64 where there is none."""
unmarked_above = _count_of("ctlz")
"""How many places above the highest mark there are; 64 where there is none."""


def word_of(characters: str) -> Word:
    """Return up to eight characters as the word that they are in memory."""
    return U(int.from_bytes(characters.encode(), "little"))


ONE, TWO, FOUR, EIGHT, SIXTEEN, THIRTY_TWO = U(1), U(2), U(4), U(8), U(16), U(32)
TEN = U(10)
ALL = U(2**64 - 1)
PAIRS = U(0x000000FF000000FF)
MILLION_AND_HUNDRED, TEN_THOUSAND_AND_ONE = U(0x000F424000000064), U(0x0000271000000001)


@inlined
def between_pairs(marks: Word) -> Word:
    """Return, for marks in pairs, every place from the first of a pair up to before the second."""
    marks = marks ^ (marks << ONE)
    marks = marks ^ (marks << TWO)
    marks = marks ^ (marks << FOUR)
    marks = marks ^ (marks << EIGHT)
    marks = marks ^ (marks << SIXTEEN)
    return marks ^ (marks << THIRTY_TWO)


@inlined
def number_of_digits(word: Word) -> Any:
    """Return the number of eight digits, one in each byte: first two make one, then four, eight."""
    word = (word * TEN) + (word >> EIGHT)
    first = (word & PAIRS) * MILLION_AND_HUNDRED
    second = ((word >> SIXTEEN) & PAIRS) * TEN_THOUSAND_AND_ONE
    return I((first + second) >> THIRTY_TWO)
