"""No image is kept without a reason, however a session ends, and the report shows it."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import numpy as np

from services.biometrics.database import DB, Audit
from services.biometrics.enrolment import actions as enrolment
from services.biometrics.images.queries import overdue_images
from services.biometrics.images.tables import Frame
from services.biometrics.kiosk.jobs import end_idle_sessions
from services.biometrics.retention.jobs import delete_old_images, delete_outlived_attempts
from services.biometrics.retention.queries import erasure_proof
from services.biometrics.retention.report import GRACE, retention
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions.domain import OPEN, Event, State
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.submission.tables import Attempt
from shared import audit
from shared.db.engine import transaction
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW, FixedClock
from tests.builders.subjects import Person, change_basis, close, enrolled
from tests.builders.visits import reviewed
from tests.support.clients import ClientFor

DAYS = timedelta(days=28)
GONE_BEFORE = {State.IDENTIFIED, State.ANSWERING, State.ABANDONED, State.EXPIRED}


async def with_images(person: Person, state: State) -> UUID:
    """A session in `state` with an image, even if that state should have none."""
    session, now, end = uuid4(), NOW, NOW + DAYS
    row: dict[str, Any] = {
        "id": session, "token_hash": session.hex, "person": person.id, "check_in": person.check_in, "kiosk": person.kiosk, "language": "kk",
        "state": state, "answers": "{}", "movements": [], "attempts": 1, "verify_tries": 0, "started_at": now, "seen_at": now,
    }  # fmt: skip
    await Session.insert(Session(**row))
    frame: dict[str, Any] = {
        "id": uuid4(),
        "person": person.id,
        "session": session,
        "attempt": 1,
        "position": 0,
        "step": "neutral",
        "taken_ms": 0,
    }
    await Frame.insert(Frame(**frame, version=0, image=b"closed", stored_at=now, delete_after=end))
    return session


async def test_every_state_of_a_session_has_an_end_for_its_images(person: Person, fixed_clock: FixedClock) -> None:
    """For states without images, one is inserted anyway: the report finds it, and it is deleted in time."""
    assert settings().image_retention_days == DAYS.days
    people = [person, await enrolled(), await enrolled()]  # one open session a person
    rest = [state for state in State if state not in OPEN]
    made = {state: await with_images(of, state) for state, of in [*zip(OPEN, people, strict=True), *((state, person) for state in rest)]}
    found = await retention(NOW)
    assert {reason: kept.images for reason, kept in found.by_reason.items()} == {
        "reference_in_use": 9, "person_at_the_kiosk": 1, "with_the_engine": 1, "officer_has_not_decided": 2,
        "unexplained": len(GONE_BEFORE),
    }  # fmt: skip
    assert (found.overdue, found.kept_to_the_rules) == (0, False)
    later = NOW + DAYS + GRACE
    assert (await retention(later + timedelta(minutes=1))).overdue == await overdue_images(later) == len(State)
    fixed_clock.move_to(later)
    await end_idle_sessions({})
    await delete_old_images({})
    after = await retention(later)
    assert (after.overdue, after.unexplained, after.kept_to_the_rules, after.images) == (0, 0, True, 9)
    for state, session in made.items():
        assert not await Frame.exists().where(Frame.session == session), state
    for owner in people:
        await close(owner)
    assert (await retention(later)).images == 0


async def test_leaving_closing_and_withdrawing_delete_at_once(person: Person) -> None:
    for event in (Event.LEAVE, Event.TIME_OUT):
        session = await with_images(person, State.CAPTURING)
        async with transaction(DB):
            await sessions.end(session, event, by=SYSTEM, now=NOW)
        assert not await Frame.exists().where(Frame.session == session)
    other = await enrolled()
    for owner in (person, other):
        for state in (State.CAPTURING, State.SUBMITTED, State.VERIFIED, State.RECEIPTED):
            await with_images(owner, state)
    await close(person)
    await change_basis(other.id)
    for owner in (person, other):
        proof = await erasure_proof(owner.id)
        assert proof is not None
        assert (proof.erased, proof.images_left, proof.templates_left) == (True, 0, 0)


async def test_an_image_that_should_be_gone_is_a_figure_to_watch(client_for: ClientFor, person: Person) -> None:
    client = await client_for("biometrics")
    session = await with_images(person, State.RECEIPTED)
    assert (await client.get("/health/retention")).json() == {"status": "kept", "overdue_images": 0}
    await Frame.update({Frame.delete_after: NOW - 2 * GRACE}).where(Frame.session == session)
    watched = await client.get("/health/retention")
    assert (watched.status_code, watched.json()) == (503, {"status": "overdue", "overdue_images": 1})
    await delete_old_images({})
    assert (await client.get("/health/retention")).status_code == 200


async def test_a_proof_is_none_while_an_image_is_left(person: Person) -> None:
    kept = await Frame.select().where(Frame.person == person.id).first()
    await close(person)
    assert kept is not None
    row: dict[Any, Any] = {getattr(Frame, name): value for name, value in kept.items()}
    await Frame.insert(Frame(row))
    proof = await erasure_proof(person.id)
    assert proof is not None
    assert (proof.erased, proof.images_left) == (False, 1)
    assert (await retention(NOW)).unexplained == 1


async def test_images_for_an_officer_are_counted_by_what_the_officer_said(person: Person) -> None:
    await with_images(person, State.RECEIPTED)
    for verdict in ("no_match", "match_with_concern"):
        await reviewed(person, verdict)
        found = await retention(NOW)
        assert found.by_reason[verdict].images == 1
        assert found.by_reason[verdict].last_ends_at is not None
    await reviewed(person, "match")
    assert set((await retention(NOW)).by_reason) == {"reference_in_use"}


async def test_reference_images_that_nobody_confirmed_are_overdue_after_a_day(person: Person) -> None:
    references = [enrolment.AcceptedFrame(b"\xff\xd8r", np.full(128, 0.1))] * 3
    await enrolment.enrol(person.id, references, engine="test", by=SYSTEM, now=NOW)
    assert (await retention(NOW)).by_reason["reference_to_confirm"].images == 3
    tomorrow = NOW + timedelta(hours=24) + GRACE + timedelta(minutes=1)
    assert (await retention(tomorrow)).overdue == 3
    await enrolment.delete_unconfirmed(by=SYSTEM, now=tomorrow)
    assert (await retention(tomorrow)).kept_to_the_rules


async def attempt_of(person: Person, session: UUID, *, at: datetime | None = None) -> UUID:
    """The figures of one capture: a score, and nothing that shows a face."""
    made = uuid4()
    row: dict[str, Any] = {
        "id": made, "session": session, "person": person.id, "number": 1, "match": "match", "liveness": "live", "quality": "good",
        "score": 5.1, "calibrated": False, "engine": "test", "at": at or NOW,
    }  # fmt: skip
    await Attempt.insert(Attempt(**row))
    return made


async def attempts_left() -> set[UUID]:
    return {row["id"] for row in await Attempt.select(Attempt.id)}


async def test_figures_go_with_the_person_and_those_of_a_visit_under_way_when_it_ends(person: Person) -> None:
    await attempt_of(person, await with_images(person, State.RECEIPTED))
    other = await enrolled()
    others = await attempt_of(other, await with_images(other, State.RECEIPTED))
    visit = await with_images(person, State.SUBMITTED)
    heard = await attempt_of(person, visit)
    await change_basis(person.id)
    assert await attempts_left() == {others, heard}, "who is at the kiosk has still to be heard"
    await delete_outlived_attempts({})
    assert await attempts_left() == {others, heard}
    proof = await erasure_proof(person.id)
    assert proof is not None
    assert proof.details is not None
    assert (proof.erased, proof.attempts_left, proof.details["attempts_deleted"]) == (False, 1, 1)
    async with transaction(DB):
        await Session.update({Session.state: State.RECEIPTED}).where(Session.id == visit)
    later = NOW + 2 * GRACE
    found = await retention(later)
    assert (found.figures.attempts, found.figures.of_erased, found.kept_to_the_rules) == (2, 1, False)
    await delete_outlived_attempts({})
    assert await attempts_left() == {others}
    proof = await erasure_proof(person.id)
    assert proof is not None
    assert (proof.erased, proof.attempts_left) == (True, 0)
    await close(other)
    assert await attempts_left() == set()
    assert (await retention(later)).figures.of_erased == 0


async def test_figures_have_a_term_of_their_own(person: Person) -> None:
    session = await with_images(person, State.RECEIPTED)
    term = timedelta(days=settings().attempt_retention_days)
    await attempt_of(person, session, at=NOW - term - timedelta(hours=1))
    young = await attempt_of(person, session, at=NOW - term + timedelta(hours=1))
    found = (await retention(NOW)).figures
    assert (found.attempts, found.overdue, found.of_erased, found.term_days) == (2, 1, 0, term.days)
    assert found.oldest_days > term.days
    await delete_outlived_attempts({})
    assert await attempts_left() == {young}
    assert (await retention(NOW)).kept_to_the_rules
    (record,) = await Audit.select(Audit.details).where(Audit.action == "attempts_deleted")
    assert json.loads(record["details"]) == {"because": "retention", "attempts": 1}
    assert (await audit.verify(Audit)).broken_at is None
