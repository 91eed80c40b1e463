"""What a change of the law would do to orders of work, sessions and the rule of evasion."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, cast
from uuid import UUID

from services.probation.community_work.domain.clocks import clock_of
from services.probation.community_work.domain.outcomes import OutcomeCode
from services.probation.community_work.domain.rules import evasion, kind_of, limits
from services.probation.community_work.domain.sessions import Session
from services.probation.law import rules as law
from services.probation.local_time import local_today
from shared.contributions import Asked, Judged, LawSimulation
from shared.db.rows import from_json
from shared.values import JsonObject
from shared.web.i18n import format_date, gettext

OPEN = "r.state = 'open'"
REGISTRATIONS = "probation.registration r"
REQUIREMENT = """LEFT JOIN LATERAL (SELECT w.free, w.exempt FROM probation.work_requirement w WHERE w.registration = r.id
    ORDER BY w.version DESC LIMIT 1) q ON true"""
OUTCOMES = """(SELECT json_agg(json_build_object('id', s.id, 'site', s.site, 'on', s.on_date, 'hours', s.hours, 'outcome', o.outcome))
    FROM probation.work_session s JOIN LATERAL (SELECT v.outcome FROM probation.work_outcome v WHERE v.session = s.id
        ORDER BY v.version DESC LIMIT 1) o ON true WHERE s.registration = r.id AND s.cancelled_at IS NULL) AS sessions"""
AHEAD = """(SELECT json_agg(json_build_object('on', s.on_date, 'hours', s.hours)) FROM probation.work_session s
    WHERE s.registration = r.id AND s.cancelled_at IS NULL
        AND NOT EXISTS (SELECT FROM probation.work_outcome v WHERE v.session = s.id)) AS sessions"""


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order of the akimat and how far it is."""

    requested_on: date
    received_on: date | None
    acquainted_on: date | None
    first_session: date | None


@dataclass(frozen=True, slots=True)
class Worked:
    """Sessions of a registration: with their outcomes, or those that are planned."""

    category: str
    free: bool | None
    sessions: Any = from_json()


@dataclass(frozen=True, slots=True)
class Exempted:
    """Why compulsory labour is not asked of somebody."""

    exempt: str


def step_due(row: Ordered, asked: Asked) -> Judged:
    """By when the next step of an order is taken."""
    clock = clock_of(row.requested_on, row.received_on, row.acquainted_on, first_session=row.first_session)
    return Judged(clock.due_on, frozenset({"overdue"} if clock.late(local_today(asked.now)) else ()))


def evaded(row: Worked, asked: Asked) -> Judged:
    """Which part of the rule of evasion is met, by month."""
    found = evasion((_session(each) for each in row.sessions or ()), asked.on)
    return Judged(codes=frozenset(f"{each.kind} {each.since or ''}".strip() for each in found))


def too_long(row: Worked, asked: Asked) -> Judged:
    """Whether sessions are planned that are longer than the law allows in a day or a week."""
    kind = kind_of(row.category)
    if kind is None:
        return Judged()
    most, days, weeks = limits(kind, free=bool(row.free), on=asked.on), dict[date, int](), dict[date, int]()
    for each in row.sessions or ():
        day = date.fromisoformat(each["on"])
        monday = day - timedelta(days=day.weekday())
        days[day], weeks[monday] = days.get(day, 0) + each["hours"], weeks.get(monday, 0) + each["hours"]
    codes = {"day_too_long"} if max(days.values(), default=0) > most.a_day else set[str]()
    if most.a_week is not None and max(weeks.values(), default=0) > most.a_week:
        codes.add("week_too_long")
    return Judged(codes=frozenset(codes))


def exempt(row: Exempted, asked: Asked) -> Judged:
    """Whether the reason is one of the law's."""
    return Judged(codes=frozenset({"exempt" if row.exempt in law.values("work.compulsory.exempt", asked.on) else "not_exempt"}))


def in_words(code: str) -> str:
    """One thing that is said of work."""
    kind, _, month = code.partition(" ")
    if kind == "no_shows":
        return gettext("The rule of evasion is met by sessions missed in the month of %(day)s", day=format_date(date.fromisoformat(month)))
    return {
        "overdue": gettext("Overdue"),
        "intoxicated": gettext("The rule of evasion is met by coming intoxicated"),
        "day_too_long": gettext("More hours planned in a day than allowed"),
        "week_too_long": gettext("More hours planned in a week than allowed"),
        "exempt": gettext("Exempt from compulsory labour"),
        "not_exempt": gettext("Not exempt from compulsory labour"),
    }.get(code, code)


def _session(said: JsonObject) -> Session:
    outcome = cast("OutcomeCode", said["outcome"])
    return Session(UUID(said["id"]), UUID(said["site"]), date.fromisoformat(said["on"]), time.min, said["hours"], outcome)


SIMULATIONS: tuple[LawSimulation[Any], ...] = (
    LawSimulation(
        "work_orders", lambda: gettext("Orders of work"), ("work.order_within", "work.acquainted_within", "work.start_within"), Ordered,
        "o.id",
        """o.requested_on, o.received_on, o.acquainted_on, (SELECT min(s.on_date) FROM probation.work_session s
            WHERE s.registration = r.id AND s.cancelled_at IS NULL) AS first_session""",
        "probation.work_order o JOIN probation.registration r ON r.id = o.registration", f"{OPEN} AND o.state <> 'withdrawn'", step_due,
        in_words, calendar=True,
    ),
    LawSimulation(
        "work_evasion", lambda: gettext("Evasion of work"),
        ("work.evasion.period", "work.evasion.no_shows", "work.evasion.intoxicated", "work.no_shows", "work.intoxicated"), Worked, "r.id",
        f"r.category, false AS free, {OUTCOMES}", REGISTRATIONS,
        f"{OPEN} AND r.category IN ('community_work', 'restriction_of_liberty')", evaded, in_words,
    ),
    LawSimulation(
        "work_sessions", lambda: gettext("Sessions of work that are planned"),
        ("work.hours_a_day", "work.hours_a_day.free", "work.hours_a_week.free", "work.compulsory.hours_a_day"), Worked, "r.id",
        f"r.category, q.free, {AHEAD}", f"{REGISTRATIONS} {REQUIREMENT}",
        f"{OPEN} AND r.category IN ('community_work', 'restriction_of_liberty')", too_long, in_words,
    ),
    LawSimulation(
        "work_exemptions", lambda: gettext("Exemptions from compulsory labour"), ("work.compulsory.exempt",), Exempted, "r.id", "q.exempt",
        f"{REGISTRATIONS} {REQUIREMENT}", f"{OPEN} AND q.exempt IS NOT NULL", exempt, in_words,
    ),
)  # fmt: skip
