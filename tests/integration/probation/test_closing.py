"""Closing a registration: by one officer or two, undone within a day, final after it."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.cases.tables import Registration
from services.probation.check_ins.tables import CheckIn
from services.probation.closing.actions import Why, answer_proposal, ask_to_close, close_registration
from services.probation.closing.jobs import finish_closings
from services.probation.closing.queries import latest_closing
from services.probation.closing.undoing import finish_closing, undo_closing
from services.probation.database import Outbox
from services.probation.errors import AlreadyDecided, SecondOfficerNeeded
from services.probation.legal_basis.tables import LegalBasisDocument
from services.probation.queue.tables import QueueItem
from shared import clock
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.check_ins import check_in_in_doubt
from tests.builders.moments import NOW, FixedClock
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import submit

HOUR = timedelta(hours=1)
HELD, CLOSED, OPENED = (f"probation.registration_{what}_for_biometrics.v1" for what in ("held", "closed", "opened"))


async def sent() -> list[str]:
    return [row["type"] for row in await Outbox.select(Outbox.type).order_by(Outbox.sequence)]


async def state_of(registration: UUID) -> str:
    row = await Registration.select(Registration.state).where(Registration.id == registration).first()
    assert row is not None
    found: str = row["state"]
    return found


@pytest.mark.usefixtures("engines")
async def test_what_a_closing_ended_is_taken_up_again_when_it_is_undone() -> None:
    person, _ = await check_in_in_doubt()
    registration = (await Registration.select(Registration.id))[0]["id"]
    waiting = {row["id"] for row in await QueueItem.select(QueueItem.id).where(QueueItem.closed_at.is_null())}
    before = {row["id"]: row["state"] for row in await CheckIn.select(CheckIn.id, CheckIn.state)}
    assert waiting
    await close_registration(person, reason="cancelled_by_court", by=OFFICER, now=NOW)
    assert {row["state"] for row in await CheckIn.select(CheckIn.state)} == {"cancelled"}
    await undo_closing(registration, "The wrong person", by=SENIOR, now=NOW + HOUR)
    assert await state_of(registration) == "open"
    assert {row["id"]: row["state"] for row in await CheckIn.select(CheckIn.id, CheckIn.state)} == before
    assert {row["id"] for row in await QueueItem.select(QueueItem.id).where(QueueItem.closed_at.is_null())} == waiting
    assert [row["ended_at"] for row in await LegalBasisDocument.select(LegalBasisDocument.ended_at)] in ([], [None])
    kinds = await sent()
    assert (kinds.count(HELD), kinds.count(OPENED), kinds.count(CLOSED)) == (1, 2, 0)
    with pytest.raises(AlreadyDecided):
        await undo_closing(registration, "Again", by=SENIOR, now=NOW + HOUR)


async def test_after_a_day_the_closing_is_final_and_only_then_the_others_are_told(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = FixedClock()
    monkeypatch.setattr(clock, "now", at)
    made = await register()
    await close_registration(made.person, reason="cancelled_by_court", by=OFFICER, now=NOW)
    at.move_to(NOW + timedelta(hours=23))
    await finish_closings({})
    assert CLOSED not in await sent()
    at.move_to(NOW + timedelta(hours=24))
    await finish_closings({})
    await finish_closings({})
    assert (await sent()).count(CLOSED) == 1
    assert (await sent()).count("probation.registration_closed_for_reintegration.v1") == 1
    with pytest.raises(AlreadyDecided):
        await undo_closing(made.registration, "Too late", by=OFFICER, now=at.moment)


async def test_who_is_registered_anew_within_the_day_begins_without_the_old_face(register: Register) -> None:
    made = await register()
    await close_registration(made.person, reason="cancelled_by_court", by=OFFICER, now=NOW)
    await register()
    kinds = [kind for kind in await sent() if kind in {HELD, CLOSED, OPENED}]
    assert kinds == [OPENED, HELD, CLOSED, OPENED]
    with pytest.raises(AlreadyDecided):
        await undo_closing(made.registration, "A mistake", by=OFFICER, now=NOW + HOUR)


async def test_a_reason_without_a_court_wants_a_second_officer(register: Register) -> None:
    made = await register()
    assert await ask_to_close(made.person, Why("died", "Certificate 1"), by=OFFICER, now=NOW) == "proposed"
    assert await state_of(made.registration) == "open"
    with pytest.raises(AlreadyDecided):
        await ask_to_close(made.person, Why("other", "Letter"), by=SENIOR, now=NOW)
    with pytest.raises(SecondOfficerNeeded):
        await answer_proposal(made.person, "confirmed", "I am sure", by=OFFICER, now=NOW)
    await answer_proposal(made.person, "refused", "The certificate is of another person", by=SENIOR, now=NOW)
    assert await state_of(made.registration) == "open"
    assert await ask_to_close(made.person, Why("died", "Certificate 2"), by=OFFICER, now=NOW + HOUR) == "proposed"
    await answer_proposal(made.person, "confirmed", "Seen", by=SENIOR, now=NOW + HOUR)
    assert await state_of(made.registration) == "closed"
    closing = await latest_closing(made.registration)
    assert closing is not None
    assert (closing.reason, closing.answered_by_name, closing.closed_at) == ("died", SENIOR.name, NOW + HOUR)
    assert await finish_closing(closing.id, by=OFFICER, now=NOW + HOUR)
    assert not await finish_closing(closing.id, by=OFFICER, now=NOW + HOUR)


async def test_the_term_has_not_ended_before_its_last_day(register: Register, signed_in: SignedIn) -> None:
    made, client = await register(), await signed_in("probation", "officer")
    answer = await submit(client, f"/people/{made.person}/close", {"reason": "term_ended", "document": "", "sure": ""})
    assert answer.status_code == 422
    for field in ("reason", "document", "sure"):
        assert f'href="#{field}"' in answer.text


async def test_the_pages_of_undoing_and_of_the_second_officer(register: Register, signed_in: SignedIn) -> None:
    made, client = await register(), await signed_in("probation", "officer")
    case = f"/people/{made.person}"
    await submit(client, f"{case}/close", {"reason": "other", "document": "Letter 3", "sure": "yes"})
    alone = await submit(client, f"{case}/close", {"answer": "confirmed", "words": "Yes"}, to=f"{case}/close/answer")
    assert alone.status_code == 422
    senior = await signed_in("probation", "senior")
    for language in ("kk", "ru", "en"):
        senior.cookies.set("oralu_language", language)
        assert (await senior.get(f"{case}/close")).status_code == 200
    assert (await submit(senior, f"{case}/close", {"answer": "", "words": ""}, to=f"{case}/close/answer")).status_code == 422
    assert (await submit(senior, f"{case}/close", {"answer": "confirmed", "words": "Seen"}, to=f"{case}/close/answer")).status_code == 303
    assert "Undo the removal" in (await client.get(case)).text
    assert (await submit(client, f"{case}/reopen", {"words": ""})).status_code == 422
    assert (await submit(client, f"{case}/reopen", {"words": "A mistake"})).status_code == 303
    assert await state_of(made.registration) == "open"
