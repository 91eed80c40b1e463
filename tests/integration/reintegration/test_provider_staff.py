"""A provider's lead looks after the organisation's accounts; without anybody who can sign in, open referrals come back to the desk."""

import asyncio
import re
from datetime import timedelta
from uuid import UUID

import httpx
import pyotp
import pytest

from services.reintegration.database import DB
from services.reintegration.referral_page.jobs import give_back
from services.reintegration.referral_page.queries import referral
from services.reintegration.referral_page.returning import return_referrals
from services.reintegration.referral_page.unstaffed import note_restaffed, return_unstaffed
from services.reintegration.tasks.tables import Task
from shared.actors import Actor, Role
from shared.db.rows import fetch_values
from shared.identity import accounts, sessions
from shared.identity.demo import PASSWORD
from shared.identity.organisations.actions import set_lead, switch_off, switch_on
from shared.identity.organisations.domain import StaffRefused
from shared.identity.tables import Account, Audit
from tests.builders.actors import HOST, SOCIAL, STRANGER, SYSTEM, actor
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.referral_links import handed_over
from tests.support.clients import ClientFor, SignedIn
from tests.support.forms import post, submit
from tests.support.sign_in import csrf_token

STAFF = "/provider/staff"
SECOND = actor("second", Role.PROVIDER, office=None, organisation=HOST.provider)
LATER = NOW + timedelta(hours=1)


async def made(who: Actor, login: str, *, leads: bool = False) -> None:
    new = accounts.NewAccount(login, who.name, Role.PROVIDER, PASSWORD, None, who.provider, "en", leads=leads)
    await accounts.create_account(new, by=SYSTEM, at=NOW, account_id=who.id, demo=True)


async def stored(account: UUID) -> dict[str, object]:
    row = await Account.select().where(Account.id == account).first()
    assert row is not None
    return row


@pytest.fixture
async def lead(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    """The demo provider, who leads; of another organisation there is an account, too."""
    await made(STRANGER, "stranger")
    return await signed_in("reintegration", "provider")


async def test_an_invited_colleague_signs_in_with_what_was_shown_once(lead: httpx.AsyncClient, client_for: ClientFor) -> None:
    form = (await lead.get(f"{STAFF}/new")).text
    token = re.search(r'name="token" value="([^"]+)"', form)
    assert token is not None
    typed = {"name": "New Colleague", "login": "Colleague.1", "language": "en", "token": token[1]}
    wrong = await post(lead, f"{STAFF}/new", {**typed, "login": "two words"})
    assert (wrong.status_code, "New Colleague" in wrong.text) == (422, True)
    taken = await post(lead, f"{STAFF}/new", {**typed, "login": "provider"})
    assert "This user name is taken" in taken.text
    shown = await post(lead, f"{STAFF}/new", typed)
    password, secret = re.findall(r"<code>([^<]+)</code>", shown.text)
    again = await post(lead, f"{STAFF}/new", typed)
    assert (again.status_code, password in again.text) == (409, False)
    assert password not in (await lead.get(STAFF)).text
    (row,) = await Account.select().where(Account.login == "colleague.1")
    host = await stored(HOST.id)
    assert {name: row[name] for name in ("role", "office", "provider", "authority", "whole_region", "leads")} == {
        **{name: host[name] for name in ("role", "office", "provider", "authority")}, "whole_region": False, "leads": False,
    }  # fmt: skip
    colleague = await client_for("reintegration")
    opened = csrf_token((await colleague.get("/sign-in")).text)
    await colleague.post("/sign-in", data={"login": "colleague.1", "password": password, "_csrf_token": opened})
    opened = csrf_token((await colleague.get("/sign-in/code")).text)
    answer = await colleague.post("/sign-in/code", data={"code": pyotp.TOTP(secret).at(NOW), "_csrf_token": opened})
    assert answer.status_code == 303
    assert (await colleague.get("/provider")).status_code == 200
    refused = await colleague.get(STAFF)
    assert (refused.status_code, "Only the lead of your organisation" in refused.text) == (403, True)
    assert (await post(colleague, f"{STAFF}/{HOST.id}/disable", {"reason": "left"})).status_code == 403


async def test_a_colleague_is_switched_off_with_a_reason_and_signed_out_at_once(lead: httpx.AsyncClient, signed_in: SignedIn) -> None:
    await made(SECOND, "second")
    colleague = await signed_in("reintegration", "second")
    assert (await colleague.get("/provider")).status_code == 200
    asked = await submit(lead, STAFF, to=f"{STAFF}/{SECOND.id}/disable")
    assert "The account was misused" in asked.text
    assert " checked" not in asked.text
    assert (await colleague.get("/provider")).status_code == 200
    assert (await post(lead, f"{STAFF}/{SECOND.id}/disable", {"reason": "left"})).status_code == 303
    assert (await colleague.get("/provider")).status_code in {302, 303}
    assert "No longer works here" in (await lead.get(STAFF)).text
    assert (await post(lead, f"{STAFF}/{SECOND.id}/enable", {"reason": "mistake"})).status_code == 303
    assert (await stored(SECOND.id))["disabled_at"] is None
    rows = await Audit.select(Audit.action, Audit.details).where(Audit.about == SECOND.id)
    said = [(row["action"], "left" in str(row["details"]) or "mistake" in str(row["details"])) for row in rows]
    assert ("account_disabled", True) in said
    assert ("account_enabled", True) in said


async def test_accounts_of_another_organisation_are_not_there(lead: httpx.AsyncClient) -> None:
    shown = (await lead.get(STAFF)).text
    assert STRANGER.name not in shown
    assert str(STRANGER.id) not in shown
    before = await stored(STRANGER.id)
    for act, data in (
        ("disable", {"reason": "left"}),
        ("enable", {"reason": "back"}),
        ("renew", {"sure": "yes"}),
        ("lead", {"leads": "yes", "sure": "yes"}),
    ):
        assert (await post(lead, f"{STAFF}/{STRANGER.id}/{act}")).status_code == 404, "the page that asks names nobody"
        assert (await post(lead, f"{STAFF}/{STRANGER.id}/{act}", data)).status_code == 404, act
        assert (await post(lead, f"{STAFF}/{SOCIAL.id}/{act}", data)).status_code == 404, act
    assert await stored(STRANGER.id) == before
    assert (await lead.get(f"{STAFF}?after={STRANGER.id}")).text.count("<article") == 0


async def test_the_last_lead_stays_and_is_told_what_to_do(lead: httpx.AsyncClient) -> None:
    await made(SECOND, "second")
    await lead.get(STAFF)
    for act, data in (("disable", {"reason": "left"}), ("lead", {"leads": "no", "sure": "yes"})):
        refused = await post(lead, f"{STAFF}/{HOST.id}/{act}", data)
        assert (refused.status_code, "Name another lead first" in refused.text) == (409, True), act
    assert "names other leads" in (await post(lead, f"{STAFF}/{SECOND.id}/lead", {"leads": "yes"})).text
    assert (await post(lead, f"{STAFF}/{SECOND.id}/lead", {"leads": "yes", "sure": "yes"})).status_code == 303
    refused = await post(lead, f"{STAFF}/{SECOND.id}/renew", {"sure": "yes"})
    assert "The administrator makes a new password for a lead" in refused.text
    assert (await post(lead, f"{STAFF}/{HOST.id}/lead", {"leads": "no", "sure": "yes"})).status_code == 303
    assert (await lead.get(STAFF)).status_code == 403


async def test_what_the_administrator_switched_off_a_lead_does_not_switch_on(lead: httpx.AsyncClient) -> None:
    await made(SECOND, "second")
    await accounts.set_disabled(SECOND.id, True, by=SYSTEM, at=NOW)
    assert "by the administrator" in (await lead.get(STAFF)).text
    refused = await post(lead, f"{STAFF}/{SECOND.id}/enable", {"reason": "back"})
    assert (refused.status_code, "The administrator switched this account off" in refused.text) == (409, True)
    assert (await stored(SECOND.id))["disabled_at"] == NOW


async def test_two_leads_who_switch_each_other_off_leave_one(lead: httpx.AsyncClient) -> None:
    await made(SECOND, "second", leads=True)
    found = await asyncio.gather(
        switch_off(SECOND.id, "left", by=HOST, now=NOW), switch_off(HOST.id, "left", by=SECOND, now=NOW), return_exceptions=True
    )
    assert sorted(str(each) for each in found) == ["True", "not_lead"]
    assert [isinstance(each, StaffRefused) for each in found].count(True) == 1
    assert len(await accounts.may_sign_in([HOST.id, SECOND.id])) == 1


async def test_a_new_password_ends_the_sessions_and_the_old_one(lead: httpx.AsyncClient, signed_in: SignedIn) -> None:
    await made(SECOND, "second")
    colleague = await signed_in("reintegration", "second")
    before = await stored(SECOND.id)
    assert "stop working at once" in (await submit(lead, STAFF, to=f"{STAFF}/{SECOND.id}/renew")).text
    assert await stored(SECOND.id) == before
    assert (await post(lead, f"{STAFF}/{SECOND.id}/renew", {"sure": "yes"})).status_code == 200
    assert (await stored(SECOND.id))["password_hash"] != before["password_hash"]
    assert (await colleague.get("/provider")).status_code in {302, 303}


async def test_an_ended_organisation_invites_nobody(lead: httpx.AsyncClient) -> None:
    await fetch_values(DB, "UPDATE reintegration.organisation SET ended_at = $2 WHERE id = $1 RETURNING id", HOST.provider, NOW)
    assert "Invite a colleague" not in (await lead.get(STAFF)).text
    typed = {"name": "New Colleague", "login": "colleague.1", "language": "en"}
    assert "has ended in the directory" in (await submit(lead, f"{STAFF}/new", typed)).text


async def kinds(desk: Desk) -> list[str]:
    return [row["kind"] for row in await Task.select(Task.kind).where(Task.person == desk.person).order_by(Task.created_at, Task.id)]


async def administrator_switches(account: Actor, *, off: bool) -> None:
    await accounts.set_disabled(account.id, off, by=SYSTEM, at=LATER)
    await sessions.close_all(account.id)


async def test_with_the_last_account_open_referrals_come_back_once(desk: Desk, signed_in: SignedIn) -> None:
    await made(SECOND, "second")
    number = await desk.referral()
    await switch_off(SECOND.id, "left", by=HOST, now=LATER)
    assert await return_unstaffed(LATER) == 0, "somebody is left"
    await administrator_switches(HOST, off=True)
    assert [await return_unstaffed(LATER) for _ in range(2)] == [1, 0]
    assert await kinds(desk) == ["unstaffed"]
    row = await referral(number, SOCIAL)
    assert (row.status, row.returned_at, row.returned_why) == ("requested", LATER, "no_staff")
    social = await signed_in("reintegration", "social")
    assert "Nobody at the provider can sign in" in (await social.get("/desk")).text
    assert "Send a link for one answer" in (await social.get(f"/referrals/{number}")).text
    link = await submit(social, f"/referrals/{number}/links", {"channel": "shown", "to": "", "language": "kk"})
    assert link.status_code == 200
    assert (await social.get(f"/cases/{desk.person}/providers?need=housing&replaces={number}")).status_code == 200


async def test_the_task_says_when_somebody_is_there_again(desk: Desk, signed_in: SignedIn) -> None:
    number = await desk.referral()
    await administrator_switches(HOST, off=True)
    await return_unstaffed(LATER)
    assert await note_restaffed(LATER) == 0
    await administrator_switches(HOST, off=False)
    assert [await note_restaffed(LATER) for _ in range(2)] == [1, 0]
    assert await kinds(desk) == ["restaffed"]
    assert (await referral(number, SOCIAL)).returned_at is None
    social = await signed_in("reintegration", "social")
    assert "The provider can answer in the portal again" in (await social.get("/desk")).text
    await administrator_switches(HOST, off=True)
    assert await return_unstaffed(LATER) == 1
    assert await kinds(desk) == ["unstaffed"], "the same task, once more"
    await fetch_values(DB, "UPDATE reintegration.organisation SET ended_at = $2 WHERE id = $1 RETURNING id", HOST.provider, LATER)
    assert await return_referrals(LATER) == 1
    assert await kinds(desk) == ["returned"]
    assert (await referral(number, SOCIAL)).returned_why == "ended"


async def test_a_finished_task_stays_finished(desk: Desk) -> None:
    await desk.referral()
    await administrator_switches(HOST, off=True)
    await return_unstaffed(LATER)
    await Task.update({Task.status: "done"}).where(Task.person == desk.person)
    await administrator_switches(HOST, off=False)
    assert await note_restaffed(LATER) == 1
    assert await kinds(desk) == ["unstaffed"]


async def test_a_link_that_works_keeps_the_referral_there(desk: Desk) -> None:
    number = await desk.referral()
    await handed_over(number)
    await administrator_switches(HOST, off=True)
    assert await return_unstaffed(LATER) == 0
    assert await return_unstaffed(LATER + timedelta(days=60)) == 1, "when it has expired unused"


async def test_a_provider_that_never_had_an_account_is_left_alone(desk: Desk) -> None:
    await desk.referral()
    await Account.delete().where(Account.id == HOST.id)
    assert await return_unstaffed(LATER) == 0


async def test_the_sweep_does_all_of_it(desk: Desk) -> None:
    await desk.referral()
    await administrator_switches(HOST, off=True)
    await give_back({})
    assert await kinds(desk) == ["unstaffed"]


async def test_a_lead_names_a_lead_who_may_switch_off(lead: httpx.AsyncClient) -> None:
    await made(SECOND, "second")
    assert [await set_lead(SECOND.id, True, by=HOST, now=NOW) for _ in range(2)] == [True, False]
    assert await switch_off(HOST.id, "away", by=SECOND, now=NOW)
    with pytest.raises(StaffRefused):
        await switch_on(SECOND.id, "back", by=HOST, now=NOW)
    assert await switch_on(HOST.id, "back", by=SECOND, now=NOW)
