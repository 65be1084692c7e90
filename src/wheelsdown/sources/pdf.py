"""Read a report kept as a PDF: its text layer, page after page.

A PDF has no text with places as a page of HTML has: it has glyphs drawn somewhere. The original of
such a report is therefore the text taken out by pypdf, pages joined by an empty line, with the
place where each page begins (`Report.pages`); the PDF stays the capture. A PDF of pictures has no
text and is said to have none: nothing is guessed from pictures. The date in its properties is when
the file was made, not when anything appeared, and is not used.
"""

import io
import logging
import re
from typing import TYPE_CHECKING

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.report import Report
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.items import printable
from wheelsdown.sources.limits import MOST_CHARACTERS
from wheelsdown.sources.unpacking import unpack

if TYPE_CHECKING:
    from pypdf import PdfReader

KIND = "pdf"

MAGIC = b"%PDF-"
MAGIC_WITHIN_BYTES = 1024
"""Readers of PDF accept so many bytes of anything before the mark (ISO 32000-1, annex H.3.4.1)."""

MOST_PAGES = 2_000
PAGE_BREAK = "\n\n"

LEAST_LETTERS_A_PAGE = 10
"""Fewer letters than this a page on average are stamps and page numbers over pictures."""


def looks_like(head: bytes) -> bool:
    """Say whether the mark of a PDF stands where it may."""
    return MAGIC in head[:MAGIC_WITHIN_BYTES]


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the report whose original is the text layer, or why there is none."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    report = pdf_report(inside, digest=digest, name=name)
    if isinstance(report, Problem):
        return refused(KIND, report)
    unread = "\ufffd" in report.text
    return Contents(
        kind=KIND,
        report=report,
        problems=(problem("text_partly_unreadable", name),) if unread else (),
    )


def pdf_report(data: bytes, *, digest: Digest, name: str) -> Report | Problem:
    """Return the report that the bytes of a PDF hold, or why there is none."""
    texts = _page_texts(data, name)
    if isinstance(texts, Problem):
        return texts
    text = PAGE_BREAK.join(texts)
    letters = sum(char.isalpha() for char in text)
    if not letters or letters < LEAST_LETTERS_A_PAGE * len(texts):
        return problem("pdf_without_text", name, pages=len(texts))
    if len(text) > MOST_CHARACTERS:
        return problem("report_too_long", name, characters=len(text), most=MOST_CHARACTERS)
    starts, at = [], 0
    for page in texts:
        starts.append(at)
        at += len(page) + len(PAGE_BREAK)
    return Report(digest=digest, name=name, original=text, text=text, pages=tuple(starts))


def _page_texts(data: bytes, name: str) -> list[str] | Problem:
    # Imported here: only PDFs need it.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    # It tells of every oddity of a file on the log; what matters is in the problems.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return problem("pdf_encrypted", name)
        return _texts_of(reader, name)
    except DependencyError:
        # A cipher that pypdf leaves to a library we do not carry.
        return problem("pdf_encrypted", name)
    except PyPdfError as error:
        return problem("damaged_pdf", name, why=_why(error))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError) as error:
        # A damaged file can break pypdf's own assumptions anywhere.
        return problem("damaged_pdf", name, why=_why(error))
    except (RecursionError, NotImplementedError, ArithmeticError, OSError, MemoryError) as error:
        return problem("damaged_pdf", name, why=_why(error))


def _texts_of(reader: "PdfReader", name: str) -> list[str] | Problem:
    count = len(reader.pages)
    if count > MOST_PAGES:
        return problem("pdf_of_too_many_pages", name, pages=count, most=MOST_PAGES)
    if not count:
        return problem("damaged_pdf", name, why="no pages")
    texts: list[str] = []
    size = 0
    for page in reader.pages:
        texts.append(printable(page.extract_text()).rstrip())
        size += len(texts[-1])
        if size > MOST_CHARACTERS:
            return problem("report_too_long", name, characters=size, most=MOST_CHARACTERS)
    return texts


def _why(error: BaseException) -> str:
    said = re.sub(r"\s+", " ", str(error)).strip()
    return said[:120] or type(error).__name__
