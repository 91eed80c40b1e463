"""Files: given, loaded in one piece or not at all, dropped."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from services.reintegration.courses.actions import groups
from services.reintegration.courses.domain import GroupAct
from services.reintegration.database import DB, Audit
from services.reintegration.directory.tables import Organisation
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.listing_import import queries
from services.reintegration.listing_import.checking import check
from services.reintegration.listing_import.domain import Kind, Known, Line, Plan, State, plan
from services.reintegration.listing_import.queries import ImportRow
from services.reintegration.listing_import.tables import ListingImport
from services.reintegration.vacancies import actions as vacancies
from services.reintegration.vacancies.domain import Act
from services.reintegration.vacancies.permissions import VacancyPermission
from services.reintegration.vacancies.queries import vacancy as vacancy_of
from services.reintegration.vacancies.written import Written
from services.reintegration.words import today
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.web.i18n import format_date, gettext


async def give(kind: Kind, organisation: UUID, content: bytes, *, token: UUID, by: Actor, now: datetime) -> UUID:
    """Keep a file that can be read; returns it. Nothing is loaded. Sent twice, it is kept once.

    Raises NotThere for another organisation, NotASheet and MissingColumns where it cannot be read.
    """
    own = may(by, VacancyPermission.LOAD_OWN) and by.provider == organisation
    if not own and not may(by, VacancyPermission.LOAD):
        raise NotThere
    await check(content, kind, organisation, {}, today(now))
    made = uuid4()
    async with transaction(DB):
        if before := await sent_before(token, made, by=by, now=now):
            return before
        if not await Organisation.exists().where(Organisation.id == organisation, Organisation.ended_at.is_null()):
            raise NotThere
        await ListingImport.insert(
            ListingImport(
                id=made, organisation=organisation, kind=kind, content=content, state=State.CHECKED.value, by_id=by.id, by_name=by.name,
                at=now, written=0, changed=0, closed=0,
            )
        )  # fmt: skip
        await audit.record(Audit, by=by, action="listings_given", about=made, details={"kind": kind}, at=now)
    return made


async def planned(row: ImportRow, now: datetime) -> tuple[Plan, list[Any]]:
    """(what loading it would do now, the defects that stand in the way)."""
    known = await queries.known(row.kind, row.organisation, today(now))
    checked = await check(row.content, row.kind, row.organisation, known, today(now))
    return plan(checked.lines, known.values()), list(checked.defects)


async def load(number: UUID, close: Collection[UUID], *, seen: str, by: Actor, now: datetime) -> None:
    """Load it as it was shown, and close those entries that somebody chose.

    Loaded again, nothing changes. Raises NotThere; NotAllowed while there is a defect, or where this is not what was shown.
    """
    async with transaction(DB):
        row = await queries.one(number, by, lock=True)
        if row.state == State.LOADED:
            return
        what, defects = await planned(row, now)
        if row.state != State.CHECKED or defects or what.fingerprint() != seen:
            raise NotAllowed("changed")
        for line in what.new:
            await _write(row, line, by=by, now=now)
        for line, before, _ in what.changed:
            await _change(row, line, before, by=by, now=now)
        chosen = [each for each in what.gone if each.id in close]
        for each in chosen:
            await _close(row, each, by=by, now=now)
        await _end(row, State.LOADED, len(what.new), len(what.changed), len(chosen), by=by, now=now)


async def drop(number: UUID, *, by: Actor, now: datetime) -> None:
    """It is not loaded. Raises NotThere, NotAllowed where it was loaded."""
    async with transaction(DB):
        row = await queries.one(number, by, lock=True)
        if row.state == State.LOADED:
            raise NotAllowed(row.state)
        await _end(row, State.DROPPED, 0, 0, 0, by=by, now=now)


async def _write(row: ImportRow, line: Line, *, by: Actor, now: datetime) -> None:
    token = uuid5(row.id, line.number)
    if row.kind == "courses":
        await groups.write(_offer(line), _group(line), token=token, by=by, now=now)
        return
    made = await vacancies.write(row.organisation, _vacancy(line), token=token, by=by, now=now)
    await vacancies.move(made, Act.PROPOSE if by.provider else Act.OPEN, seen_version=1, by=by, now=now)


async def _change(row: ImportRow, line: Line, before: Known, *, by: Actor, now: datetime) -> None:
    if row.kind == "courses":
        await groups.change(before.id, _group(line), seen_version=before.version, by=by, now=now)
    else:
        await vacancies.change(before.id, _vacancy(line), seen_version=before.version, by=by, now=now)


async def _close(row: ImportRow, each: Known, *, by: Actor, now: datetime) -> None:
    why = gettext("It is not in the file of %(day)s any more", day=format_date(today(row.at)))
    if row.kind == "courses":
        await groups.move(each.id, GroupAct.CANCEL, why, seen_version=each.version, by=by, now=now)
    else:
        await vacancies.move(each.id, Act.CLOSE, why=why, seen_version=(await vacancy_of(each.id, by)).version, by=by, now=now)


async def _end(row: ImportRow, state: State, written: int, changed: int, closed: int, *, by: Actor, now: datetime) -> None:
    values: ColumnValues = {
        ListingImport.state: state.value, ListingImport.ended_at: now, ListingImport.ended_by_name: by.name,
        ListingImport.written: written, ListingImport.changed: changed, ListingImport.closed: closed,
    }  # fmt: skip
    await ListingImport.update(values).where(ListingImport.id == row.id)
    details: audit.Details = {"written": written, "changed": changed, "closed": closed}
    await audit.record(Audit, by=by, action=f"listings_{state.value}", about=row.id, details=details, at=now)


def _vacancy(line: Line) -> Written:
    says: Mapping[str, Any] = line.says
    return Written(**says)


def _group(line: Line) -> groups.Written:
    says: Mapping[str, Any] = {name: value for name, value in line.says.items() if name != "offer"}
    return groups.Written(**says)


def _offer(line: Line) -> UUID:
    return UUID(str(line.says["offer"]))
