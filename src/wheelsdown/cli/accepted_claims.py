"""Claims of a model that editors accepted, for every command that reads reports on a desk."""

from collections.abc import Mapping

from wheelsdown.cli.terminal import print_problems
from wheelsdown.desk.accepted import read_accepted
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.marks import read_marks
from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Claim


def accepted_claims(desk: Desk, language: Language = "en") -> Mapping[Digest, tuple[Claim, ...]]:
    """Return the accepted claims of each report; rows that cannot be used are named on stderr."""
    accepted, problems = read_accepted(desk)
    print_problems(problems, language)
    return accepted


def tell_unusable_rows(desk: Desk, language: Language = "en") -> None:
    """Name on stderr the rows about claims that `read_on_desk` leaves out of account."""
    accepted_claims(desk, language)
    _, problems = read_marks(desk, "readings")
    print_problems(problems, language)
