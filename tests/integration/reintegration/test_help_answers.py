"""A decision about a request for help is told to whoever asked for it; what a decided request says is erased after its time."""

import asyncio
from datetime import datetime, timedelta

import httpx
import pytest

from services.reintegration.database import Audit, Outbox
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.help_requests import deciding, queries, sending
from services.reintegration.help_requests.answering import delivering
from services.reintegration.help_requests.answering.actions import note_told, send_again
from services.reintegration.help_requests.answering.delivering import deliver_batch
from services.reintegration.help_requests.answering.queries import AnswerRow, answers_of
from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.domain import id_of
from services.reintegration.help_requests.keeping.erasing import decided_before, erase_batch
from services.reintegration.help_requests.keeping.figures import by_month, by_reason
from services.reintegration.help_requests.tables import HelpRequest, HelpRequestAnswer
from services.reintegration.sealing.tables import NeedKey
from services.reintegration.sending import trying
from shared.notifications.gateway import Accepted, Outgoing, Refused, TryLater
from tests.builders.actors import SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.referral_links import written
from tests.support.clients import ClientFor, SignedIn
from tests.support.forms import submit

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
BY_SMS = Content("Demo", "Aigerim", "", 1984, "8 701 000 00 01", "", ("housing",), "I sleep in a cellar", "sms")
BY_MAIL = Content("Demo", "Aigerim", "", 1984, "", "At the bus station", ("housing",), "", "email", "demo@example.test")


class Wanted:
    """A gateway that answers as the test wants."""

    name = "http"

    def __init__(self, problem: Exception | None) -> None:
        self.problem = problem

    async def send(self, _: Outgoing) -> Accepted:
        if self.problem:
            raise self.problem
        return Accepted("1")


async def asked(content: Content = BY_SMS, language: str = "ru") -> HelpRequest:
    token = fresh()
    await sending.send(content, region="75", language=language, token=token, site=str(token), now=NOW)  # type: ignore[arg-type]
    row = await HelpRequest.objects().where(HelpRequest.id == id_of(token)).first()
    assert row is not None
    return row


async def declined(content: Content = BY_SMS) -> HelpRequest:
    row = await asked(content)
    await deciding.decline(row.id, "other", version=1, by=SOCIAL, now=NOW)
    return row


async def one(row: HelpRequest) -> AnswerRow:
    (found,) = await answers_of(row.id)
    return found


async def test_an_sms_goes_out_once_and_names_nothing_but_the_number(desk: Desk) -> None:
    row = await asked()
    await deciding.accept(row.id, token=fresh(), by=SOCIAL, now=NOW)
    assert sorted(await asyncio.gather(deliver_batch(NOW), deliver_batch(NOW))) == [0, 1], "two workers at once"
    assert await deliver_batch(NOW + DAY) == 0
    (sent,) = written()
    assert (sent["channel"], sent["to"], sent["language"]) == ("sms", "+77010000001", "ru")
    assert f"75-{row.number:06}" in sent["text"]
    assert "/help/answer" in sent["text"]
    for secret in ("Demo", "Aigerim", "cellar", "жиль", "пробаци"):
        assert secret not in sent["text"]
    assert ((await one(row)).state, (await one(row)).number_end) == ("sent", "0001")
    stored = str(await HelpRequestAnswer.select()) + str(await Audit.select()) + str(await Outbox.select())
    assert "7010000001" not in stored


async def test_by_mail_or_not_at_all_as_the_person_said(desk: Desk) -> None:
    await declined(BY_MAIL)
    silent = await declined(Content("Demo", "Silent", "", 1990, "+77010000002", "", ("work",), ""))
    await deliver_batch(NOW)
    assert [(each["channel"], each["to"]) for each in written()] == [("email", "demo@example.test")]
    assert await answers_of(silent.id) == [], "who wants no message gets none"


async def test_taken_up_again_or_taken_back_nothing_goes_out(desk: Desk) -> None:
    up, back = await declined(), await asked()
    await deciding.take_up(up.id, version=2, by=SOCIAL, now=NOW)
    await deciding.decline(back.id, "other", version=1, by=SOCIAL, now=NOW)
    await NeedKey.delete().where(NeedKey.person == back.person)
    await deliver_batch(NOW)
    assert written() == []
    assert ((await one(up)).state, (await one(up)).why) == ("withheld", "taken_up")
    assert ((await one(back)).state, (await one(back)).why) == ("withheld", "gone")
    await deciding.decline(up.id, "other", version=3, by=SOCIAL, now=NOW)
    assert [each.state for each in await answers_of(up.id)] == ["queued", "withheld"], "a new decision is told anew"


async def test_a_worker_that_was_killed_leaves_it_to_another_with_the_same_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = await declined()

    async def killed(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(delivering, "_settle", killed)
        with pytest.raises(asyncio.CancelledError):
            await deliver_batch(NOW)
    assert await deliver_batch(NOW + MINUTE) == 0
    assert await deliver_batch(NOW + 6 * MINUTE) == 1
    assert {each["key"] for each in written()} == {str((await one(row)).id)}


async def test_a_gateway_that_is_away_is_tried_again_until_it_is_of_no_use(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = await declined()
    monkeypatch.setattr(trying, "gateway_of", lambda *_: Wanted(TryLater("unreachable")))
    assert await deliver_batch(NOW) == 1
    assert (await one(row)).state == "queued"
    assert await deliver_batch(NOW + timedelta(seconds=10)) == 0
    assert await deliver_batch(NOW + 3 * DAY) == 1
    assert (await one(row)).state == "failed"


async def test_what_could_not_be_sent_is_told_by_a_worker(desk: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    row = await declined()
    monkeypatch.setattr(trying, "gateway_of", lambda *_: Wanted(Refused("unknown_address")))
    await deliver_batch(NOW)
    worker = await signed_in("reintegration", "social")
    worker.cookies.set("oralu_language", "en")
    assert "The answer could not be sent: call the person" in (await worker.get("/desk")).text
    address, answer = f"/help-requests/{row.id}", (await one(row)).id
    assert "There is no such number or mailbox" in (await worker.get(address)).text
    unsaid = await submit(worker, address, {}, to=f"{address}/answers/{answer}/told")
    assert unsaid.status_code == 422
    assert (await submit(worker, address, {"how": "phone"}, to=f"{address}/answers/{answer}/told")).is_redirect
    shown = (await worker.get(address)).text
    assert "By phone" in shown
    assert "Try to send it again" not in shown
    assert "could not be sent: call" not in (await worker.get("/desk")).text
    with pytest.raises(NotThere):
        await send_again(row.id, answer, by=SOCIAL, now=NOW)


async def test_it_is_sent_again_when_a_worker_says_so_and_only_what_failed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = await declined()
    answer = (await one(row)).id
    for act in (send_again(row.id, answer, by=SOCIAL, now=NOW), note_told(row.id, answer, "phone", by=SOCIAL, now=NOW)):
        with pytest.raises(NotAllowed):
            await act
    with monkeypatch.context() as patched:
        patched.setattr(trying, "gateway_of", lambda *_: Wanted(Refused("refused")))
        await deliver_batch(NOW)
    with pytest.raises(NotThere):
        await send_again(row.id, answer, by=SOCIAL_ELSEWHERE, now=NOW)
    await send_again(row.id, answer, by=SOCIAL, now=NOW + 3 * DAY)
    assert await deliver_batch(NOW + 3 * DAY) == 1
    assert (await one(row)).state == "sent"


@pytest.mark.parametrize(("field", "value"), [("way", ""), ("phone", "102"), ("email", "")])
async def test_the_form_asks_how_and_wants_an_address_that_fits(
    field: str, value: str, desk: Desk, client_for: ClientFor
) -> None:  # fmt: skip
    stranger = await client_for("reintegration")
    typed = {
        "family_name": "Demo", "given_name": "Aigerim", "birth_year": "1984", "phone": "+77010000001", "region": "75", "needs": ["housing"],
        "way": "email" if field == "email" else "sms", "email": "demo@example.test", "consent": "yes", field: value,
    }  # fmt: skip
    assert (await submit(stranger, "/help", typed)).status_code == 422
    assert await HelpRequest.count() == 0


async def test_its_own_text_says_who_reads_it_and_how_long_it_is_kept(desk: Desk, client_for: ClientFor) -> None:
    stranger = await client_for("reintegration")
    for language, said in (("kk", "180 күн"), ("ru", "180 дней"), ("en", "180 days")):
        stranger.cookies.set("oralu_language", language)
        assert said in (await stranger.get("/help")).text
    assert (await asked()).told_on is not None


async def test_the_number_belongs_to_the_code(desk: Desk, client_for: ClientFor) -> None:
    stranger = await client_for("reintegration")
    token = fresh()
    receipt = await sending.send(BY_SMS, region="75", language="ru", token=token, site="test", now=NOW)
    again = await sending.send(BY_SMS, region="75", language="ru", token=token, site="test", now=NOW)
    assert again == receipt, "a form sent twice shows the same number"
    for number, status in ((receipt.number, 200), (receipt.number[3:], 200), ("75-999999", 422), ("", 422)):
        assert (await submit(stranger, "/help/answer", {"number": number, "code": receipt.code})).status_code == status
    await HelpRequest.update({HelpRequest.number: None}).where(HelpRequest.id == id_of(token))
    older = await submit(stranger, "/help/answer", {"number": "", "code": receipt.code})
    assert older.status_code == 200, "one from before there were numbers is known by its code"


AFTER = NOW + 182 * DAY


async def test_half_a_year_after_the_answer_it_is_erased_and_the_figures_stay(desk: Desk, client_for: ClientFor) -> None:
    token = fresh()
    receipt = await sending.send(BY_SMS, region="75", language="ru", token=token, site="test", now=NOW)
    row = await queries.request_of(id_of(token), SOCIAL)
    waiting = await asked()
    await deciding.decline(row.id, "not_our_region", version=1, by=SOCIAL, now=NOW)
    await deliver_batch(NOW)
    figures, why = await by_month(SOCIAL), await by_reason(SOCIAL)
    assert await erase_batch(NOW + 179 * DAY) == 0
    assert sum(await asyncio.gather(erase_batch(AFTER), erase_batch(AFTER))) >= 1
    assert await erase_batch(AFTER) == 0
    after = await queries.request_of(row.id, SOCIAL)
    assert (after.sealed, after.case_person, after.state, after.reason) == (b"", None, "declined", "not_our_region")
    assert not await NeedKey.exists().where(NeedKey.person == row.person, NeedKey.wrapped_key.is_not_null())
    assert (await one(await _stored(row.id))).number_end is None
    assert (await queries.shown(await queries.request_of(waiting.id, SOCIAL))).content is not None, "what waits is not erased"
    assert await by_reason(SOCIAL) == why
    assert [each.sent for each in await by_month(SOCIAL)] == [each.sent for each in figures]
    stranger = await client_for("reintegration")
    stranger.cookies.set("oralu_language", "en")
    assert "erased" in (await submit(stranger, "/help/answer", {"number": receipt.number, "code": receipt.code})).text


async def test_taken_up_again_it_is_not_erased(desk: Desk) -> None:
    row = await declined()
    await deciding.take_up(row.id, version=2, by=SOCIAL, now=NOW + DAY)
    assert await erase_batch(AFTER) == 0
    assert (await queries.shown(await queries.request_of(row.id, SOCIAL))).content is not None


async def _stored(number: object) -> HelpRequest:
    row = await HelpRequest.objects().where(HelpRequest.id == number).first()
    assert row is not None
    return row


def test_the_last_day_belongs_to_the_time_it_is_kept() -> None:
    assert decided_before(datetime.fromisoformat("2026-09-06T12:00:00+05:00")) == datetime.fromisoformat("2026-03-10T00:00:00+05:00")


async def test_pages_of_an_erased_request_and_the_figures_open(desk: Desk, signed_in: SignedIn) -> None:
    row = await declined()
    await erase_batch(AFTER)
    worker: httpx.AsyncClient = await signed_in("reintegration", "social")
    worker.cookies.set("oralu_language", "en")
    assert "was erased" in (await worker.get(f"/help-requests/{row.id}")).text
    assert "Erased" in (await worker.get("/help-requests?which=decided")).text
    figures = (await worker.get("/help-requests/figures")).text
    assert "Another reason" in figures
    assert (await (await signed_in("reintegration", "provider")).get("/help-requests/figures")).status_code == 403
