"""Write the reference pages that are made from the code; `--check` only says whether they differ.

    python tools/build_docs.py [--check]

- docs/reference/commands.md: `--help` of every command
- docs/reference/problems.md: every problem a file can have, in both languages
"""

import sys
from importlib.resources import files
from pathlib import Path

import click
from babel.messages.pofile import read_po

from wheelsdown.cli.main import COMMANDS, wheelsdown

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
MADE = "<!-- made by tools/build_docs.py; do not edit -->\n"


def commands_page() -> str:
    """Return the help of every command, as a terminal of 100 columns shows it."""
    parts = [MADE, "# Commands\n"]
    top = click.Context(wheelsdown, info_name="wheelsdown", terminal_width=100)
    parts.append(f"```\n{wheelsdown.get_help(top)}\n```\n")
    for name in COMMANDS:
        command = wheelsdown.get_command(top, name)
        assert command is not None
        parts += _help_of(command, name, top)
    return "\n".join(parts)


def _help_of(command: click.Command, name: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100)
    parts = [f"## {name}\n", f"```\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for inner, sub in sorted(command.commands.items()):
            parts += _help_of(sub, f"{name} {inner}", parent)
    return parts


def problems_page() -> str:
    """Return every sentence of the problem catalogue, by code."""
    english, russian = (_sentences(language) for language in ("en", "ru"))
    rows = [f"| `{code}` | {english[code]} | {russian[code]} |" for code in sorted(english)]
    head = [
        MADE,
        "# Problems a file can have\n",
        "| code | in English | по-русски |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def _sentences(language: str) -> dict[str, str]:
    path = files("wheelsdown.wording") / "locales" / language / "problem.po"
    with path.open("rb") as po:
        catalogue = read_po(po, locale=language)
    found = {}
    for message in catalogue:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            words = message.string if isinstance(message.string, str) else message.string[-1]
            found[key.removeprefix("problem.")] = words.replace("|", "\\|").replace("\n", " ")
    return found


PAGES = {"commands.md": commands_page, "problems.md": problems_page}


def main() -> int:
    """Write or compare the pages; return 1 where a compared page differs."""
    differing = []
    for name, make in PAGES.items():
        page, path = make(), REFERENCE / name
        if "--check" not in sys.argv[1:]:
            path.write_text(page, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != page:
            differing.append(name)
    for name in differing:
        print(f"docs/reference/{name} is out of date: run python tools/build_docs.py")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
