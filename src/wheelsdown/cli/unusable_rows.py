"""What editors wrote about claims that cannot be used, told by every command that reads reports."""

from wheelsdown.cli.terminal import print_problems
from wheelsdown.desk.accepted import read_accepted
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.marks import read_marks
from wheelsdown.model.bilingual import Language


def tell_unusable_rows(desk: Desk, language: Language = "en") -> None:
    """Name on stderr the rows about claims that `read_on_desk` leaves out of account."""
    (_, of_accepted), (_, of_marks) = read_accepted(desk), read_marks(desk, "readings")
    print_problems((*of_accepted, *of_marks), language)
