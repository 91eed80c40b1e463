"""Reminders of appointments: only to whoever wants one, once, to the number in the case, and never where help rests."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.contacts.appointments import Plan, cancel, move, set_reminder
from services.reintegration.contacts.reminders import delivering
from services.reintegration.contacts.reminders.delivering import deliver_batch
from services.reintegration.contacts.reminders.queries import Reminder, reminder_of
from services.reintegration.contacts.tables import Appointment, AppointmentReminder
from services.reintegration.continuation.actions import close
from services.reintegration.errors import HelpRests, NotAllowed, NotThere
from services.reintegration.sending import trying
from services.reintegration.timeline.tables import TimelineEntry
from shared.notifications.gateway import Accepted, Outgoing, Refused, TryLater
from tests.builders.actors import SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.referral_links import written
from tests.support.clients import SignedIn
from tests.support.forms import submit

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOON = NOW + 3 * DAY
DUE = SOON - DAY


async def kept(appointment: object) -> Reminder:
    found = await reminder_of(appointment)  # type: ignore[arg-type]
    assert found is not None
    return found


async def test_it_goes_out_the_day_before_once_and_stands_on_the_appointment(desk: Desk) -> None:
    wanted, not_wanted = await desk.appointment(SOON, remind=True), await desk.appointment(SOON)
    assert await deliver_batch(DUE - timedelta(minutes=1)) == 0
    assert sorted(await asyncio.gather(deliver_batch(DUE), deliver_batch(DUE))) == [0, 1], "two workers at once"
    assert await deliver_batch(DUE + HOUR) == 0
    (sent,) = written()
    assert (sent["key"], sent["channel"], sent["to"], sent["language"]) == (str(wanted), "sms", "+77010000000", "kk")
    assert "Demo" not in sent["text"]
    found = await kept(wanted)
    assert (found.state, found.settled_at, found.number_end) == ("sent", DUE, "0000")
    assert await reminder_of(not_wanted) is None
    kinds = [row["kind"] for row in await TimelineEntry.select(TimelineEntry.kind)]
    assert kinds.count("appointment_reminder_sent") == 1


async def test_a_worker_that_was_killed_leaves_it_to_another_with_the_same_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    appointment = await desk.appointment(SOON, remind=True)

    async def killed(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(delivering, "_settle", killed)
        with pytest.raises(asyncio.CancelledError):
            await deliver_batch(DUE)
    assert await deliver_batch(DUE + timedelta(minutes=1)) == 0
    assert await deliver_batch(DUE + timedelta(minutes=6)) == 1
    assert {each["key"] for each in written()} == {str(appointment)}, "whoever knows the key sends it once"
    assert (await kept(appointment)).state == "sent"


async def test_a_moved_appointment_has_one_reminder_for_its_new_time(desk: Desk) -> None:
    appointment = await desk.appointment(SOON, remind=True)
    later = Plan("phone", "Papers", SOON + DAY, 15, None, "Asia/Almaty", remind=True)
    moved = await move(appointment, later, why="No transport", seen_version=1, by=SOCIAL, now=NOW)
    assert await deliver_batch(DUE) == 0
    assert (await kept(appointment)).why == "not_planned"
    assert await deliver_batch(DUE + DAY) == 1
    assert [each["key"] for each in written()] == [str(moved)]


async def test_nothing_goes_out_for_what_does_not_take_place_or_a_closed_case(desk: Desk) -> None:
    called_off, with_the_case = await desk.appointment(SOON, remind=True), await desk.appointment(SOON, remind=True)
    await cancel(called_off, why="Is away", seen_version=1, by=SOCIAL, now=NOW)
    await Case.update({Case.ground: "consent"}).where(Case.person == desk.person)
    await close(desk.person, reason="goals_reached", words=None, by=SOCIAL, now=NOW)
    assert await deliver_batch(DUE) == 0
    assert {(await kept(each)).why for each in (called_off, with_the_case)} == {"not_planned"}
    assert written() == []


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({Case.rests: "in_custody"}, "rests"), ({Case.rests: "died"}, "rests"), ({Case.rests: "help_declined"}, "rests"),
        ({Case.phone: None}, "no_number"), ({Case.phone: "102"}, "no_number"),
    ],
)  # fmt: skip
async def test_what_came_up_meanwhile_speaks_against_it(desk: Desk, changed: dict[object, object], why: str) -> None:
    appointment = await desk.appointment(SOON, remind=True)
    await Case.update(changed).where(Case.person == desk.person)  # type: ignore[arg-type]
    assert await deliver_batch(DUE) == 1
    found = await kept(appointment)
    assert (found.state, found.why) == ("withheld", why)
    assert written() == []


async def test_too_near_or_too_late_nothing_goes_out(desk: Desk) -> None:
    near, missed = await desk.appointment(NOW + HOUR, remind=True), await desk.appointment(SOON, remind=True)
    assert ((await kept(near)).state, (await kept(near)).why) == ("withheld", "too_late")
    assert await deliver_batch(SOON) == 1, "the worker's process was down for a day"
    assert (await kept(missed)).why == "too_late"
    assert written() == []


class Failing:
    """A gateway that takes nothing."""

    name = "http"

    def __init__(self, problem: Exception) -> None:
        self.problem = problem

    async def send(self, message: Outgoing) -> Accepted:
        raise self.problem


async def test_what_cannot_be_sent_now_is_tried_again_and_a_wrong_number_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    appointment = await desk.appointment(SOON, remind=True)
    monkeypatch.setattr(trying, "gateway_of", lambda *_: Failing(TryLater("timeout")))
    assert await deliver_batch(DUE) == 1
    assert ((await kept(appointment)).state, (await kept(appointment)).attempts) == ("queued", 1)
    monkeypatch.setattr(trying, "gateway_of", lambda *_: Failing(Refused("unknown_address")))
    assert await deliver_batch(DUE + HOUR) == 1
    found = await kept(appointment)
    assert (found.state, found.why) == ("failed", "unknown_address")


async def test_the_person_changes_their_mind_until_it_is_sent(desk: Desk) -> None:
    appointment = await desk.appointment(SOON, remind=True)
    for wanted, state in ((False, "withheld"), (False, "withheld"), (True, "queued"), (True, "queued")):
        await set_reminder(appointment, wanted=wanted, by=SOCIAL, now=NOW)
        assert (await kept(appointment)).state == state
    with pytest.raises(NotThere):
        await set_reminder(appointment, wanted=False, by=SOCIAL_ELSEWHERE, now=NOW)
    assert await deliver_batch(DUE) == 1
    for wanted in (True, False):
        with pytest.raises(NotAllowed):
            await set_reminder(appointment, wanted=wanted, by=SOCIAL, now=DUE)
    await Case.update({Case.rests: "in_custody"}).where(Case.person == desk.person)
    with pytest.raises(HelpRests):
        await set_reminder(await desk_appointment(), wanted=True, by=SOCIAL, now=NOW)


async def desk_appointment() -> UUID:
    rows = await Appointment.select(Appointment.id).output(as_list=True)
    found: UUID = rows[0]
    return found


async def test_one_that_is_being_tried_is_not_called_off_in_words_alone(desk: Desk) -> None:
    appointment = await desk.appointment(SOON, remind=True)
    await AppointmentReminder.update({AppointmentReminder.lease_until: DUE + HOUR}).where(AppointmentReminder.appointment == appointment)
    with pytest.raises(NotAllowed):
        await set_reminder(appointment, wanted=False, by=SOCIAL, now=DUE)
    assert (await kept(appointment)).state == "queued"


async def test_the_form_asks_and_the_page_says_what_was_sent(desk: Desk, signed_in: SignedIn) -> None:
    social = await signed_in("reintegration", "social")
    form = f"/cases/{desk.person}/appointments/new"
    shown = (await social.get(form)).text
    assert "The person wants it, to +77010000000" in shown
    assert "checked" not in shown, "nobody says yes for the person"
    sent = {"way": "office", "purpose": "Identity card", "day": "15.01.2028", "at": "10:00", "minutes": "30", "time_zone": "Asia/Almaty"}
    assert "checked" in (await submit(social, form, sent | {"remind": "yes", "way": ""})).text, "what was typed stays"
    assert (await submit(social, form, sent | {"remind": "yes"})).status_code == 303
    page = f"/desk-appointments/{await desk_appointment()}"
    said = (await social.get(page)).text
    assert "Waits to be sent" in said
    assert "15.01.2028" in said
    assert 'value="yes" checked' in (await social.get(f"{page}/move")).text, "the wish is kept for another time"
    assert (await submit(social, page, {"wanted": ""}, to=f"{page}/reminder")).status_code == 422
    assert (await submit(social, page, {"wanted": "no"}, to=f"{page}/reminder")).status_code == 303
    assert "The person wants no reminder" in (await social.get(page)).text
    await Case.update({Case.phone: None}).where(Case.person == desk.person)
    assert "there is no mobile number in the case" in (await social.get(form)).text
