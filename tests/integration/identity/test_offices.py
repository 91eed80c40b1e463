"""Offices: an administrator makes, renames and retires them; pages say their names; nobody is given to a retired one."""

import httpx
import pytest

from services.probation.cases.words import office
from shared.identity.offices.actions import Changed, keep_office
from shared.identity.offices.known import Name
from shared.identity.tables import Account, Audit
from shared.messages.base import Language
from shared.settings import OraluSettings
from shared.web import i18n
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.support.forms import post
from tests.support.sign_in import sign_in

NAMES = {"name_kk": "Астана бөлімі", "name_ru": "Отдел Астаны", "name_en": "Office of Astana"}
ACCOUNT = {"login": "new.officer", "name": "New Officer", "role": "officer", "office": "71-02", "language": "ru"}


@pytest.fixture
async def admin(client: httpx.AsyncClient, engines: OraluSettings) -> httpx.AsyncClient:
    await sign_in(client, "admin")
    client.cookies.set("oralu_language", "en")
    return client


async def test_an_office_is_made_renamed_and_called_by_its_name(admin: httpx.AsyncClient) -> None:
    assert (await post(admin, "/admin/offices", {"code": "x", **NAMES})).status_code == 422
    assert (await post(admin, "/admin/offices", {"code": "71-02", **NAMES})).status_code == 303
    assert "Office of Astana" in (await admin.get("/admin/offices")).text
    twice = await post(admin, "/admin/offices", {"code": "71-02", **NAMES})
    assert (twice.status_code, "rename it there" in twice.text) == (409, True)
    said: tuple[tuple[Language, str], ...] = (("kk", NAMES["name_kk"]), ("ru", NAMES["name_ru"]), ("en", NAMES["name_en"]))
    for language, name in said:
        i18n.use(language)
        assert office("71-02") == name
    assert office("71-03") != name, "an office without a name is called by its region"
    renamed = {**NAMES, "name_kk": "Екінші бөлім", "seen": NAMES["name_kk"]}
    assert (await post(admin, "/admin/offices/71-02", renamed)).status_code == 303
    stale = await post(admin, "/admin/offices/71-02", {**NAMES, "name_kk": "Үшінші бөлім", "seen": NAMES["name_kk"]})
    assert (stale.status_code, "Somebody renamed" in stale.text) == (409, True)
    assert await Audit.count().where(Audit.action == "office_kept") == 2


async def test_two_who_make_one_office_do_not_overwrite_each_other(engines: OraluSettings) -> None:
    await keep_office("71-02", Name("A", "B", "C"), seen="", by=SYSTEM, now=NOW)
    await keep_office("71-02", Name("A", "B", "C"), seen="", by=SYSTEM, now=NOW)
    with pytest.raises(Changed):
        await keep_office("71-02", Name("D", "E", "F"), seen="", by=SYSTEM, now=NOW)


async def test_a_retired_office_takes_nobody_until_it_is_restored(admin: httpx.AsyncClient) -> None:
    await post(admin, "/admin/offices", {"code": "71-02", **NAMES})
    asked = await post(admin, "/admin/offices/71-02/retire")
    assert 'name="sure"' in asked.text
    assert (await post(admin, "/admin/offices/71-02/retire", {"sure": "yes"})).status_code == 303
    refused = await post(admin, "/admin/accounts/new", ACCOUNT)
    assert (refused.status_code, "This office is retired" in refused.text) == (422, True)
    kiosk = await post(admin, "/admin/kiosks", {"name": "Hall", "office": "71-02"})
    assert (kiosk.status_code, "This office is retired" in kiosk.text) == (422, True)
    assert not await Account.exists().where(Account.login == ACCOUNT["login"])
    assert (await post(admin, "/admin/offices/71-02/restore")).status_code == 303
    assert (await post(admin, "/admin/accounts/new", ACCOUNT)).status_code == 200


async def test_an_office_with_accounts_is_not_retired_and_nobody_else_comes_in(admin: httpx.AsyncClient) -> None:
    assert (await post(admin, "/admin/offices/75", {**NAMES, "seen": ""})).status_code == 303, "an office that only accounts named"
    refused = await post(admin, "/admin/offices/75/retire", {"sure": "yes"})
    assert (refused.status_code, "Give them to another office" in refused.text) == (409, True)
    assert (await admin.get("/admin/offices/99")).status_code == 404
    await post(admin, "/sign-out")
    await sign_in(admin, "senior")
    assert (await admin.get("/admin/offices")).status_code == 403
