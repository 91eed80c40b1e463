"""What is posted about CVs, applications and jobs."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from services.reintegration.job_search import words
from services.reintegration.job_search.actions.employing import Job, Proof
from services.reintegration.job_search.domain.applications import REASONS, State
from services.reintegration.job_search.domain.cv import PARTS, Cv
from services.reintegration.job_search.domain.employment import END_REASONS, MOST_AHEAD, MOST_BEFORE, SEEN
from services.reintegration.settings import settings
from shared.messages.base import Language
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext

Text = Annotated[str, StringConstraints(max_length=4000)]
Line = Annotated[str, StringConstraints(min_length=2, max_length=200)]
Version = Annotated[int, Field(ge=0, le=100_000)]


class CvForm(CheckedForm):
    """A CV; nothing is shown that was not chosen."""

    goal: Text = ""
    work: Text = ""
    education: Text = ""
    courses: Text = ""
    skills: Text = ""
    spoken: Text = ""
    licences: tuple[Literal["A", "B", "C", "D", "BE", "CE", "DE", "tractor"], ...] = ()
    wishes: Text = ""
    shown: tuple[Literal["goal", "work", "education", "courses", "skills", "spoken", "licences", "wishes"], ...] = ()
    version: Version

    def cv(self) -> Cv:
        """The CV to keep."""
        return Cv(**self.model_dump(exclude={"version"}))


class ConsiderForm(CheckedForm):
    """The vacancy that the person thinks about."""

    vacancy: UUID
    token: UUID


class SendForm(CheckedForm):
    """The person saw what is sent, and agrees."""

    language: Language
    consent: Literal["yes"]
    version: Version


class MoveForm(CheckedForm):
    """What the worker was told."""

    to: State
    reason: str | None = None
    day: Day | None = None
    at: Clock | None = None
    note: Text | None = None
    version: Version


class JobForm(CheckedForm):
    """A job that began. `application`: the one that led to it, with `seen` the version that stood on the page."""

    employer: Line
    position: Line
    wage: Annotated[str, StringConstraints(max_length=100)] = ""
    started_on: Day
    contract_seen: Literal["yes", "no"]
    application: UUID | None = None
    version: Version = 0
    token: UUID | None = None

    def job(self) -> Job:
        """What is said about it."""
        return Job(self.employer, self.position, self.wage, self.started_on, self.contract_seen == "yes")


class EndForm(CheckedForm):
    """When and why a job ended."""

    ended_on: Day
    reason: str
    version: Version


class UndoForm(CheckedForm):
    """What was entered by mistake."""

    act: Literal["resume", "mistake"]
    version: Version


class ProofForm(CheckedForm):
    """What was seen or heard."""

    seen: str
    seen_on: Day
    note: Text | None = None
    version: Version

    def proof(self, step: int) -> Proof:
        """What to record."""
        return Proof(step, self.seen, self.seen_on, self.note or "", self.version)


def labels() -> dict[str, str]:
    """The words by field."""
    return {part: words.part(part) for part in PARTS} | {
        "shown": gettext("What does the person want to show?"),
        "consent": gettext("Does the person agree?"),
        "language": gettext("Language of the CV"),
        "to": gettext("What happened?"),
        "reason": gettext("Reason"),
        "day": gettext("Day"),
        "at": gettext("Time"),
        "note": gettext("Note (if needed)"),
        "employer": gettext("Employer"),
        "position": gettext("Position"),
        "wage": gettext("Wage (if the person wants to say it)"),
        "started_on": gettext("First day of work"),
        "contract_seen": gettext("Did you see the contract?"),
        "ended_on": gettext("Last day of work"),
        "seen": gettext("What shows that the person works there?"),
        "seen_on": gettext("When did you see or hear it?"),
        "vacancy": gettext("Vacancy"),
    }


def interview_at(form: MoveForm) -> datetime | None:
    """The time of the interview by the worker's clock; None for every other step."""
    if form.to is not State.INTERVIEW or form.day is None or form.at is None:
        return None
    return datetime.combine(form.day, form.at, ZoneInfo(settings().timezone)).astimezone(UTC)


def move_wrong(right: Right, today: date) -> dict[str, str]:
    """What ended has a reason of its list, an interview a day that is not too far away."""
    found: dict[str, str] = {}
    to, day = right.get("to", State), right.get("day", date)
    if to is not None and to in REASONS and right.get("reason", str) not in REASONS[to]:
        found["reason"] = gettext("Choose a reason that fits")
    if to is State.INTERVIEW:
        if day is None:
            found["day"] = gettext("Enter the day of the interview")
        elif not 0 <= (day - today).days <= 366:
            found["day"] = gettext("Enter a day from today to a year from now")
        if right.get("at", time) is None:
            found["at"] = gettext("Enter the time of the interview")
    return found


def job_wrong(right: Right, today: date) -> dict[str, str]:
    """The first day is not too far away."""
    day = right.get("started_on", date)
    if day is not None and not today - MOST_BEFORE <= day <= today + MOST_AHEAD:
        return {"started_on": gettext("Enter a day of the last ten years, or of the next 60 days")}
    return {}


def end_wrong(right: Right, started_on: date, today: date) -> dict[str, str]:
    """The last day lies in the job and not ahead; the reason is one of the list."""
    found: dict[str, str] = {}
    day, reason = right.get("ended_on", date), right.get("reason", str)
    if day is not None and not min(started_on, today) <= day <= today:
        found["ended_on"] = gettext("Enter a day between the first day of work and today")
    if reason is not None and reason not in END_REASONS:
        found["reason"] = gettext("Choose a reason")
    return found


def proof_wrong(right: Right, started_on: date, today: date) -> dict[str, str]:
    """It was seen between the first day and today."""
    found: dict[str, str] = {}
    day, seen = right.get("seen_on", date), right.get("seen", str)
    if day is not None and not started_on <= day <= today:
        found["seen_on"] = gettext("Enter a day between the first day of work and today")
    if seen is not None and seen not in SEEN:
        found["seen"] = gettext("Choose what shows it")
    return found
