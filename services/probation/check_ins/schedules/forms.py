"""The forms of a schedule and of a summons, and what is checked beyond single fields."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from services.probation.check_ins.domain.plan import LONGEST_GAP, MOST_IN_A_MONTH, UNANNOUNCED, Kind, Place, random_fits
from services.probation.check_ins.schedules.actions import NewSchedule
from shared.law.calendar import is_working_day
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.i18n import gettext
from shared.web.request import Fields

Words = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Line = Annotated[str, StringConstraints(max_length=200)]
MINUTES_AN_HOUR, LONGEST_GRACE = 60, 72 * 60


class ScheduleForm(CheckedForm):
    """As typed; empty fields are not given."""

    version: Annotated[int, Field(ge=0)]
    kind: Kind
    valid_from: Day
    first_on: Day | None = None
    weekdays: list[Annotated[int, Field(ge=0, le=6)]] = Field(default_factory=list)
    times: Annotated[int, Field(ge=1, le=MOST_IN_A_MONTH)] = 2
    gap: Annotated[int, Field(ge=1, le=LONGEST_GAP)] = 2
    at: Clock | None = None
    grace: Annotated[int, Field(ge=0, le=LONGEST_GRACE)] = 0
    grace_unit: Literal["minutes", "hours"] = "minutes"
    fixed: Literal["yes"] | None = None
    place: Place
    place_words: Line | None = None
    why: Words
    override_why: Words | None = None


class SummonsForm(CheckedForm):
    """Calling somebody in."""

    on: Day
    at: Clock | None = None
    place: Place
    place_words: Line | None = None
    why: Words


def labels() -> dict[str, str]:
    """The fields in words, for the summary of what is wrong."""
    return {
        "kind": gettext("How often"),
        "valid_from": gettext("In force from"),
        "first_on": gettext("First check-in"),
        "weekdays": gettext("Days of the week"),
        "times": gettext("Random days a month"),
        "gap": gettext("Days between two at least"),
        "at": gettext("Hour"),
        "grace": gettext("Grace"),
        "place": gettext("Place"),
        "place_words": gettext("Which one"),
        "why": gettext("Reason"),
        "override_why": gettext("Why rarer than the law asks"),
        "on": gettext("Day"),
    }


def read_schedule(fields: Fields, *, today: date, until: date) -> tuple[NewSchedule, int] | FormErrors:
    """(the schedule, the version that the officer saw), or all that is wrong with it."""
    given = {**fields, "weekdays": _list(fields.get("weekdays"))}
    form = parse(ScheduleForm, given, labels(), check=lambda right: _schedule_problems(right, today, until))
    if isinstance(form, FormErrors):
        return form
    grace = form.grace * (MINUTES_AN_HOUR if form.grace_unit == "hours" else 1)
    first = form.first_on if form.first_on is not None and form.kind not in {*UNANNOUNCED, Kind.WEEKDAYS} else form.valid_from
    random = form.kind is Kind.RANDOM
    return NewSchedule(
        form.kind, form.valid_from, first, form.why, tuple(sorted(set(form.weekdays))) if form.kind is Kind.WEEKDAYS else (),
        form.times if random else 0, form.gap if random else 1, form.at, grace, form.fixed == "yes", form.place, form.place_words,
        form.override_why,
    ), form.version  # fmt: skip


def _schedule_problems(right: Right, today: date, until: date) -> Mapping[str, str]:
    wrong: dict[str, str] = {}
    kind, start, first = right.get("kind", Kind), right.get("valid_from", date), right.get("first_on", date)
    if start is not None and start < today:
        wrong["valid_from"] = gettext("A schedule changes from today on, or later")
    elif start is not None and start > until:
        wrong["valid_from"] = gettext("The term ends before this day")
    by_dates = kind is not None and kind not in {*UNANNOUNCED, Kind.WEEKDAYS}
    if by_dates and first is None:
        wrong["first_on"] = gettext("Enter the first day: the others are counted from it")
    elif by_dates and first is not None and start is not None and first < start:
        wrong["first_on"] = gettext("The first check-in is not before the schedule begins")
    elif by_dates and first is not None and not is_working_day(first) and right.get("fixed", str) != "yes":
        wrong["first_on"] = gettext("This is a day off. Choose a working day, or say that the court named the days")
    if kind is Kind.WEEKDAYS and not right.get("weekdays", list):
        wrong["weekdays"] = gettext("Choose at least one day of the week")
    times, gap = right.get("times", int), right.get("gap", int)
    if kind is Kind.RANDOM and not random_fits(times or 2, gap or 2):
        wrong["gap"] = gettext("So many days do not fit into every month with this gap")
    minutes = (right.get("grace", int) or 0) * (MINUTES_AN_HOUR if right.get("grace_unit", str) == "hours" else 1)
    if minutes > LONGEST_GRACE:
        wrong["grace"] = gettext("At most 72 hours")
    return wrong


def read_summons(fields: Fields, *, today: date) -> SummonsForm | FormErrors:
    """The summons, or all that is wrong with it."""

    def check(right: Right) -> Mapping[str, str]:
        day = right.get("on", date)
        return {"on": gettext("Choose today or a later day")} if day is not None and day < today else {}

    return parse(SummonsForm, fields, labels(), check=check)


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
