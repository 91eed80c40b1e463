"""Special days as a form types them: closed, or other hours than in the week, on one day or from one day to another."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, StringConstraints

from services.reintegration.directory.domain import chosen
from shared.values import JsonObject
from shared.web.fields import Clock, Day, written_day
from shared.web.forms import FormErrors, parse
from shared.web.i18n import current, gettext
from shared.web.request import Fields

PARTS = ("from", "to", "what", "opens", "closes", "words")
EMPTY, MOST = 3, 60
"""How many empty rows are shown, and how many rows are read."""
LONGEST = timedelta(days=366)


class SpecialDay(BaseModel):
    """One row. Without its last day it is one day."""

    from_: Day
    to: Day | None = None
    what: Literal["closed", "hours"]
    opens: Clock | None = None
    closes: Clock | None = None
    words: Annotated[str, StringConstraints(max_length=200)] | None = None


def labels() -> dict[str, str]:
    """What the fields of a row are called."""
    return {
        "from": gettext("First day"), "to": gettext("Last day"), "what": gettext("Closed or other hours?"), "opens": gettext("Opens at"),
        "closes": gettext("Closes at"), "words": gettext("What people should know"),
    }  # fmt: skip


def rows_of(entry: JsonObject, today: date) -> list[Fields]:
    """The special days that are not over, as rows of the form, each with the number of its item."""
    return [_row(each) for each in current_days(entry, today)]


def current_days(entry: JsonObject, today: date) -> list[JsonObject]:
    """Those that are not over."""
    return [each for each in entry.get("special_days", ()) if date.fromisoformat(str(each["to"])) >= today]


def filled(rows: Sequence[Fields]) -> Fields:
    """The rows as fields."""
    return {f"special_{number}_{part}": row.get(part, "") for number, row in enumerate(rows) for part in PARTS}


def numbers(typed: Fields) -> list[int]:
    """Which rows the form shows: those that are filled, and empty ones behind them."""
    last = max((number for number in range(MOST) if any(_value(typed, number, part) for part in PARTS)), default=-1)
    return list(range(min(last + 1 + EMPTY, MOST)))


def read(typed: Fields) -> tuple[list[SpecialDay], dict[str, str]]:
    """(the rows, what is wrong in words by field)."""
    days: list[SpecialDay] = []
    wrong: dict[str, str] = {}
    for number in range(MOST):
        given = {("from_" if part == "from" else part): _value(typed, number, part) for part in PARTS}
        if not any(given.values()):
            continue
        form = parse(SpecialDay, given)
        if isinstance(form, FormErrors):
            wrong |= {f"special_{number}_{name.rstrip('_')}": text for name, text in form.messages.items()}
        elif problem := _wrong(form):
            wrong[f"special_{number}_{problem[0]}"] = problem[1]
        else:
            days.append(form)
    return days, wrong


def typed_days(days: Sequence[SpecialDay], entry: JsonObject, today: date) -> list[JsonObject]:
    """The special days of the entry: those that are over stay; words keep their other languages where the dates are the same."""
    over = [each for each in entry.get("special_days", ()) if each not in current_days(entry, today)]
    before = {(each["from"], each["to"], each.get("opens_at")): each.get("words", {}) for each in current_days(entry, today)}
    return sorted([*over, *(_item(day, before) for day in days)], key=lambda each: (each["from"], each.get("opens_at", "")))


def _item(day: SpecialDay, before: dict[tuple[str, str, str | None], JsonObject]) -> JsonObject:
    first, last = day.from_.isoformat(), (day.to or day.from_).isoformat()
    opens = f"{day.opens:%H:%M}" if day.what == "hours" else None
    item: JsonObject = {"from": first, "to": last, "closed": day.what == "closed"}
    if day.what == "hours":
        item |= {"opens_at": opens, "closes_at": f"{day.closes:%H:%M}"}
    known = before.get((first, last, opens), {})
    if day.words:
        item["words"] = known if chosen(known, current())[0] == day.words else {**known, current(): day.words}
    return item


def _row(each: JsonObject) -> Fields:
    first, last = date.fromisoformat(str(each["from"])), date.fromisoformat(str(each["to"]))
    return {
        "from": written_day(first), "to": "" if first == last else written_day(last), "what": "closed" if each["closed"] else "hours",
        "opens": each.get("opens_at", ""), "closes": each.get("closes_at", ""), "words": chosen(each.get("words", {}), current())[0],
    }  # fmt: skip


def _wrong(day: SpecialDay) -> tuple[str, str] | None:
    return next(_problems(day), None)


def _problems(day: SpecialDay) -> Iterator[tuple[str, str]]:
    if day.to is not None and day.to < day.from_:
        yield "to", gettext("The last day is before the first")
    if day.to is not None and day.to - day.from_ > LONGEST:
        yield "to", gettext("A year at most. Change the weekly hours instead, or end the entry.")
    if day.what == "hours" and (day.opens is None or day.closes is None):
        yield "opens" if day.opens is None else "closes", gettext("Enter both hours")
    if day.what == "closed" and (day.opens is not None or day.closes is not None):
        yield "opens", gettext("Choose other hours, or empty these fields")


def _value(typed: Fields, number: int, part: str) -> str:
    return str(typed.get(f"special_{number}_{part}") or "").strip()
