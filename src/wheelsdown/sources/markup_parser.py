"""The standard library's HTML parser, made to go on where a page has markup that is none.

`<![something[` is no HTML; browsers take it for a comment. The parser of some Python versions ends
in an AssertionError there, and a damaged or hostile page must not stop a reading.
"""

from html.parser import HTMLParser


class MarkupParser(HTMLParser):
    """An HTML parser that takes an unknown marked section for a comment, as browsers do."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip a marked section; one of an unknown kind up to the next `>`."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report)
