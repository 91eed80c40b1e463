"""Proceedings about a possible breach, brought to a stage by the actions that officers use."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.breaches.actions import deciding, hearing, opening, rulings, serving
from services.probation.breaches.domain.attempts import Means, Result
from services.probation.breaches.domain.consequences import Matter, Step
from services.probation.breaches.queries import any_proceeding
from services.probation.breaches.rows import Proceeding
from services.probation.check_ins.actions import expire_check_in
from services.probation.check_ins.tables import CheckIn
from services.probation.database import BY, DB
from services.probation.queue.tables import QueueItem
from services.probation.telemetry.alerts import actions as alerts
from shared.actors import Actor
from shared.db.engine import transaction
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.alerts import Raised, Wearer
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.vendors import put_on

INCIDENT = "INSERT INTO probation.incident (id, person, opened_at, raised_at, priority, status) VALUES ($1, $2, $3, $3, 1, 'raised')"
MISSED = NOW + timedelta(days=4)
"""The first check-in is missed by then."""
DAY = MISSED.date()
COURT = "Demo Court"


async def row_of(number: UUID) -> Proceeding:
    """The proceeding as it stands."""
    found = await any_proceeding(number)
    assert found is not None
    return found


async def stage_of(number: UUID) -> str:
    return (await row_of(number)).stage


async def a_missed_check_in(person: UUID, *, now: datetime = MISSED) -> UUID:
    """Nobody came to the person's earliest open check-in until `now`."""
    row = await CheckIn.select(CheckIn.id).where(CheckIn.person == person, CheckIn.state == "created").order_by(CheckIn.due_on).first()
    assert row is not None
    found: UUID = row["id"]
    assert await expire_check_in(found, by=BY, now=now)
    return found


async def opened_for(
    person: UUID, *, chosen: Sequence[tuple[str, UUID]] = (), own: str = "", matter: Matter = "duty", registration: UUID | None = None,
    by: Actor = OFFICER, now: datetime = MISSED,
) -> UUID:  # fmt: skip
    """A proceeding about these facts."""
    fact = opening.OwnFact(now - timedelta(hours=1), own) if own else None
    return await opening.open_proceeding(person, opening.NewProceeding(registration, matter, chosen, fact, fresh()), by=by, now=now)


async def about_a_missed_check_in(person: UUID, *, by: Actor = OFFICER, now: datetime = MISSED) -> UUID:
    """A proceeding about the person's missed check-in."""
    return await opened_for(person, chosen=[("missed_check_in", await a_missed_check_in(person, now=now))], by=by, now=now)


async def seen(number: UUID) -> int:
    """The version that an officer sees now."""
    return (await row_of(number)).version


def an_explanation(**changed: Any) -> hearing.NewExplanation:
    """In Kazakh, written by the person."""
    given: dict[str, Any] = {
        "kind": "given", "words": "Ауырып қалдым", "language": "kk", "given_on": DAY, "written_by": "person",
        "document": "Explanation of 28.11",
    }  # fmt: skip
    return hearing.NewExplanation(**{**given, **changed})


async def asked(number: UUID, *, how: Means = Means.SUMMONS, by: Actor = OFFICER, now: datetime = MISSED) -> None:
    """An explanation is asked for."""
    await hearing.ask(number, how, seen=await seen(number), by=by, now=now)


async def tried(number: UUID, at: datetime, *, means: Means = Means.CALL, minutes: int = 2, by: Actor = OFFICER) -> None:
    """An attempt to hear the person that nobody answered."""
    new = hearing.NewAttempt(means, at, minutes, Result.NOT_REACHED, "No answer")
    await hearing.record_attempt(number, new, seen=await seen(number), by=by, now=at)


async def heard(number: UUID, *, by: Actor = OFFICER, now: datetime = MISSED, **changed: Any) -> None:
    """Asked, and explained."""
    await asked(number, by=by, now=now)
    await hearing.record_explanation(number, an_explanation(given_on=now.date(), **changed), seen=await seen(number), by=by, now=now)


async def decided(
    number: UUID, *steps: Step, months: int | None = None, answer: deciding.Answer = "confirmed", stated: Sequence[str] = (),
    by: Actor = OFFICER, now: datetime = MISSED,
) -> None:  # fmt: skip
    """An officer's decision."""
    decision = deciding.Decision(answer, "The explanation was taken into account", steps, months, stated)
    await deciding.decide(number, decision, seen=await seen(number), by=by, now=now)


async def signed(number: UUID, *, by: Actor = SENIOR, now: datetime = MISSED) -> None:
    """The second signature."""
    await deciding.sign(number, "sign", "Agreed", seen=await seen(number), by=by, now=now)


async def served(number: UUID, *, on: date | None = None, by: Actor = OFFICER, now: datetime = MISSED) -> None:
    """Served against signature."""
    await serving.serve(number, serving.Service("signature", on or now.date(), "Signed"), seen=await seen(number), by=by, now=now)


async def waiting(number: UUID) -> list[str]:
    """The kinds of what waits in the queue about a proceeding."""
    rows = await QueueItem.select(QueueItem.kind).where(QueueItem.subject_id == number, QueueItem.closed_at.is_null())
    return sorted(row["kind"] for row in rows)


async def a_warning(person: UUID, own: str = "Left the district") -> UUID:
    """A proceeding that ended with a warning, which was served."""
    number = await opened_for(person, own=own)
    await heard(number)
    await decided(number, Step.WARNING)
    await served(number)
    return number


async def at_court(person: UUID, *steps: Step, months: int | None = 6, by: Actor = OFFICER) -> UUID:
    """A proceeding about a missed check-in whose submission was signed and sent; without `steps` to extend the term."""
    number = await about_a_missed_check_in(person, by=by)
    await heard(number, by=by)
    await decided(number, *(steps or (Step.WARNING, Step.EXTEND)), months=months, by=by)
    await signed(number)
    await served(number, by=by)
    return number


def a_ruling(on: date = DAY, **changed: Any) -> rulings.NewRuling:
    """The court granted the extension that was asked for."""
    given: dict[str, Any] = {
        "court": COURT, "number": "4-11", "ruled_on": on, "result": "granted", "effect": "extend", "months": 6, "words": "As asked",
    }  # fmt: skip
    return rulings.NewRuling(**{**given, **changed})


async def ruled(number: UUID, ruling: rulings.NewRuling) -> None:
    """The ruling is recorded."""
    await rulings.record_ruling(number, ruling, seen=await seen(number), by=OFFICER, now=MISSED)


async def a_confirmed_incident(person: UUID) -> UUID:
    """A bracelet's alert that an officer confirmed after a call; the drafted record."""
    wearer = Wearer(person, "BREACH-1", await put_on(person, "BREACH-1", by=OFFICER))
    alert, incident = await Raised("home", NOW).of(wearer), fresh()
    async with transaction(DB):
        await DB.connection().execute(INCIDENT, incident, person, NOW)
        await DB.connection().execute("UPDATE probation.alert SET incident = $2 WHERE id = $1", alert, incident)
    await alerts.record_contact([alert], how="not_reached", words="No answer", by=OFFICER, now=NOW)
    await alerts.record_finding([alert], outcome="confirmed", reason="Was not at home", by=OFFICER, now=NOW)
    row = await QueueItem.select(QueueItem.subject_id).where(QueueItem.kind == "violation", QueueItem.person == person).first()
    assert row is not None
    found: UUID = row["subject_id"]
    return found
