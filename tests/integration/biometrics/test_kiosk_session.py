"""A visit to the kiosk, on a real database."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta

import pytest

from services.biometrics.capture import actions as capture
from services.biometrics.database import DB
from services.biometrics.images.tables import Frame
from services.biometrics.retention import actions as retention
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions.domain import Event, NotNow, State
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.submission import actions as submission
from services.biometrics.submission.tables import Attempt
from shared.db.engine import transaction
from shared.identity.limits.lockout import FREE_FAILURES
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW, soon
from tests.builders.subjects import PIN, Person, registered, with_check_in
from tests.builders.visits import FRAMES, GOOD, NO_MATCH, at_camera, captured, identified, judged, receipt, sent, state, taken


async def test_a_good_check_in_ends_with_a_receipt_and_no_image(person: Person) -> None:
    session = await at_camera(person)
    attempt = await captured(person, session)
    assert await submission.record_verification(session, attempt, GOOD, by=SYSTEM, now=NOW) == State.VERIFIED
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert (message["match"], message["liveness"], message["reason"]) == ("match", "live", None)
    assert message["answers"] == {"mood": "well", "support": ["housing"]}
    assert await Frame.count().where(Frame.session == session) == FRAMES
    await receipt(person)
    assert await state(session) == State.RECEIPTED
    assert await Frame.count().where(Frame.session == session) == 0


async def test_no_match_offers_one_more_try_and_is_then_handed_in(person: Person) -> None:
    session = await at_camera(person)
    attempt = await captured(person, session)
    assert await submission.record_verification(session, attempt, NO_MATCH, by=SYSTEM, now=NOW) == State.CAPTURING
    assert not await sent(person.id, "biometrics.identity_verified.v1")
    attempt = await captured(person, session)
    assert await submission.record_verification(session, attempt, NO_MATCH, by=SYSTEM, now=NOW) == State.VERIFIED
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert message["reason"] == "no_match"
    assert await Attempt.count().where(Attempt.session == session) == 2
    assert await Frame.count().where(Frame.session == session) == FRAMES, "the images of the first try are replaced"


async def test_who_walks_away_after_a_doubtful_picture_has_checked_in(person: Person) -> None:
    session = await at_camera(person)
    await judged(person, session, NO_MATCH)
    later = soon(settings().session_idle_seconds + 1)
    assert await submission.hand_in_left_behind(by=SYSTEM, now=later) == 1
    assert await sessions.expire_idle(by=SYSTEM, now=later) == 0
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert message["reason"] == "no_match"


@pytest.mark.parametrize("reason", ["no_camera", "camera_refused", "cannot_move", "chose_officer"])
async def test_without_a_camera_it_is_handed_in_all_the_same(person: Person, reason: str) -> None:
    session = await at_camera(person)
    await submission.hand_in_without_camera(session, reason, by=person.at_kiosk, now=NOW)  # type: ignore[arg-type]  # parametrised
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert (message["match"], message["reason"]) == ("not_attempted", reason)
    with pytest.raises(sessions.AlreadyHandedIn):
        await identified(person)


async def test_the_camera_is_closed_without_basis_or_reference_or_attempts(engines: object) -> None:
    nobody = await with_check_in(basis=False)
    assert await capture.camera_closed(await identified(nobody), now=NOW) == "basis_missing"
    unknown = await with_check_in()
    assert await capture.camera_closed(await identified(unknown), now=NOW) == "no_template"


async def test_attempts_are_limited_over_all_sessions_of_a_day(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_ATTEMPTS_PER_PERSON_A_DAY", "1")
    monkeypatch.setenv("ORALU_ATTEMPTS_PER_SESSION", "2")
    settings.cache_clear()
    session = await at_camera(person)
    await judged(person, session, NO_MATCH)
    assert await state(session) == State.VERIFIED, "no attempt is left, so it is handed in"


async def test_two_sessions_of_one_person_at_once_leave_one(person: Person) -> None:
    found = await asyncio.gather(*(identified(person) for _ in range(4)))
    states = [await state(session) for session in found]
    assert states.count(State.IDENTIFIED) == 1
    assert states.count(State.ABANDONED) == 3


async def test_a_new_session_clears_the_old_one(person: Person) -> None:
    old = await at_camera(person)
    await judged(person, old, NO_MATCH)
    await identified(person)
    assert await state(old) == State.ABANDONED
    assert await Frame.count().where(Frame.session == old) == 0
    with pytest.raises(NotNow):
        await capture.begin_capture(old, now=NOW)


async def test_a_late_result_of_an_old_attempt_changes_nothing(person: Person) -> None:
    session = await at_camera(person)
    first = await captured(person, session)
    await submission.record_verification(session, first, NO_MATCH, by=SYSTEM, now=NOW)
    await captured(person, session)
    assert await submission.record_verification(session, first, GOOD, by=SYSTEM, now=NOW) == State.SUBMITTED
    assert not await sent(person.id, "biometrics.identity_verified.v1")


async def test_results_that_race_send_one_message(person: Person) -> None:
    session = await at_camera(person)
    attempt = await captured(person, session)
    await asyncio.gather(*(submission.record_verification(session, attempt, GOOD, by=SYSTEM, now=NOW) for _ in range(4)))
    assert len(await sent(person.id, "biometrics.identity_verified.v1")) == 1


async def test_a_nonce_works_for_one_capture_and_a_minute(person: Person) -> None:
    session = await at_camera(person)
    nonce = await capture.begin_capture(session, now=NOW)
    again = await capture.begin_capture(session, now=NOW)
    for stale, now in ((nonce, NOW), (again, soon(settings().nonce_seconds + 1))):
        with pytest.raises(capture.StaleNonce):
            await capture.describe_next(session, stale, 1, now=now)
        with pytest.raises(capture.StaleNonce):
            await capture.add_frames(session, stale, taken(0), by=person.at_kiosk, now=now)
    assert await Frame.count().where(Frame.session == session) == 0
    await captured(person, session)
    with pytest.raises(NotNow):
        await capture.add_frames(session, again, taken(9_000), by=person.at_kiosk, now=NOW)


async def test_the_same_frames_sent_by_two_at_once_are_taken_once(person: Person) -> None:
    session = await at_camera(person)
    nonce = await capture.begin_capture(session, now=NOW)
    sent_twice = [capture.add_frames(session, nonce, taken(0, 200), by=person.at_kiosk, now=NOW) for _ in range(2)]
    answers = await asyncio.gather(*sent_twice, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["BadUpload", "Step"]
    assert await Frame.count().where(Frame.session == session) == 2


async def test_a_capture_that_stops_half_way_leaves_nothing(person: Person) -> None:
    session = await at_camera(person)
    nonce = await capture.begin_capture(session, now=NOW)
    await capture.add_frames(session, nonce, taken(0, 200), by=person.at_kiosk, now=NOW)
    await capture.forget_unfinished_captures(now=NOW)
    assert await Frame.count().where(Frame.session == session) == 2, "it may still go on"
    await capture.forget_unfinished_captures(now=soon(settings().nonce_seconds + 1))
    assert await Frame.count().where(Frame.session == session) == 0
    await capture.add_frames(session, await capture.begin_capture(session, now=NOW), taken(0), by=person.at_kiosk, now=NOW)
    await submission.hand_in_without_camera(session, "no_camera", by=person.at_kiosk, now=NOW)
    assert await Frame.count().where(Frame.session == session) == 0


async def test_wrong_pins_lock_the_card_for_a_while(person: Person) -> None:
    for _ in range(FREE_FAILURES + 2):
        with pytest.raises((sessions.WrongCard, sessions.Locked)):
            await sessions.identify(person.card, "0000", kiosk=person.kiosk, language="kk", by=person.at_kiosk, now=NOW)
    with pytest.raises(sessions.Locked):
        await identified(person)
    await sessions.identify(person.card, PIN, kiosk=person.kiosk, language="kk", by=person.at_kiosk, now=soon(3600))


async def test_many_wrong_pins_at_one_moment_are_counted_one_by_one(person: Person) -> None:
    def guess(pin: str) -> Awaitable[sessions.Identified]:
        return sessions.identify(person.card, pin, kiosk=person.kiosk, language="kk", by=person.at_kiosk, now=NOW)

    answers = await asyncio.gather(*(guess(f"{number:04d}") for number in range(30)), return_exceptions=True)
    assert sum(isinstance(answer, sessions.WrongCard) for answer in answers) <= FREE_FAILURES


async def test_i_cannot_do_this_after_a_doubtful_picture_hides_nothing_from_the_officer(person: Person) -> None:
    session = await at_camera(person)
    await judged(person, session, NO_MATCH)
    await submission.hand_in_without_camera(session, "cannot_move", by=person.at_kiosk, now=NOW)
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert (message["match"], message["reason"]) == ("no_match", "cannot_move")
    assert await Attempt.count().where(Attempt.session == session) == 1


async def test_withdrawing_the_basis_leaves_what_the_person_says_at_the_kiosk(person: Person) -> None:
    session = await at_camera(person)
    await retention.erase_subject(person.id, because="basis withdrawn", by=SYSTEM, now=NOW)
    await submission.hand_in_without_camera(session, "basis_missing", by=person.at_kiosk, now=NOW)
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert message["answers"] == {"mood": "well", "support": ["housing"]}


async def test_an_unknown_card_is_answered_like_a_wrong_pin(person: Person) -> None:
    with pytest.raises(sessions.WrongCard):
        await sessions.identify("CARD-UNKNOWN", PIN, kiosk=person.kiosk, language="kk", by=person.at_kiosk, now=NOW)


async def test_nothing_due_says_when_the_next_one_opens(engines: object) -> None:
    early = await (await registered()).due(opens=timedelta(hours=3))
    with pytest.raises(sessions.NothingDue) as nothing:
        await identified(early)
    assert nothing.value.opens_at


async def test_a_session_that_nobody_touches_expires_and_keeps_nothing(person: Person) -> None:
    session = await at_camera(person)
    assert await sessions.expire_idle(by=SYSTEM, now=soon(settings().session_idle_seconds + 1)) == 1
    assert await state(session) == State.EXPIRED
    row = await Session.select(Session.answers, Session.nonce_hash).where(Session.id == session).first()
    assert row == {"answers": "{}", "nonce_hash": None}


async def test_leaving_forgets_the_answers(person: Person) -> None:
    session = await at_camera(person)
    async with transaction(DB):
        await sessions.end(session, Event.LEAVE, by=person.at_kiosk, now=NOW)
    assert await state(session) == State.ABANDONED
    assert (await identified(person)) != session, "and the check-in can be begun again"
