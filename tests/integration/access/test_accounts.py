"""Accounts of the new roles and with the new attributes, as an administrator makes them; and the first page of each."""

import re

import httpx
import pytest

from shared.actors import Role
from shared.db.rows import select_row
from shared.identity.accounts import AccountRow
from shared.identity.demo import PROVIDER
from shared.identity.tables import Account
from tests.integration.access.readers import make_accounts
from tests.support.clients import SignedIn
from tests.support.forms import submit

NEW = (
    *("coordinator", "mentor", "prosecutor", "ombudsman"),
    *("desk_manager", "institution_worker", "career_worker", "akimat_coordinator"),
)


@pytest.fixture
async def admin(signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("probation", "admin")


async def made(login: str) -> AccountRow:
    row = await select_row(AccountRow, Account.select().where(Account.login == login).first())
    assert row is not None
    return row


async def add(admin: httpx.AsyncClient, **fields: str) -> httpx.Response:
    return await submit(admin, "/admin/accounts/new", {"login": "somebody", "name": "Somebody Fictional", "language": "en"} | fields)


@pytest.mark.parametrize("role", NEW)
async def test_an_administrator_makes_accounts_of_the_new_roles(role: str, admin: httpx.AsyncClient) -> None:
    assert f'value="{role}"' in (await admin.get("/admin/accounts/new")).text
    if role == "institution_worker":
        assert "Say which organisation" in (await add(admin, role=role, office="75")).text
    assert (await add(admin, role=role, office="75", provider=str(PROVIDER))).status_code == 200
    actor = (await made("somebody")).actor
    assert (actor.role, actor.office, actor.authority, actor.whole_region) == (role, "75", "probation", False)


async def test_an_account_is_for_the_police_or_for_a_region(admin: httpx.AsyncClient) -> None:
    await add(admin, role="senior_officer", office="71-02", authority="police", whole_region="yes")
    actor = (await made("somebody")).actor
    assert (actor.role, actor.authority, actor.whole_region) == (Role.SENIOR_OFFICER, "police", True)


async def test_a_region_needs_an_office(admin: httpx.AsyncClient) -> None:
    refused = await add(admin, role="auditor", whole_region="yes")
    assert refused.status_code == 422
    assert "Say which office" in refused.text
    assert re.search(r'name="whole_region"[^>]*checked', refused.text), "what was ticked stays ticked"


@pytest.mark.parametrize(
    ("service", "login", "first"),
    [
        ("probation", "prosecutor", "http://127.0.0.1:8001/people"),
        ("probation", "ombudsman", "http://127.0.0.1:8001/people"),
        ("probation", "coordinator", "http://127.0.0.1:8002/desk"),
        ("reintegration", "coordinator", "/desk"),
        ("reintegration", "provider", "/provider"),
        ("reintegration", "mentor", "/mentor"),
        ("probation", "mentor", "http://127.0.0.1:8002/mentor"),
    ],
)
async def test_the_first_page_leads_to_the_work(service: str, login: str, first: str, engines: object, signed_in: SignedIn) -> None:
    await make_accounts()
    client = await signed_in(service, login)
    assert (await client.get("/")).headers["location"] == first
