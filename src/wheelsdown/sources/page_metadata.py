"""What a web page says of itself: its address, who publishes it, and when it appeared.

Read from the places made for it, in order of how plainly they say it: JSON-LD of the article,
`article:published_time` and its like, a `time` element marked as the date of publication. A page
that says nothing leaves it unknown; no date is searched for in the text.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from wheelsdown.model.time_range import TimeRange, instant
from wheelsdown.sources.markup_parser import MarkupParser

PUBLISHED_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
)
"""Names of `meta` elements, lower case, that say when an item first appeared."""

SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title")
ARTICLE_TYPE = re.compile(r"Article|Posting|Report")
"""JSON-LD types of an item with a date: NewsArticle, BlogPosting, Report, …"""

LAST_OF_DAY = timedelta(days=1) - timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What the page says; `None` where it does not."""

    url: str | None
    site_name: str | None
    title: str | None
    published: TimeRange | None


def page_metadata(source: str) -> PageMetadata:
    """Return what the page `source` says of itself."""
    page = _Metadata()
    page.feed(source)
    page.close()
    item = next(_articles(page.scripts), {})
    said = [item.get("datePublished"), *(page.meta.get(n) for n in PUBLISHED_NAMES), *page.times]
    published = next((t for text in said if (t := moment_of(text)) is not None), None)
    publisher = item.get("publisher")
    publisher_name = publisher.get("name") if isinstance(publisher, dict) else None
    names = [*(page.meta.get(n) for n in SITE_NAMES), publisher_name]
    return PageMetadata(
        url=page.canonical or page.meta.get("og:url") or None,
        site_name=next((n.strip() for n in names if isinstance(n, str) and n.strip()), None),
        title=page.meta.get("og:title") or None,
        published=published,
    )


def moment_of(text: object) -> TimeRange | None:
    """Return the time an ISO 8601 text means: an instant with a zone, else the calendar day.

    A day without a zone is given as that day of UTC: it stands for the date on the page.
    """
    if not isinstance(text, str):
        return None
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            day = date.fromisoformat(text.strip()[:10])
        except ValueError:
            return None
        when = datetime.combine(day, time())
    if when.tzinfo is not None:
        return instant(when)
    begin = datetime.combine(when.date(), time(), tzinfo=UTC)
    return TimeRange(earliest=begin, latest=begin + LAST_OF_DAY)


def _articles(scripts: list[str]) -> Iterator[dict[str, object]]:
    """Yield the JSON-LD objects that are articles; related ones lie deeper and stay out."""
    for script in scripts:
        try:
            held = json.loads(script)
        except (ValueError, RecursionError):
            continue
        top = held if isinstance(held, list) else [held]
        graphs = [o.get("@graph") for o in top if isinstance(o, dict)]
        for item in [*top, *(o for graph in graphs if isinstance(graph, list) for o in graph)]:
            if isinstance(item, dict) and ARTICLE_TYPE.search(str(item.get("@type", ""))):
                yield item


class _Metadata(MarkupParser):
    """Collects `meta`, the canonical link, JSON-LD and dates of publication."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.canonical: str | None = None
        self.scripts: list[str] = []
        self.times: list[str] = []
        self._in_json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an element says in its attributes; the first of several counts."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self.meta.setdefault(name.lower(), given.get("content", ""))
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href")
        elif tag == "time" and ("pubdate" in given or given.get("itemprop") == "datePublished"):
            self.times.append(given.get("datetime", ""))
        self._in_json = tag == "script" and given.get("type", "").lower() == "application/ld+json"

    def handle_data(self, data: str) -> None:
        """Keep the JSON of a script that is data."""
        if self._in_json:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Leave the script."""
        self._in_json = False
