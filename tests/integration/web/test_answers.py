"""What all answers of all services have in common."""

from pathlib import Path
from typing import Any, cast

import asyncpg
import httpx
import pytest
from litestar import Litestar, Request, get, post

from shared.access.pages import PagePermission
from shared.application.app import create_app
from shared.db.engine import engine
from shared.identity import sessions
from shared.settings import OraluSettings
from shared.web.guards import public, requires
from tests.support.apps import started
from tests.support.sign_in import csrf_token


@post("/upload", guards=[public], request_max_body_size=10)
async def upload(request: Request[Any, Any, Any]) -> str:
    await request.body()
    return "taken"


@get("/broken", guards=[public])
async def broken() -> None:
    raise RuntimeError("a secret in the text of an error")


@get("/part", guards=[requires(PagePermission.TODAY)])
async def part() -> str:
    return "part"


def make(settings: OraluSettings, folder: Path, **more: Any) -> Litestar:
    chosen: dict[str, Any] = {"service": "probation", "engines": [], "csrf_exclude": ["^/upload"]} | more
    return create_app(settings=settings, route_handlers=[upload, broken, part], templates=folder, **chosen)


def browser_of(app: Litestar) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=cast("Any", app), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001", headers={"accept": "text/html"})


REQUESTS = [
    ("GET", "/sign-in", 200),
    ("GET", "/health/live", 200),
    ("GET", "/static/app.css", 200),
    ("GET", "/static/nothing.css", 404),
    ("GET", "/nowhere", 404),
    ("DELETE", "/sign-in", 405),
    ("POST", "/sign-in", 403),
    ("POST", "/upload", 413),
    ("GET", "/part", 303),
    ("GET", "/broken", 500),
]


async def test_every_answer_carries_the_security_headers(engines: OraluSettings, tmp_path: Path) -> None:
    app = make(engines, tmp_path)
    nonces = set()
    async with started(app), browser_of(app) as browser:
        for method, path, status in REQUESTS:
            answer = await browser.request(method, path, content=b"more than ten bytes" if path == "/upload" else None)
            assert answer.status_code == status, (method, path)
            policy = answer.headers["content-security-policy"]
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert "camera=()" in answer.headers["permissions-policy"]
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "strict-transport-security" not in answer.headers
            nonces.add(policy.split("'nonce-")[1].split("'")[0])
            assert "secret" not in answer.text or path.startswith("/static")
    assert len(nonces) == len(REQUESTS)


async def test_the_camera_is_for_biometrics_and_https_is_remembered_where_it_is_used(engines: OraluSettings, tmp_path: Path) -> None:
    app = make(engines.model_copy(update={"cookie_secure": True}), tmp_path, service="biometrics")
    async with started(app), browser_of(app) as browser:
        headers = (await browser.get("/sign-in")).headers
    assert "camera=(self)" in headers["permissions-policy"]
    assert headers["strict-transport-security"].startswith("max-age=31536000")


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "Бұл бет табылмады"), ("ru", "Страница не найдена"), ("en", "We did not find this page")]
)
async def test_an_error_speaks_the_reader_s_language(engines: OraluSettings, tmp_path: Path, language: str, words: str) -> None:
    app = make(engines, tmp_path)
    async with started(app), browser_of(app) as browser:
        assert words in (await browser.get("/nowhere", headers={"accept-language": language})).text


async def test_a_machine_gets_problem_details_and_never_the_inside(engines: OraluSettings, tmp_path: Path) -> None:
    app = make(engines, tmp_path)
    async with started(app), browser_of(app) as browser:
        for path, status in (("/nowhere", 404), ("/part", 401), ("/broken", 500)):
            answer = await browser.get(path, headers={"accept": "application/json", "accept-language": "en"})
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["status"] == answer.status_code == status
            assert set(answer.json()) == {"type", "title", "status", "detail"}
            assert "secret" not in answer.text


async def test_a_part_of_a_page_sends_its_whole_page_to_sign_in(engines: OraluSettings, tmp_path: Path) -> None:
    app = make(engines, tmp_path)
    async with started(app), browser_of(app) as browser:
        answer = await browser.get("/part", headers={"hx-request": "true", "hx-current-url": "http://127.0.0.1:8001/queue?x=1"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/sign-in?next=%2Fqueue")


async def test_without_the_database_people_are_told_to_come_back(engines: OraluSettings, tmp_path: Path) -> None:
    app = make(engines, tmp_path)
    async with started(app), browser_of(app) as browser:
        browser.cookies.set("oralu_session", "anything")
        identity = engine("identity")
        pool, identity.pool = identity.pool, cast("Any", _Away())
        try:
            answer = await browser.get("/sign-in", headers={"accept-language": "en"})
        finally:
            identity.pool = pool
    assert answer.status_code == 503
    assert "What you had saved is kept" in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


class _Away:
    """A pool whose database is not available."""

    def acquire(self, **_: Any) -> Any:
        raise ConnectionRefusedError


async def test_an_address_that_is_none_in_a_header_is_answered(engines: OraluSettings, tmp_path: Path) -> None:
    app = make(engines, tmp_path)
    async with started(app), browser_of(app) as browser:
        form = await browser.get("/sign-in")
        data = {"language": "kk", "_csrf_token": csrf_token(form.text)}
        assert (await browser.post("/language", data=data, headers={"referer": "http://["})).status_code == 303
        part = await browser.get("/part", headers={"hx-request": "true", "hx-current-url": "http://["})
        assert (part.status_code, part.headers["hx-redirect"]) == (401, "/sign-in")


async def test_a_database_that_is_behind_its_migrations_is_a_page_with_headers_too(
    engines: OraluSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def behind(_token: str, *, now: object) -> None:
        raise asyncpg.UndefinedTableError("identity.session")

    monkeypatch.setattr(sessions, "signed_in", behind)
    app = make(engines, tmp_path)
    async with started(app), browser_of(app) as browser:
        browser.cookies.set(sessions.COOKIE, "any")
        answer = await browser.get("/part")
    assert answer.status_code == 500
    assert "content-security-policy" in answer.headers
    assert "identity.session" not in answer.text
    assert "<h1" in answer.text
