"""Entries about corrective work, and what they come to: the share, employers, withheld pay, talks, leave. Nothing is overwritten."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args
from uuid import UUID

from shared.values import JsonObject

Kind = Literal["share", "employed", "ended", "month", "talk", "leave", "withdrawn"]
CHOSEN: tuple[Kind, ...] = ("share", "employed", "ended", "month", "talk", "leave")
"""What an officer chooses; `withdrawn` takes one of them back."""
EndReason = Literal["dismissed", "left", "contract", "closed"]
END_REASONS: tuple[EndReason, ...] = get_args(EndReason)
ToldBy = Literal["employer", "person"]
TOLD_BY: tuple[ToldBy, ...] = get_args(ToldBy)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `on_date`: the day that it is about; `content`: by kind

    share: percent · employed: employer, position, contact · ended: reason, told_by · month: month (ISO, its first day), base, withheld
    (tenge), paid_on (or empty) · talk: words · leave: until.
    """

    id: UUID
    number: int
    kind: Kind
    on_date: date
    content: JsonObject
    refers_to: UUID | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Employment:
    """A job. `until`: its last day, None while it lasts."""

    entry: UUID
    employer: str
    position: str
    contact: str
    since: date
    until: date | None = None
    reason: str = ""
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """What an employer reported for a month, in tenge; `share`: the percent that held on its last day."""

    entry: UUID
    month: date
    base: int
    withheld: int
    paid_on: date | None
    share: int | None
    document: str

    @property
    def expected(self) -> int | None:
        """The share of the pay, rounded down to whole tenge."""
        return None if self.share is None else self.base * self.share // 100


@dataclass(frozen=True, slots=True)
class State:
    """What the entries come to."""

    share: int | None
    employments: tuple[Employment, ...]
    months: tuple[Month, ...]
    talks: tuple[Entry, ...]
    leaves: tuple[tuple[date, date], ...]

    @property
    def employment(self) -> Employment | None:
        """The job that lasts."""
        return next((each for each in self.employments if each.until is None), None)


@dataclass(frozen=True, slots=True)
class Jobless:
    """Days without a job, both included; `until` is None while it lasts. `after`: the job before it, None where there was none."""

    since: date
    until: date | None
    after: UUID | None


def in_force(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that nobody took back, in their order."""
    known = sorted(entries, key=lambda each: each.number)
    withdrawn = {each.refers_to for each in known if each.kind == "withdrawn"}
    return [each for each in known if each.kind != "withdrawn" and each.id not in withdrawn]


def state_of(entries: Iterable[Entry]) -> State:
    """What the entries come to, in whatever order they are given."""
    standing = in_force(entries)
    shares = sorted((each.on_date, each.number, int(each.content["percent"])) for each in standing if each.kind == "share")
    return State(
        shares[-1][2] if shares else None,
        _employments(standing),
        _months(standing, shares),
        tuple(each for each in standing if each.kind == "talk"),
        tuple((each.on_date, date.fromisoformat(each.content["until"])) for each in standing if each.kind == "leave"),
    )


def jobless(state: State, *, registered_on: date, today: date) -> tuple[Jobless, ...]:
    """The days since the registration on which no job was recorded, oldest first."""
    found, since, after = [], registered_on, None
    for job in sorted(state.employments, key=lambda each: (each.since, each.until or date.max)):
        if job.since > since:
            found.append(Jobless(since, job.since - ONE_DAY, after))
        if job.until is None:
            return tuple(found)
        if job.until + ONE_DAY > since:
            since, after = job.until + ONE_DAY, job.entry
    return (*found, Jobless(since, None, after)) if since <= today else tuple(found)


def problem(state: State, kind: Kind, on_date: date, content: JsonObject, *, registered_on: date, today: date) -> tuple[str, str] | None:
    """(field, code) of what contradicts the entries that stand, or None."""
    if on_date > today and kind != "leave":
        return "on_date", "ahead"
    if on_date < registered_on and kind not in ("share", "employed"):
        return "on_date", "before_registration"
    job = state.employment
    if kind == "employed" and job is not None:
        return "on_date", "has_job"
    if kind == "employed" and any(each.until is not None and on_date <= each.until for each in state.employments):
        return "on_date", "overlaps"
    if kind == "ended" and job is None:
        return "on_date", "no_job"
    if kind == "ended" and job is not None and on_date < job.since:
        return "on_date", "before_job"
    if kind == "month":
        return _month_problem(state, content, today)
    if kind == "leave" and date.fromisoformat(content["until"]) < on_date:
        return "until", "order"
    return None


def _month_problem(state: State, content: JsonObject, today: date) -> tuple[str, str] | None:
    month = date.fromisoformat(content["month"])
    if month > today:
        return "on_date", "ahead"
    if any(each.month == month for each in state.months):
        return "on_date", "month_known"
    if int(content["withheld"]) > int(content["base"]):
        return "withheld", "more_than_pay"
    return None


def _employments(standing: Sequence[Entry]) -> tuple[Employment, ...]:
    found: list[Employment] = []
    for each in standing:
        if each.kind == "employed":
            stored = each.content
            found.append(Employment(each.id, stored["employer"], stored.get("position", ""), stored.get("contact", ""), each.on_date))
        elif each.kind == "ended" and found and found[-1].until is None:
            last = found[-1]
            found[-1] = Employment(
                last.entry, last.employer, last.position, last.contact, last.since, each.on_date, each.content["reason"],
                each.content["told_by"],
            )  # fmt: skip
    return tuple(found)


def _months(standing: Sequence[Entry], shares: Sequence[tuple[date, int, int]]) -> tuple[Month, ...]:
    found = []
    for each in standing:
        if each.kind == "month":
            month, stored = date.fromisoformat(each.content["month"]), each.content
            paid, last = stored.get("paid_on"), _last_of(month)
            share = next((percent for day, _, percent in reversed(shares) if day <= last), None)
            paid_on = date.fromisoformat(paid) if paid else None
            found.append(Month(each.id, month, int(stored["base"]), int(stored["withheld"]), paid_on, share, each.document))
    return tuple(sorted(found, key=lambda each: each.month))


def _last_of(month: date) -> date:
    return next_month(month) - ONE_DAY


def next_month(month: date) -> date:
    """The first day of the month after that of a day."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
