"""Over https every cookie is this host's, and a cookie of a plain name counts for nothing."""

from collections.abc import AsyncIterator
from http.cookies import SimpleCookie
from typing import Any, cast

import httpx
import pytest

from shared.application.app import create_app
from shared.identity import kiosks
from shared.identity.demo import PASSWORD
from shared.settings import OraluSettings, settings
from tests.support.apps import started
from tests.support.configuration import forget_settings
from tests.support.forms import from_sign_in
from tests.support.sign_in import csrf_token

ADDRESS = "https://127.0.0.1:8001"


@pytest.fixture
async def browser(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that reaches Oralu over https."""
    monkeypatch.setenv("ORALU_PROBATION_URL", ADDRESS)
    forget_settings()
    app = create_app(service="probation", settings=settings(), route_handlers=[], engines=[], templates=())
    transport = httpx.ASGITransport(app=cast("Any", app), raise_app_exceptions=False)
    async with started(app), httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        yield client


def set_by(answer: httpx.Response) -> set[str]:
    """The names of the cookies of an answer; each is this host's alone."""
    lines = answer.headers.get_list("set-cookie")
    for line in lines:
        attributes = {part.strip().lower() for part in line.split(";")[1:]}
        assert {"path=/", "secure", "httponly"} <= attributes, line
        assert "domain=" not in line.lower(), line
    return {name for line in lines for name in SimpleCookie(line)}


async def test_every_cookie_of_a_sign_in_is_of_this_host(browser: httpx.AsyncClient) -> None:
    assert set_by(await browser.get("/sign-in")) == {"__Host-oralu_csrf"}
    assert set_by(await from_sign_in(browser, "/language", language="ru")) == {"__Host-oralu_language"}
    entered = await from_sign_in(browser, "/sign-in", login="officer", password=PASSWORD)
    assert set_by(entered) == {"__Host-oralu_session", "__Host-oralu_device", "__Host-oralu_csrf"}
    assert set_by(await from_sign_in(browser, "/sign-out")) == {"__Host-oralu_session", "__Host-oralu_csrf"}
    assert (await browser.get("/admin")).status_code == 303, "the removal was not ignored"


async def test_cookies_of_plain_names_count_for_nothing(browser: httpx.AsyncClient) -> None:
    await from_sign_in(browser, "/sign-in", login="admin", password=PASSWORD)
    token = browser.cookies["__Host-oralu_session"]
    assert (await browser.get("/admin")).status_code == 200
    browser.cookies.clear()
    browser.cookies.set("oralu_session", token)
    browser.cookies.set(kiosks.COOKIE, token)
    assert (await browser.get("/admin")).status_code == 303
    form = await browser.get("/sign-in")
    browser.cookies.delete("__Host-oralu_csrf")
    browser.cookies.set("oralu_csrf", csrf_token(form.text))
    fields = {"login": "admin", "password": PASSWORD, "_csrf_token": csrf_token(form.text)}
    assert (await browser.post("/sign-in", data=fields)).status_code == 403
