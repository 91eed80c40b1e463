"""No image outlives its reason, whatever becomes of a session, and the report says so."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import numpy as np
import pytest

from services.biometrics.actions import enrolment, sessions, subjects
from services.biometrics.domain.session import OPEN, Event, State
from services.biometrics.jobs import delete_old_images, end_idle_sessions
from services.biometrics.queries import erasure_proof, overdue_images
from services.biometrics.retention import GRACE, retention
from services.biometrics.settings import settings
from services.biometrics.tables import DB, Frame, Session
from shared import clock
from shared.db.engine import transaction
from shared.messages.probation import BiometricBasisChanged
from tests.conftest import ClientFor
from tests.integration.biometrics.conftest import SYSTEM, Person
from tests.integration.biometrics.test_erasure import close, reviewed

DAYS = timedelta(days=28)
GONE_BEFORE = {State.IDENTIFIED, State.ANSWERING, State.ABANDONED, State.EXPIRED}


async def enrolled() -> Person:
    return await (await (await Person().register()).due()).enrolled()


async def with_images(person: Person, state: State) -> UUID:
    """A session in `state` that holds an image, whether the state may or not."""
    session, now, end = uuid4(), clock.now(), clock.now() + DAYS
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


async def test_every_state_of_a_session_has_an_end_for_its_images(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Images of states that hold none are stored by force: the report finds them, and time deletes even those."""
    assert settings().image_retention_days == DAYS.days
    people = [person, await enrolled(), await enrolled()]  # one open session a person
    rest = [state for state in State if state not in OPEN]
    made = {state: await with_images(of, state) for state, of in [*zip(OPEN, people, strict=True), *((state, person) for state in rest)]}
    found = await retention(clock.now())
    assert {reason: kept.images for reason, kept in found.by_reason.items()} == {
        "reference_in_use": 9, "person_at_the_kiosk": 1, "with_the_engine": 1, "officer_has_not_decided": 2,
        "unexplained": len(GONE_BEFORE),
    }  # fmt: skip
    assert (found.overdue, found.kept_to_the_rules) == (0, False)
    later = clock.now() + DAYS + GRACE
    assert (await retention(later + timedelta(minutes=1))).overdue == await overdue_images(later) == len(State)
    monkeypatch.setattr(clock, "now", lambda: later)
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
            await sessions.end(session, event, by=SYSTEM, now=clock.now())
        assert not await Frame.exists().where(Frame.session == session)
    other = await enrolled()
    for owner in (person, other):
        for state in (State.CAPTURING, State.SUBMITTED, State.VERIFIED, State.RECEIPTED):
            await with_images(owner, state)
    await close(person)
    await subjects.change_basis(BiometricBasisChanged(person=other.id, basis=None), by=SYSTEM, now=clock.now())
    for owner in (person, other):
        proof = await erasure_proof(owner.id)
        assert proof is not None
        assert (proof["erased"], proof["images_left"], proof["templates_left"]) == (True, 0, 0)


async def test_an_image_that_should_be_gone_is_a_figure_to_watch(client_for: ClientFor, person: Person) -> None:
    client = await client_for("biometrics")
    session = await with_images(person, State.RECEIPTED)
    assert (await client.get("/health/retention")).json() == {"status": "kept", "overdue_images": 0}
    await Frame.update({Frame.delete_after: clock.now() - 2 * GRACE}).where(Frame.session == session)
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
    assert (proof["erased"], proof["images_left"]) == (False, 1)
    assert (await retention(clock.now())).unexplained == 1


async def test_images_for_an_officer_are_counted_by_what_the_officer_said(person: Person) -> None:
    await with_images(person, State.RECEIPTED)
    for verdict in ("no_match", "match_with_concern"):
        await reviewed(person, verdict)
        found = await retention(clock.now())
        assert found.by_reason[verdict].images == 1
        assert found.by_reason[verdict].last_ends_at is not None
    await reviewed(person, "match")
    assert set((await retention(clock.now())).by_reason) == {"reference_in_use"}


async def test_reference_images_that_nobody_confirmed_are_overdue_after_a_day(person: Person) -> None:
    references = [enrolment.Reference(b"\xff\xd8r", np.full(128, 0.1))] * 3
    await enrolment.enrol(person.id, references, engine="test", by=SYSTEM, now=clock.now())
    assert (await retention(clock.now())).by_reason["reference_to_confirm"].images == 3
    tomorrow = clock.now() + timedelta(hours=24) + GRACE + timedelta(minutes=1)
    assert (await retention(tomorrow)).overdue == 3
    await enrolment.delete_unconfirmed(by=SYSTEM, now=tomorrow)
    assert (await retention(tomorrow)).kept_to_the_rules
