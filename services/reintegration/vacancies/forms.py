"""What is posted about vacancies, and what is wrong with it."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.vacancies.domain import Act, Currency, Kind, Period, VacancyRow
from services.reintegration.vacancies.quota import Figure, QuotaRow
from services.reintegration.vacancies.words import REGIONS
from services.reintegration.vacancies.written import Written
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext
from shared.web.request import Fields

Line = Annotated[str, StringConstraints(max_length=200)]
Long = Annotated[str, StringConstraints(max_length=4000)]
Wage = Annotated[int, Field(ge=0, le=1_000_000_000)]
Version = Annotated[int, Field(ge=1, le=100_000)]


class VacancyForm(CheckedForm):
    """A vacancy. `organisation`: for one that the desk writes; `version`: of one that is changed."""

    organisation: UUID | None = None
    title: Annotated[str, StringConstraints(min_length=3, max_length=200)]
    description: Annotated[str, StringConstraints(min_length=10, max_length=4000)]
    text_language: Literal["kk", "ru", "en"]
    region: Annotated[str, StringConstraints(max_length=2)]
    place: Annotated[str, StringConstraints(min_length=2, max_length=300)]
    remote: Literal["yes", "no"]
    kind: Kind
    places: Annotated[int, Field(ge=1, le=10_000)]
    quota: Literal["yes", "no"]
    wage_from: Wage | None = None
    wage_to: Wage | None = None
    wage_period: Period | None = None
    currency: Currency = "KZT"
    closes_on: Day | None = None
    languages: tuple[Literal["kk", "ru", "en"], ...] = ()
    requirements: Long | None = None
    excludes: Long | None = None
    excludes_source: Annotated[str, StringConstraints(max_length=300)] | None = None
    contact: Line | None = None
    phone: Annotated[str, StringConstraints(max_length=40)] | None = None
    own_number: Annotated[str, StringConstraints(max_length=60)] | None = None
    version: Version | None = None
    token: UUID | None = None

    def written(self) -> Written:
        """What it says."""
        values = self.model_dump(exclude={"organisation", "version", "token", "remote", "quota"})
        return Written(remote=self.remote == "yes", quota=self.quota == "yes", **values)


class MoveForm(CheckedForm):
    """What is done with it, and why."""

    act: Act
    why: Long | None = None
    version: Version


class QuotaForm(CheckedForm):
    """A figure of the quota."""

    region: Annotated[str, StringConstraints(max_length=2)]
    percent: Annotated[int, Field(ge=0, le=100)] | None = None
    jobs: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    valid_from: Day
    source: Annotated[str, StringConstraints(min_length=5, max_length=300)]
    status: Literal["verified", "unverified"]
    token: UUID


class CorrectionForm(CheckedForm):
    """What is right about a figure. `gone`: no figure holds from this day."""

    percent: Annotated[int, Field(ge=0, le=100)] | None = None
    jobs: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    source: Annotated[str, StringConstraints(min_length=5, max_length=300)]
    status: Literal["verified", "unverified"]
    gone: Literal["yes", "no"]
    correction: Annotated[str, StringConstraints(min_length=3, max_length=500)]

    def figure(self) -> Figure:
        """The figure that it says."""
        return Figure(self.percent, self.jobs, self.source, self.status == "verified", self.gone == "yes")


def typed_from(row: VacancyRow) -> Fields:
    """A vacancy as its form would be typed."""
    names = (
        "title", "description", "text_language", "region", "place", "kind", "places", "wage_from", "wage_to", "wage_period", "currency",
        "closes_on", "requirements", "excludes", "excludes_source", "contact", "phone", "own_number", "version",
    )  # fmt: skip
    typed: Fields = {name: "" if (value := getattr(row, name)) is None else str(value) for name in names}
    yes = {True: "yes", False: "no"}
    return typed | {"languages": list(row.languages), "remote": yes[row.remote], "quota": yes[row.quota]}


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "organisation": gettext("Organisation"),
        "title": gettext("What work?"),
        "description": gettext("What does the person do there?"),
        "text_language": gettext("In which language is this written?"),
        "region": gettext("Region"),
        "place": gettext("Place (town, street)"),
        "remote": gettext("Can the work be done from anywhere?"),
        "kind": gettext("Kind of employment"),
        "places": gettext("How many people are wanted?"),
        "quota": gettext("Is it a place under the quota?"),
        "wage_from": gettext("Wage from"),
        "wage_to": gettext("Wage to"),
        "wage_period": gettext("The wage is"),
        "currency": gettext("Currency"),
        "closes_on": gettext("Last day to apply"),
        "languages": gettext("Languages that are needed"),
        "requirements": gettext("What must the person know or have?"),
        "excludes": gettext("Who is excluded by law?"),
        "excludes_source": gettext("Law and article"),
        "contact": gettext("Whom to ask"),
        "phone": gettext("Phone"),
        "own_number": gettext("Number of your own (for loading from a file)"),
        "why": gettext("Why?"),
        "percent": gettext("Percentage of the jobs of an employer"),
        "jobs": gettext("Number of jobs in the region"),
        "valid_from": gettext("From which day"),
        "source": gettext("Where is it said?"),
        "status": gettext("Has somebody verified it?"),
        "gone": gettext("Does any figure hold from this day?"),
        "correction": gettext("What was wrong?"),
    }


def wrong(right: Right, today: date, *, taken: int = 0, before: date | None = None, organisation: bool = False) -> dict[str, str]:
    """Rules between the fields. `taken`: places that are taken; `before`: the last day as it stood."""
    found = _wrong_wage(right)
    closes_on, places = right.get("closes_on", date), right.get("places", int)
    if closes_on is not None and closes_on != before:
        if closes_on < today:
            found["closes_on"] = gettext("This day has passed. Enter today or a later day")
        elif closes_on.year > today.year + 2:
            found["closes_on"] = gettext("This day is too far away")
    if places is not None and places < taken:
        found["places"] = gettext("%(taken)s places are taken already", taken=taken)
    excludes, source = right.get("excludes", str), right.get("excludes_source", str)
    if excludes and not source:
        found["excludes_source"] = gettext("Say which law excludes them; without a law nobody is excluded")
    elif source and not excludes:
        found["excludes"] = gettext("Say who is excluded, or leave the law out")
    region = right.get("region", str)
    if region is not None and region not in REGIONS:
        found["region"] = gettext("Choose a region")
    if organisation and right.get("organisation", UUID) is None:
        found["organisation"] = gettext("Choose an organisation")
    return found


def _wrong_wage(right: Right) -> dict[str, str]:
    first, last, period = right.get("wage_from", int), right.get("wage_to", int), right.get("wage_period", str)
    found: dict[str, str] = {}
    if first is not None and last is not None and last < first:
        found["wage_to"] = gettext("This is less than the wage from")
    if (first is not None or last is not None) and period is None:
        found["wage_period"] = gettext("Say for what time the wage is")
    return found


def typed_from_figure(row: QuotaRow) -> Fields:
    """A figure as its form would be typed; why it is corrected and whether it holds, nobody has said yet."""
    return {
        "percent": "" if row.percent is None else str(row.percent), "jobs": "" if row.jobs is None else str(row.jobs),
        "source": row.source, "status": row.status,
    }  # fmt: skip


def wrong_correction(right: Right) -> dict[str, str]:
    """A figure, unless none holds."""
    if right.get("gone", str) == "no" and right.get("percent", int) is None and right.get("jobs", int) is None:
        return {"percent": gettext("Enter a percentage or a number of jobs")}
    return {}


def wrong_quota(right: Right, today: date) -> dict[str, str]:
    """A figure, a region, and a day that is not too far away."""
    found: dict[str, str] = {}
    if right.get("percent", int) is None and right.get("jobs", int) is None:
        found["percent"] = gettext("Enter a percentage or a number of jobs")
    region, day = right.get("region", str), right.get("valid_from", date)
    if region is not None and region not in REGIONS:
        found["region"] = gettext("Choose a region")
    if day is not None and not 2000 <= day.year <= today.year + 2:
        found["valid_from"] = gettext("Enter a day between 2000 and two years from now")
    return found
