"""Nobody is shown a button or a link that would answer 403: every page that a role can reach, and every form and address on it."""

import html
import re
from typing import Any, cast
from urllib.parse import urlsplit

import httpx
import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from services.probation.database import DB
from services.probation.purposes.actions import state_purpose
from shared.actors import Actor, Role
from shared.db.rows import fetch_values
from shared.identity.demo import demo_id
from shared.settings import OraluSettings
from shared.web.guards import public
from tests.builders.moments import NOW
from tests.integration.access.readers import make_accounts
from tests.support.clients import SignedIn

WHO = [
    ("probation", "auditor", Role.AUDITOR),
    ("reintegration", "auditor", Role.AUDITOR),
    ("biometrics", "auditor", Role.AUDITOR),
    ("probation", "officer", Role.OFFICER),
    ("probation", "senior", Role.SENIOR_OFFICER),
    ("reintegration", "social", Role.SOCIAL_WORKER),
    ("reintegration", "provider", Role.PROVIDER),
    ("reintegration", "coordinator", Role.COORDINATOR),
    ("reintegration", "manager", Role.DESK_MANAGER),
    ("reintegration", "institution", Role.INSTITUTION_WORKER),
    ("probation", "ombudsman-stated", Role.OMBUDSMAN),
]
BEGINNINGS = {"probation": "/", "reintegration": "/desk", "biometrics": "/thresholds"}
FORM = re.compile(r"<form\b([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
LINK = re.compile(r'<a\b[^>]*href="(/[^"#]*)')
MOST_OF_A_ROUTE = 6


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("service", "login", "role"), WHO)
async def test_every_button_and_link_may_be_used(service: str, login: str, role: Role, country: OraluSettings, signed_in: SignedIn) -> None:
    await make_accounts()
    client = await signed_in(service, login)
    await _state_purposes(login, role)
    routes = _routes(client)
    first = {Role.PROVIDER: "/provider", Role.OMBUDSMAN: "/people", Role.INSTITUTION_WORKER: "/desk/parts"}.get(role, BEGINNINGS[service])
    waiting, seen, dead = [first], {first}, set[str]()
    shown: dict[str, int] = {}
    while waiting:
        address = waiting.pop(0)
        answer = await client.get(address, follow_redirects=False)
        led_to = answer.headers.get("location", "")
        found = [("GET", led_to)] if led_to.startswith("/") else _offered(answer, address)
        assert answer.status_code < 400, f"{address}: {answer.status_code}"
        for method, target in found:
            path = urlsplit(target).path
            route, handler = _handler(routes, method, path)
            if handler is None or not _lets_in(handler, role):
                dead.add(f"{method} {route or path} on {_handler(routes, 'GET', urlsplit(address).path)[0]}")
            elif method == "GET" and target not in seen and shown.get(route, 0) < MOST_OF_A_ROUTE:
                shown[route] = shown.get(route, 0) + 1
                seen.add(target)
                waiting.append(target)
    assert len(seen) > 1 or service == "biometrics"
    assert not dead, "\n".join(sorted(dead))


async def _state_purposes(login: str, role: Role) -> None:
    """About everybody, for a reader who must."""
    if role is Role.OMBUDSMAN:
        for person in await fetch_values(DB, "SELECT id FROM probation.person"):
            await state_purpose(person, "Complaint 17 of this year", by=Actor(demo_id(login), login, role), now=NOW)


def _offered(answer: httpx.Response, address: str) -> list[tuple[str, str]]:
    """(method, address) of every form and link of a page of this service."""
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return []
    forms = [dict(ATTRIBUTE.findall(attributes)) for attributes in FORM.findall(answer.text)]
    sent = [(form.get("method", "get").upper(), form.get("action", address)) for form in forms]
    links = [("GET", link) for link in LINK.findall(answer.text)]
    return [(method, html.unescape(target)) for method, target in (*sent, *links) if not target.startswith("/static")]


def _routes(client: httpx.AsyncClient) -> list[tuple[re.Pattern[str], str, HTTPRouteHandler]]:
    app = cast("Litestar", cast("Any", client)._transport.app)
    handlers = [
        (route.path, handler)
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler)
    ]
    patterns = [(re.compile(re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(path))), path, handler) for path, handler in handlers]
    return sorted(patterns, key=lambda each: "{" in each[1])  # a fixed address before one with a parameter


def _handler(routes: list[tuple[re.Pattern[str], str, HTTPRouteHandler]], method: str, path: str) -> tuple[str, HTTPRouteHandler | None]:
    for pattern, route, handler in routes:
        if method in handler.http_methods and pattern.fullmatch(path):
            return route, handler
    return "", None


def _lets_in(handler: HTTPRouteHandler, role: Role) -> bool:
    guards = handler.resolve_guards()
    return any(guard is public or (hasattr(guard, "declares") and role in guard.declares.roles) for guard in guards)
