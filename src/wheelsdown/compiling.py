"""Machine code for the numeric kernels, in processes that were started for it.

A kernel is plain Python over numpy arrays and numbers, marked `@compiled`. The processes that read
days of the world are started with `WHEELSDOWN_COMPILE=1` and have numba: there it becomes machine
code. Everywhere else it is called as it stands, so that a command that looks at one aircraft pays
neither for loading a compiler nor for compiling, and both ways can be held against each other.
"""

import os
from collections.abc import Callable
from typing import Any, TypeVar, cast

SWITCH = "WHEELSDOWN_COMPILE"
"""Environment variable: `1` in processes that are to compile."""

COMPILES = os.environ.get(SWITCH) == "1"
"""Whether kernels of this process are machine code; read once, when the program is loaded."""

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Return the function as machine code where this process compiles, else as it is.

    Machine code is kept on disk between runs. It does not check array bounds and lets go of the
    interpreter's lock; division by zero gives infinity, as in numpy.
    """
    if not COMPILES:
        return function
    from numba import njit  # noqa: PLC0415 - takes half a second, and is an extra

    return cast(Function, njit(cache=True, nogil=True, error_model="numpy")(function))


def compiled_inside(function: Function) -> Function:
    """Return the same for a function that only other kernels call: it compiles in half the time.

    No way in from Python is made for it, and it is kept on disk as part of its callers only.
    """
    if not COMPILES:
        return function
    from numba import njit  # noqa: PLC0415 - takes half a second, and is an extra

    options: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    return cast(Function, njit(nogil=True, error_model="numpy", **options)(function))
