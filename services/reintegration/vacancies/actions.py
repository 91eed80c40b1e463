"""Vacancies: written, changed, moved to another state, confirmed; a place is taken when somebody begins there."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.database import DB, Audit
from services.reintegration.directory.domain import search_key
from services.reintegration.directory.tables import Organisation
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.vacancies.domain import SEEN_FIRST, Act, Party, State, VacancyRow, next_state
from services.reintegration.vacancies.permissions import VacancyPermission
from services.reintegration.vacancies.queries import ONE
from services.reintegration.vacancies.tables import Vacancy, VacancyEvent
from services.reintegration.vacancies.written import Written
from services.reintegration.words import today
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_row, fetch_values


def party_of(by: Actor) -> Party:
    """On which side somebody is. Raises NotThere for whoever writes no vacancies."""
    if may(by, VacancyPermission.WRITE):
        return "desk"
    if may(by, VacancyPermission.OWN) and by.provider is not None:
        return "provider"
    raise NotThere


async def write(organisation: UUID, what: Written, *, token: UUID, by: Actor, now: datetime) -> UUID:
    """A new draft; returns its id. Sent twice, it is made once. Raises NotThere for another organisation, or none that exists."""
    made, party = uuid4(), party_of(by)
    if party == "provider" and organisation != by.provider:
        raise NotThere
    async with transaction(DB):
        if before := await sent_before(token, made, by=by, now=now):
            return before
        found = await Organisation.select(Organisation.name).where(Organisation.id == organisation, Organisation.ended_at.is_null()).first()
        if found is None:
            raise NotThere
        row = Vacancy(
            id=made, organisation=organisation, state=State.DRAFT.value, taken=0, confirmed_on=today(now), made_at=now, version=1,
            search_key=search_key(what.title, what.description, what.place, found["name"]), **asdict(what),
        )  # fmt: skip
        await Vacancy.insert(row)
        await _event(made, 1, "write", State.DRAFT, None, by=by, now=now)
    return made


async def change(vacancy: UUID, what: Written, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Write it anew. Where a provider changed what the desk looks at first, it waits for the desk again. Raises NotThere, NotAllowed."""
    async with transaction(DB):
        row, party = await _locked(vacancy, seen_version, by)
        if what.places < row.taken:
            raise NotAllowed(row.state)
        columns = asdict(what)
        looked_at = any(columns[name] != getattr(row, name) for name in SEEN_FIRST)
        state = State.PROPOSED if party == "provider" and looked_at and row.state in (State.OPEN, State.PAUSED) else State(row.state)
        key = search_key(what.title, what.description, what.place, row.organisation_name)
        values: ColumnValues = {getattr(Vacancy, name): value for name, value in columns.items()} | {
            Vacancy.state: state.value, Vacancy.search_key: key, Vacancy.version: row.version + 1, Vacancy.confirmed_on: today(now),
        }  # fmt: skip
        await Vacancy.update(values).where(Vacancy.id == vacancy)
        await _event(vacancy, row.version + 1, "change", state, None, by=by, now=now)


async def move(vacancy: UUID, act: Act, *, why: str = "", seen_version: int, by: Actor, now: datetime) -> None:
    """Another state. Raises NotThere, NotAllowed, ReasonMissing."""
    async with transaction(DB):
        row, party = await _locked(vacancy, seen_version, by)
        await _move(row, act, party, why, by=by, now=now)


async def confirm(vacancy: UUID, *, by: Actor, now: datetime) -> None:
    """It is still right. Raises NotThere."""
    async with transaction(DB):
        row, _ = await _locked(vacancy, None, by)
        await Vacancy.update({Vacancy.confirmed_on: today(now), Vacancy.version: row.version + 1}).where(Vacancy.id == vacancy)
        await _event(vacancy, row.version + 1, "confirm", State(row.state), None, by=by, now=now)


async def expire(*, by: Actor, now: datetime) -> int:
    """Those whose last day has passed end; returns how many."""
    statement = "SELECT id FROM reintegration.vacancy WHERE state IN ('open', 'paused') AND closes_on < $1 ORDER BY id"
    found = await fetch_values(DB, statement, today(now))
    for vacancy in found:
        async with transaction(DB):
            row = await _row(vacancy)
            if row.state in (State.OPEN, State.PAUSED):
                await _move(row, Act.EXPIRE, "system", "", by=by, now=now)
    return len(found)


async def take_place(vacancy: UUID, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: somebody begins there; with the last place it is filled. Raises NotAllowed where none is left."""
    row = await _row(vacancy)
    if row.taken >= row.places:
        raise NotAllowed(State.FILLED)
    full = row.taken + 1 == row.places and row.state in (State.OPEN, State.PAUSED)
    values: ColumnValues = {Vacancy.taken: row.taken + 1, Vacancy.version: row.version + 1}
    state = State.FILLED if full else State(row.state)
    await Vacancy.update(values | {Vacancy.state: state.value}).where(Vacancy.id == vacancy)
    await _event(vacancy, row.version + 1, "take_place", state, None, by=by, now=now)


async def give_place_back(vacancy: UUID, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: the beginning was entered by mistake. A vacancy that was filled by it is open again."""
    row = await _row(vacancy)
    state = State.OPEN if row.state == State.FILLED and (row.closes_on is None or row.closes_on >= today(now)) else State(row.state)
    values: ColumnValues = {Vacancy.taken: max(row.taken - 1, 0), Vacancy.version: row.version + 1, Vacancy.state: state.value}
    await Vacancy.update(values).where(Vacancy.id == vacancy)
    await _event(vacancy, row.version + 1, "give_place_back", state, None, by=by, now=now)


async def _move(row: VacancyRow, act: Act, party: Party, why: str, *, by: Actor, now: datetime) -> None:
    state = next_state(row.state, act, party, closes_on=row.closes_on, today=today(now), why=why)
    said = why.strip() or None
    values: ColumnValues = {Vacancy.state: state.value, Vacancy.version: row.version + 1, Vacancy.why: said}
    await Vacancy.update(values).where(Vacancy.id == row.id)
    await _event(row.id, row.version + 1, act.value, state, said, by=by, now=now)


async def _locked(vacancy: UUID, seen_version: int | None, by: Actor) -> tuple[VacancyRow, Party]:
    party = party_of(by)
    row = await _row(vacancy)
    if party == "provider" and row.organisation != by.provider:
        raise NotThere
    if seen_version is not None and row.version != seen_version:
        raise NotAllowed(row.state)
    return row, party


async def _row(vacancy: UUID) -> VacancyRow:
    row = await fetch_row(DB, VacancyRow, f"{ONE} FOR UPDATE OF v", vacancy)
    if row is None:
        raise NotThere
    return row


async def _event(vacancy: UUID, version: int, act: str, state: State, why: str | None, *, by: Actor, now: datetime) -> None:
    await VacancyEvent.insert(
        VacancyEvent(
            id=uuid4(), vacancy=vacancy, version=version, act=act, state=state.value, why=why, by_id=by.id, by_name=by.name,
            by_role=str(by.role), at=now,
        )
    )  # fmt: skip
    await audit.record(Audit, by=by, action=f"vacancy_{act}", about=vacancy, details={"version": version}, at=now)
