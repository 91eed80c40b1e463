"""Dates and times as people write them: the same in every language and every browser, a day before its month, 24 hours.

Strict about what is meant, tolerant about how it is written: 5.11.2026, 05/11/2026 and 2026-11-05 are one day; 7:30, 07:30 and 7.30 one
moment. A year has four digits and minutes have two, since anything shorter could mean something else.

And the questions of a form as fields: their names, and what is posted.
"""

import re
from datetime import date, time
from typing import Annotated

from pydantic import BeforeValidator

from shared.questions.answers import Answer, Answers
from shared.questions.forms import Form
from shared.questions.questions import Kind
from shared.web.i18n import gettext, gettext_noop
from shared.web.request import Fields

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
DAY_FIRST = re.compile(r"([0-9]{1,2})[ .,/-]{1,2}([0-9]{1,2})[ .,/-]{1,2}([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
CLOCK = re.compile(r"([0-9]{1,2})[:.,]([0-9]{2})(?::00)?")

FIELD = "q-"
"""How the name of a question's field begins."""

NOT_A_DAY = gettext_noop("Enter day, month and year, for example 05.11.2026")
NO_SUCH_DAY = gettext_noop("Enter a date that exists")
NOT_A_TIME = gettext_noop("Enter hours and minutes in 24 hours, for example 07:30 or 22:00")


def read_day(typed: object) -> date:
    """A day as it was typed; ValueError with a msgid where it is none."""
    if isinstance(typed, date):
        return typed
    text = str(typed).strip().removesuffix(".")
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        raise ValueError(NOT_A_DAY)
    try:
        read = date(year, month, day)
    except ValueError:
        raise ValueError(NO_SUCH_DAY) from None
    if not EARLIEST <= read <= LATEST:
        raise ValueError(NO_SUCH_DAY)
    return read


def read_clock(typed: object) -> time:
    """A time of the day as it was typed; ValueError with a msgid where it is none."""
    if isinstance(typed, time):
        return typed
    found = CLOCK.fullmatch(str(typed).strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(NOT_A_TIME)
    return time(int(found[1]), int(found[2]))


Day = Annotated[date, BeforeValidator(read_day)]
Clock = Annotated[time, BeforeValidator(read_clock)]


def day_asked(typed: str | None) -> tuple[date | None, str]:
    """(the day in a page's address, what is wrong with it in words); neither where nothing is asked."""
    if not typed or not typed.strip():
        return None, ""
    try:
        return read_day(typed), ""
    except ValueError as wrong:
        return None, gettext(str(wrong))


def written_day(value: object) -> str:
    """A day as a form shows it, 05.11.2026; what was typed otherwise stays as it is."""
    if not value:
        return ""
    try:
        return f"{read_day(value):%d.%m.%Y}"
    except ValueError:
        return str(value)


def many_of(form: Form) -> list[str]:
    """The fields that have several values."""
    return [FIELD + question.code for question in form.questions() if question.kind is Kind.MANY]


def answers_of(form: Form, fields: Fields) -> dict[str, Answer]:
    """The answers as they were typed."""
    found: dict[str, Answer] = {}
    for question in form.questions():
        given = fields.get(FIELD + question.code)
        if given:
            found[question.code] = tuple(given) if isinstance(given, list) else str(given)
    return found


def fields_of(answers: Answers) -> Fields:
    """Answers as their fields would be typed."""
    return {FIELD + code: given if isinstance(given, str) else list(given) for code, given in answers.items()}


def version_of(fields: Fields) -> int:
    """The version that was on the screen; none that exists where it is no number."""
    given = str(fields.get("version", ""))
    return int(given) if given.isdecimal() and len(given) < 9 else 0
