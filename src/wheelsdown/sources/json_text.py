"""Parse JSON strictly: whole, finite, no deeper than sense; what is not becomes a problem."""

import json

from wheelsdown.model.provenance import Problem, problem

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def parse_json(data: bytes, name: str) -> Json | Problem:
    """Return the value `data` holds, or a problem with the line where it breaks.

    A JSON text cut short gives nothing: whether the row before the cut is whole cannot be proved
    (`12345` may have been `123456`), so none is kept.
    """
    try:
        value: Json = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return problem("broken_json", name, line, why="a byte that is not UTF-8")
    except json.JSONDecodeError as error:
        return problem("broken_json", name, error.lineno, why=error.msg.lower())
    except RecursionError:
        return problem("broken_json", name, why="nested too deep")
    except ValueError as error:
        # A number of thousands of digits, or NaN and Infinity, which JSON does not have.
        return problem("broken_json", name, why=str(error).split(";", maxsplit=1)[0].lower())
    return value


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is not a JSON number")
