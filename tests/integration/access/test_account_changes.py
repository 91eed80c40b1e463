"""An administrator changes what an account sees: it is recorded, its sessions end, and the next sign-in sees what the new values allow."""

import json
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from shared.actors import Role
from shared.identity.account_changes.actions import Attributes, UnknownAccount, change_account
from shared.identity.accounts import NewAccount, account_of, create_account
from shared.identity.cover.actions import arrange_cover
from shared.identity.cover.queries import covered_by
from shared.identity.demo import demo_id
from shared.identity.tables import Audit
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, SENIOR, SYSTEM
from tests.builders.moments import NOW
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

AUDITOR = demo_id("auditor")


@pytest.fixture
async def admin(engines: object, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("probation", "admin")


async def change(admin: httpx.AsyncClient, account: UUID, **fields: str) -> httpx.Response:
    row = await account_of(account)
    assert row is not None
    as_it_is = {"name": row.name, "office": row.office or "", "authority": row.authority}
    return await submit(admin, f"/admin/accounts/{account}/change", as_it_is | fields)


async def test_an_auditor_of_every_office_becomes_one_of_an_office(admin: httpx.AsyncClient, signed_in: SignedIn) -> None:
    person = (await registered()).person
    auditor = await signed_in("probation", "auditor")
    assert (await auditor.get(f"/people/{person}")).status_code == 200
    asked = await change(admin, AUDITOR, office="71")
    assert "Office (KATO code): none → 71" in asked.text
    assert (await auditor.get(f"/people/{person}")).status_code == 200, "nothing happens before the question is answered"
    assert (await change(admin, AUDITOR, office="71", sure="yes")).status_code == 303
    assert "/sign-in" in (await auditor.get("/people")).headers["location"], "the session has ended"
    again = await signed_in("probation", "auditor")
    assert (await again.get(f"/people/{person}")).status_code == 404
    (record,) = await Audit.select().where(Audit.action == "account_changed")
    assert (record["about"], record["by_id"], json.loads(record["details"])) == (
        AUDITOR,
        demo_id("admin"),
        {"office_before": None, "office": "71"},
    )


async def test_an_officer_is_moved_to_the_police_and_a_senior_officer_gets_the_region(admin: httpx.AsyncClient) -> None:
    await change(admin, demo_id("officer"), authority="police", sure="yes")
    await change(admin, demo_id("senior"), whole_region="yes", name="New Name", sure="yes")
    officer, senior = await account_of(demo_id("officer")), await account_of(demo_id("senior"))
    assert officer is not None
    assert senior is not None
    assert (officer.actor.authority, officer.role) == ("police", "officer")
    assert (senior.whole_region, senior.name) == (True, "New Name")
    details = [json.loads(row["details"]) for row in await Audit.select().where(Audit.action == "account_changed")]
    assert {"name_changed": True, "whole_region_before": False, "whole_region": True} in details, "no name stands in the log"
    listed = (await admin.get("/admin")).text
    assert "whole region" in listed
    assert "Police" in listed


async def test_what_is_not_changed_is_not_recorded_and_ends_no_session(admin: httpx.AsyncClient, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    assert (await change(admin, demo_id("officer"))).status_code == 303
    assert (await officer.get("/people")).status_code == 200
    assert await Audit.count().where(Audit.action == "account_changed") == 0


@pytest.mark.parametrize(
    ("login", "wrong", "field"),
    [
        ("auditor", {"whole_region": "yes"}, "office"),
        ("officer", {"office": "Almaty"}, "office"),
        ("officer", {"authority": "army"}, "authority"),
        ("officer", {"name": "x"}, "name"),
        ("provider", {"provider": ""}, "provider"),
    ],
)
async def test_a_wrong_change_is_explained(admin: httpx.AsyncClient, login: str, wrong: dict[str, str], field: str) -> None:
    answer = await change(admin, demo_id(login), sure="yes", **wrong)
    assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    assert await Audit.count().where(Audit.action == "account_changed") == 0


async def test_covers_end_with_a_move_to_another_office(admin: httpx.AsyncClient) -> None:

    new = NewAccount("another-officer", COLLEAGUE_OFFICER.name, Role.OFFICER, "a long password", "75")
    await create_account(new, by=SYSTEM, at=NOW, account_id=COLLEAGUE_OFFICER.id)
    day = timedelta(days=1)
    await arrange_cover(COLLEAGUE_OFFICER.id, OFFICER.id, since=NOW - day, until=NOW + day, reason="leave", by=SENIOR, now=NOW)
    assert await covered_by(OFFICER.id, now=NOW) == (COLLEAGUE_OFFICER.id,)
    await change(admin, OFFICER.id, authority="police", sure="yes")
    assert await covered_by(OFFICER.id, now=NOW) == (COLLEAGUE_OFFICER.id,)
    await change(admin, OFFICER.id, office="71", sure="yes")
    assert await covered_by(OFFICER.id, now=NOW) == ()


async def test_only_an_administrator_changes_accounts(engines: object, signed_in: SignedIn) -> None:
    for login in ("officer", "senior", "auditor"):
        reader = await signed_in("probation", login)
        assert (await reader.get(f"/admin/accounts/{AUDITOR}/change")).status_code == 403
        assert (await post(reader, f"/admin/accounts/{AUDITOR}/change", {"name": "Nobody", "sure": "yes"})).status_code == 403


async def test_an_account_that_is_not_there_is_not_found(admin: httpx.AsyncClient) -> None:
    assert (await admin.get(f"/admin/accounts/{UUID(int=7)}/change")).status_code == 404
    with pytest.raises(UnknownAccount):
        await change_account(UUID(int=7), Attributes("A", None, False, "probation", None), by=SYSTEM, now=NOW)
