"""Every removal flight that a desk knows of, with all reports on it."""

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.register import read_register
from wheelsdown.intake import days_on, legs_on
from wheelsdown.model.event import EventPage
from wheelsdown.model.provenance import Problem
from wheelsdown.newsroom.desk_checks import reports_checked
from wheelsdown.pipeline import events


def events_on(desk: Desk) -> tuple[tuple[EventPage, ...], tuple[Problem, ...]]:
    """Return the events, and the rows of the register that could not be used."""
    by_hand, problems = read_register(desk)
    days = days_on(desk)
    # Of a record of days only flight logs file legs under a case.
    legs = legs_on(desk) if days is None else days.bearing_on(())
    return events(tuple(reports_checked(desk)), by_hand, legs), problems
