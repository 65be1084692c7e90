"""The documentation is held to the code: made pages are current, named things are documented."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from wheelsdown.cli.main import COMMANDS
from wheelsdown.model.verdict import Rating
from wheelsdown.verdicts.rating import TABLE

PROJECT = Path(__file__).parent.parent
DOCS = PROJECT / "docs"
PAGES = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")


def test_made_pages_are_current():
    tool = PROJECT / "tools" / "build_docs.py"
    done = subprocess.run(
        [sys.executable, tool, "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    broken = [
        target for target in LINK.findall(page.read_text()) if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_command_and_rating_is_in_the_readme_or_tutorial():
    text = (PROJECT / "README.md").read_text() + (DOCS / "tutorial/first-report.md").read_text()
    assert [name for name in COMMANDS if f"{name}" not in text] == []
    assert [r for r in Rating if r.value.replace("_", " ") not in text] == []


def test_every_rule_of_the_table_is_explained():
    page = (DOCS / "explanation" / "verdicts.md").read_text()
    assert [rule.__name__ for rule in TABLE if f"`{rule.__name__}`" not in page] == []


def test_every_module_and_public_name_says_what_it_is_for():
    # ruff's D1 holds this for the package; here for the tools that ruff excuses.
    for path in (PROJECT / "tools").rglob("*.py"):
        assert '"""' in path.read_text().splitlines()[0], path.name
