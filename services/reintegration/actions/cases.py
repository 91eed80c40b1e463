"""A case from registration to its end, the worker's notes, and a change of residence."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.actions.common import Values, locked_case, sent_before, write_entry
from services.reintegration.actions.plans import archive_open_plans
from services.reintegration.actions.referrals import end_or_hand_over
from services.reintegration.actions.tasks import cancel_waiting_tasks
from services.reintegration.domain.case import CaseStatus
from services.reintegration.live import notify_desk
from services.reintegration.tables import DB, MAIL, Audit, Case
from shared import audit
from shared.db.engine import transaction
from shared.identity.actors import Actor
from shared.messages.probation import RegistrationClosedForReintegration, RegistrationOpenedForReintegration
from shared.messages.reintegration import ResidenceChanged
from shared.outbox import send


async def open_case(message: RegistrationOpenedForReintegration, *, by: Actor, now: datetime) -> None:
    """A registered person appears on the desk. Registered again, the same case opens again with its history."""
    values: Values = {
        "registration": message.registration,
        "case_number": message.case_number,
        "name": message.name,
        "phone": message.phone,
        "language": message.language,
        "region": message.region,
        "office": message.office,
        "status": CaseStatus.OPEN.value,
        "opened_at": now,
        "closed_at": None,
    }
    async with transaction(DB):
        if await Case.exists().where(Case.person == message.person):
            await Case.update(values).where(Case.person == message.person)
            await _move_to_desk(message.person, office=message.office, region=message.region)
        else:
            await Case.insert(
                Case({Case.person: message.person, **{Case._meta.get_column_by_name(str(name)): value for name, value in values.items()}})
            )
        await write_entry(message.person, "case_opened", by=by, now=now)
        await audit.record(Audit, by=by, action="case_opened", about=message.person, details={"office": message.office}, at=now)
        await notify_desk({"office": message.office, "region": message.region})


async def _move_to_desk(person: UUID, *, office: str, region: str) -> None:
    """What is still going on goes along with the case."""
    for table, going_on in (("task", "status IN ('open', 'taken')"), ("step", "state = 'active'"), ("referral", "ended_at IS NULL")):
        statement = f"UPDATE reintegration.{table} SET office = $2, region = $3 WHERE person = $1 AND {going_on}"  # noqa: S608 - constants
        await DB.connection().execute(statement, person, office, region)


async def close_case(message: RegistrationClosedForReintegration, *, by: Actor, now: datetime) -> None:
    """The registration ended: tasks are cancelled, plans put aside, referrals withdrawn, or handed over where help has begun."""
    async with transaction(DB):
        case = await locked_case(message.person, by=by, must_be_open=False)
        if case["status"] == CaseStatus.CLOSED or case["registration"] != message.registration:
            return
        tasks = await cancel_waiting_tasks(message.person, now=now)
        plans = await archive_open_plans(message.person, now=now)
        withdrawn, handed_over = await end_or_hand_over(message.person, by=by, now=now)
        await Case.update({Case.status: CaseStatus.CLOSED.value, Case.closed_at: message.closed_at}).where(Case.person == message.person)
        counts: dict[str, audit.Detail] = {"tasks": tasks, "plans": plans, "withdrawn": withdrawn, "handed_over": handed_over}
        await write_entry(message.person, "case_closed", by=by, now=now, withdrawn=withdrawn, handed_over=handed_over)
        await audit.record(Audit, by=by, action="case_closed", about=message.person, details=counts, at=now)
        await notify_desk(case)


async def add_note(person: UUID, words: str, *, token: UUID, by: Actor, now: datetime) -> None:
    """A note on the timeline; notes are added, never changed."""
    async with transaction(DB):
        await locked_case(person, by=by, must_be_open=False)
        if await sent_before(token, uuid4(), by=by, now=now):
            return
        await write_entry(person, "note", by=by, now=now, words=words)
        await audit.record(Audit, by=by, action="note_added", about=person, details={}, at=now)


async def report_move(person: UUID, *, token: UUID, by: Actor, now: datetime) -> None:
    """The person moved: the officer is asked to see to the home zone; the address itself is not sent."""
    async with transaction(DB):
        await locked_case(person, by=by)
        if await sent_before(token, uuid4(), by=by, now=now):
            return
        await write_entry(person, "residence_changed", by=by, now=now)
        await audit.record(Audit, by=by, action="residence_changed", about=person, details={}, at=now)
        await send(MAIL, ResidenceChanged(person=person, changed_at=now))
