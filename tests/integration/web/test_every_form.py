"""Every form of every service, filled in with invalid values by everybody who may send it: the answer is an explanation, never a
failure."""

import re
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from infra.paths import ROOT
from services.probation.cases.tables import Person
from services.probation.demo.people import FIRST_IIN, load_demo
from shared.settings import OraluSettings
from shared.web.pages import CSRF_COOKIE
from tests.builders.kiosk_pages import come_to_camera, enrolled_kiosk
from tests.builders.subjects import enrolled
from tests.support.clients import ClientFor, SignedIn

WHO = [
    ("probation", "officer"),
    ("probation", "senior"),
    ("probation", "admin"),
    ("reintegration", "social"),
    ("reintegration", "provider"),
    ("biometrics", "officer"),
]
NONSENSE: dict[str, bytes] = {
    "nothing": b"",
    "a NUL byte": b"a%00b",
    "half a character": b"%ED%A0%80",
    "no UTF-8": b"%FF%FE",
    "a very long text": b"x" * 20_000,
    "a very large number": b"9" * 400,
    "a negative number": b"-1",
    "no number": b"NaN",
    "too far": b"1e999",
    "a day that is not": b"2026-02-30",
    "the first day": b"0001-01-01",
    "the last day": b"9999-12-31",
    "markup": b"%3Cscript%3Ealert(1)%3C/script%3E",
    "digits of elsewhere": "²٣".encode(),
}
NAMED = re.compile(r"""name(?:"\s*:|\s*:|=)\s*["']([a-z][a-z_]*)["']""")
PARAMETER = re.compile(r"\{[^}]+\}")
LEAVES = ("/sign-out", "/language", "/kiosk/leave")  # would end the walk's own session, or have a test of their own


EVERY = [4, pytest.param(1, marks=pytest.mark.deep)]
"""Every form gets one in four of the kinds of invalid input, others at each address; in the long tests all of them."""


@pytest.mark.timeout(400)
@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize(("service", "login"), WHO)
async def test_nonsense_is_answered(service: str, login: str, every: int, signed_in: SignedIn, engines: OraluSettings) -> None:
    client = await signed_in(service, login)
    await load_demo(engines)
    person = await Person.select(Person.id).where(Person.iin == FIRST_IIN).first()
    assert person is not None
    await _walk(client, service, (str(person["id"]), str(uuid4())), every)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("every", EVERY)
async def test_nonsense_at_the_kiosk_is_answered(every: int, client_for: ClientFor, engines: OraluSettings) -> None:
    kiosk = await enrolled_kiosk(await client_for("biometrics"))
    await come_to_camera(kiosk, await enrolled())
    await _walk(kiosk, "biometrics", ("1", str(uuid4())), every)


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize(("service", "login"), WHO)
async def test_addresses_that_lead_nowhere_are_answered(service: str, login: str, every: int, signed_in: SignedIn) -> None:
    client = await signed_in(service, login)
    queries = (
        b"page=-1",
        b"page=" + b"9" * 400,
        b"q=a%00b&search=a%00b&kind=a%00b",
        b"page=%FF&kind=%FF&q=%FF",
        b"next=//elsewhere.example",
    )
    broken = []
    asked = [(place, query) for place in (str(uuid4()), "nothing", "%00", "9" * 400) for query in queries]
    for number, path in enumerate(_paths(client, "GET")):
        for place, query in asked[number % every :: every]:
            answer = await _send(client, "GET", f"{PARAMETER.sub(place, path)}?{query.decode()}", b"")
            if answer.status_code >= 500:
                broken.append(f"{place[:10]} {query[:30]!r} at {path}: {answer.status_code}")
    assert not broken, "\n".join(sorted(set(broken)))


async def _walk(client: httpx.AsyncClient, service: str, places: tuple[str, ...], every: int) -> None:
    token = client.cookies[CSRF_COOKIE]
    names, broken = _field_names(service), set[str]()
    for number, path in enumerate(_paths(client, "POST")):
        for what, value in list(NONSENSE.items())[number % every :: every]:
            body = b"&".join([f"_csrf_token={token}".encode(), *(name.encode() + b"=" + value for name in names)])
            for place in places:
                answer = await _send(client, "POST", PARAMETER.sub(place, path), body)
                if answer.status_code >= 500:
                    broken.add(f"{what} at {path}: {answer.status_code}")
    assert not broken, "\n".join(sorted(broken))


async def _send(client: httpx.AsyncClient, method: str, path: str, body: bytes) -> httpx.Response:
    headers = {"content-type": "application/x-www-form-urlencoded"} if method == "POST" else {}
    return await client.request(method, path, content=body, headers=headers, timeout=30)


def _paths(client: httpx.AsyncClient, method: str) -> list[str]:
    """The addresses of the service that `client` speaks to, live streams and the health of it left out."""
    app = cast("Litestar", cast("Any", client)._transport.app)
    return sorted(
        route.path
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler)
        and method in handler.http_methods
        and route.path not in LEAVES
        and not re.search(r"/(live|stream|events|static|health)", route.path)
    )


def _field_names(service: str) -> list[str]:
    """Every name of a field in the service's pages and those that all share."""
    folders = (ROOT / "services" / service, ROOT / "shared" / "web" / "templates")
    pages: list[Path] = [page for folder in folders for page in folder.rglob("*.html")]
    names = {name for page in pages for name in NAMED.findall(page.read_text())}
    return sorted(names - {"_csrf_token"})
