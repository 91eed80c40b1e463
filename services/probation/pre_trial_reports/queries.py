"""Reads of pre-trial reports, scoped by who asks: their officer and office, and whoever may see the person that they are linked to."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from datetime import date
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.pre_trial_reports.domain.requests import NewRequest
from services.probation.pre_trial_reports.rows import ListedReport, OnRegister, ShownEvent, ShownReport
from services.probation.pre_trial_reports.tables import PreTrialReport
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values

COLUMNS = ", ".join(f"t.{each._meta.name}" for each in PreTrialReport._meta.columns if each._meta.name not in ("person", "registration"))
REPORTS = f"""(SELECT {COLUMNS}, t.person AS linked_person, t.registration AS linked_registration, coalesce(t.person, t.id) AS person,
    btrim(concat_ws(' ', t.family_name, t.given_name, t.patronymic)) AS name FROM probation.pre_trial_report t) r"""
"""Reports as `r`. Of one that is linked to nobody, `person` is its own id, so that a scope applies to it."""
SHOWN = f"SELECT r.*, f.content, f.version AS form_number FROM {REPORTS} JOIN probation.opening_form f ON f.id = r.form_version"
MATCHES = """($3::text = '' OR r.iin = $3 OR lower(r.request_number) = lower($3)
    OR strpos(public.name_key(r.name), public.name_key($3)) > 0)"""
LISTED = f"""SELECT r.* FROM {REPORTS} WHERE {{scope}} AND (r.state IN ('served', 'withdrawn')) = $1 AND {MATCHES}
    AND ($4::uuid IS NULL OR (r.due_on, r.id) {{behind}} (SELECT l.due_on, l.id FROM probation.pre_trial_report l WHERE l.id = $4))
    ORDER BY r.due_on {{order}}, r.id {{order}} LIMIT $2"""
ALIKE = f"""SELECT r.* FROM {REPORTS} WHERE r.state <> 'withdrawn' AND r.erased_at IS NULL AND r.office = $1
    AND (r.iin = $2 OR lower(r.request_number) = lower($3) AND r.requested_on = $4
        OR public.name_key(r.family_name) = public.name_key($5) AND public.name_key(r.given_name) = public.name_key($6)
            AND r.birth_date IS NOT DISTINCT FROM $7)
    ORDER BY r.due_on, r.id LIMIT 20"""
ON_REGISTER = f"""SELECT r.person, r.id AS registration, {NAME} AS name, r.case_number, r.office FROM probation.registration r
    JOIN probation.person p ON p.id = r.person WHERE p.iin = $1 AND r.current AND {{scope}}"""


async def report(by: Actor, number: UUID) -> ShownReport | None:
    """A report; None if this reader may not see it."""
    condition, values = scope(by, 2)
    linked, more = scope(by, 2 + len(values), "g")
    seen = f"({condition} OR EXISTS (SELECT FROM probation.registration g WHERE g.person = r.linked_person AND {linked}))"
    return await fetch_row(DB, ShownReport, f"{SHOWN} WHERE r.id = $1 AND {seen}", number, *values, *more)


async def any_report(number: UUID) -> ShownReport | None:
    """A report, inside an action that checks who may change it."""
    return await fetch_row(DB, ShownReport, f"{SHOWN} WHERE r.id = $1", number)


async def reports(by: Actor, *, over: bool, words: str = "", size: int, after: UUID | None = None) -> KeysetPage[ListedReport]:
    """The reader's requests: those that wait, first due first, or those that are over, the latest first. `words`: a name, IIN or number."""
    condition, values = scope(by, 5)
    statement = LISTED.format(scope=condition, behind="<" if over else ">", order="DESC" if over else "")
    return page_of(await fetch_rows(DB, ListedReport, statement, over, size + 1, words, after, *values), size, begins_after=after)


async def due(by: Actor, *, size: int) -> list[ListedReport]:
    """The reader's requests that wait, first due first."""
    return list((await reports(by, over=False, size=size)).rows)


async def events(number: UUID) -> list[ShownEvent]:
    """What happened to a report, the latest first. Call `report` first: it checks who may read."""
    return await fetch_rows(DB, ShownEvent, "SELECT * FROM probation.pre_trial_report_event WHERE report = $1 ORDER BY number DESC", number)


async def alike(new: NewRequest, office: str) -> list[ListedReport]:
    """Requests of the office that may be the same: its number and day, the IIN, or the name with the day of birth."""
    asked = (new.iin, new.number, new.requested_on, new.family_name, new.given_name, new.birth_date)
    async with beyond_scope(DB, "a request of a colleague in the same office, so that nobody opens it a second time"):
        return await fetch_rows(DB, ListedReport, ALIKE, office, *asked)


async def on_register(by: Actor, iin: str | None) -> list[OnRegister]:
    """Who of the reader's people has this IIN."""
    if not iin:
        return []
    condition, values = scope(by, 2)
    return await fetch_rows(DB, OnRegister, ON_REGISTER.format(scope=condition), iin, *values)


async def known_elsewhere(iin: str | None) -> list[str]:
    """The offices that have somebody with this IIN on the register."""
    statement = """SELECT DISTINCT r.office FROM probation.registration r JOIN probation.person p ON p.id = r.person
        WHERE p.iin = $1 AND r.current AND r.state = 'open'"""
    if not iin:
        return []
    async with beyond_scope(DB, "whether somebody is on the register already, also of another office, before a report is asked for"):
        return await fetch_values(DB, statement, iin)


async def to_link(iin: str | None, office: str) -> list[ListedReport]:
    """Reports with this IIN, written in this office, that nobody linked yet. Call `case` first: it checks who may read."""
    if not iin:
        return []
    statement = f"""SELECT r.* FROM {REPORTS} WHERE r.iin = $1 AND r.office = $2 AND r.linked_person IS NULL AND r.erased_at IS NULL
        AND r.state <> 'withdrawn' ORDER BY r.requested_on DESC, r.id LIMIT 20"""
    async with beyond_scope(DB, "a report of the same office about a person with the same number, to be linked to the case by its officer"):
        return await fetch_rows(DB, ListedReport, statement, iin, office)


async def linked(person: UUID) -> list[ListedReport]:
    """Reports that are linked to a person. Call `case` first: it checks who may read."""
    statement = f"SELECT r.* FROM {REPORTS} WHERE r.linked_person = $1 ORDER BY r.requested_on DESC, r.id"
    return await fetch_rows(DB, ListedReport, statement, person)


async def over_before(ended: date, *, size: int) -> list[UUID]:
    """Reports that ended before a day and that are linked to nobody, which are kept no longer."""
    statement = """SELECT id FROM probation.pre_trial_report WHERE person IS NULL AND erased_at IS NULL AND ended_at < $1::date
        ORDER BY ended_at, id LIMIT $2"""
    return await fetch_values(DB, statement, ended, size)
