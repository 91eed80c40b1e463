"""Every route with a record in its path, for every role: own, covered, of the office, of another office, closed and restricted records.

What is expected stands in readers.py; the test sends the requests and counts the cells.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from litestar.connection import ASGIConnection
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import HTTPRouteHandler
from litestar.response import ServerSentEvent

from services.probation.purposes.actions import state_purpose
from shared.access.permissions import Permission
from shared.actors import Actor, Role
from shared.identity import sessions
from shared.identity.demo import demo_id
from shared.settings import OraluSettings
from shared.web import live
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW
from tests.integration.access.parameters import NOBODYS, RECORDS, ROUTES
from tests.integration.access.readers import EVERYBODY, IN_75, NOBODY, OF_PROBATION, OWN, READERS, Reader, make_accounts
from tests.integration.access.worlds import COVERED, RELATIONS, WORLDS, Relation, World
from tests.support.apps import kept
from tests.support.clients import SignedIn
from tests.support.forms import post

PARAMETER = re.compile(r"\{(\w+):\w+\}")
PERSONAL = frozenset().union(*RECORDS.values())
FORMS = {"/people/{person:uuid}/distance/remove": {"zone": "distance-1"}, "/tasks/{task:uuid}/done": {"outcome": "met", "words": "seen to"}}
"""What is sent so that the answer depends on the record, not on what is missing in the form."""
GONE_WHEN_CLOSED = re.compile(r"/review/|\.jpg$|/enrolments/.*/preview$|/zones/export$")
"""When a registration ends, pictures are erased, none is taken any more, and no order is in force."""
SEES_ACCESSES = {
    "officer": OWN | {"second"},
    "police": {"police"},
    "police-senior": {"police"},
    "senior": OF_PROBATION,
    "auditor": EVERYBODY,
    "auditor-75": IN_75,
    "auditor-stated": EVERYBODY,
}
"""Whose emergency accesses, opened by an office far away, each reader sees: those of the case's officer and office, without a purpose."""


@dataclass(frozen=True)
class Route:
    """One method of one address, and what it requires."""

    method: str
    path: str
    permission: Permission
    handler: HTTPRouteHandler

    @property
    def capability(self) -> str:
        """The folder below the service that has the route; in telemetry, the folder below that."""
        names = self.handler.fn.__module__.split(".")[2:]
        return ".".join(names[: 2 if names[0] == "telemetry" else 1])

    def address(self, records: dict[str, str]) -> str:
        """`other` is a second record of the person, here the same one."""
        known = {"other": records["person"]} | records
        return PARAMETER.sub(lambda found: known[found[1]], self.path)


def routes_of(service: str) -> list[Route]:
    """Those with a record about a person in the path."""
    found = []
    for route in kept(service).routes:
        for handler in getattr(route, "route_handlers", ()):
            methods = handler.http_methods - {"OPTIONS", "HEAD"} if isinstance(handler, HTTPRouteHandler) else set()
            if methods and PERSONAL & set(PARAMETER.findall(route.path)):
                (permission,) = [guard.declares for guard in handler.resolve_guards() if hasattr(guard, "declares")]
                found += [Route(str(method), route.path, permission, handler) for method in sorted(methods)]
    return sorted(found, key=lambda each: (each.path, each.method))


def expected(service: str, route: Route, reader: Reader, relation: Relation) -> str:
    """`refused` by the guard, `absent` as if there were no record, or `seen`."""
    if reader.role not in route.permission.roles:
        return "refused"
    if route.path.endswith("/purpose"):
        return "seen" if relation in reader.may_state else "absent"
    if relation == "closed" and GONE_WHEN_CLOSED.search(route.path):
        return "absent"
    if relation == "closed" and "{device:" in route.path:
        return "seen"  # it is worn by nobody any more
    if "{suspicion:" in route.path:
        return _of_suspicion(route, reader, relation)
    if "{access:" in route.path:
        return "seen" if relation in SEES_ACCESSES.get(reader.login, NOBODY) else "absent"
    return "seen" if relation in reader.sees(service) else "absent"


def _of_suspicion(route: Route, reader: Reader, relation: Relation) -> str:
    """The other side of each suspicion is somebody of an office far away: only who sees everything sees that side."""
    if reader.login == "auditor":
        return "seen"
    if relation not in reader.probation:
        return "absent"
    return "refused" if route.method == "POST" and reader.role is Role.OFFICER else "seen"


def met(answer: httpx.Response) -> str:
    """What the answer means."""
    assert answer.status_code < 500, answer.text[-600:]
    if answer.status_code == 403:
        return "refused"
    asked = answer.headers.get("location", "").endswith("/purpose")
    return "absent" if answer.status_code == 404 or asked else "seen"


@pytest.fixture
def standing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo officer stands in for another officer."""

    async def covered_by(account: UUID, *, now: datetime) -> tuple[UUID, ...]:
        return (COVERED.id,) if account == OFFICER.id else ()

    monkeypatch.setattr(sessions, "covered_by", covered_by)


@pytest.fixture
def no_live_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams end at once."""

    async def nothing() -> Any:
        return
        yield

    monkeypatch.setattr(live, "stream", lambda *_: ServerSentEvent(nothing()))


@pytest.mark.timeout(900)
@pytest.mark.usefixtures("standing_in", "no_live_pages", "engines")
@pytest.mark.parametrize("service", WORLDS)
async def test_every_route_for_every_role_and_record(
    service: str, database: OraluSettings, signed_in: SignedIn, capsys: pytest.CaptureFixture[str]
) -> None:
    await make_accounts()
    world, cells, wrong = await WORLDS[service](), Counter[str](), []
    await _state_purposes(service, world)
    routes = None
    for reader in READERS:
        client = await signed_in(service, reader.login)
        routes = routes or routes_of(service)
        for route in routes:
            for relation in RELATIONS:
                wanted = expected(service, route, reader, relation)
                found = met(await _send(client, route, world.records[relation])) if await _let_in(route, reader) else "refused"
                if found != wanted:
                    wrong.append(f"{route.method} {route.path} as {reader.login}, {relation}: {found}, not {wanted}")
                cells[wanted] += 1
    assert routes is not None
    with capsys.disabled():
        size = f"{len(routes)} routes x {len(READERS)} readers x {len(RELATIONS)} records"
        print(f"\n{service}: {size} = {cells.total()} cells, {dict(cells)}")
    assert not wrong, "\n".join(wrong)
    assert Counter(route.capability for route in routes) == ROUTES[service]
    assert cells.total() == len(routes) * len(READERS) * len(RELATIONS)
    assert min(cells.values()) > 50, "each answer is met often"


@pytest.mark.parametrize("service", WORLDS)
def test_every_route_with_a_parameter_is_about_a_person_or_known_not_to_be(service: str, database: OraluSettings) -> None:
    named = {name for route in kept(service).routes for name in PARAMETER.findall(route.path)}
    assert named - PERSONAL - frozenset().union(*NOBODYS.values()) == set()


async def _state_purposes(service: str, world: World) -> None:
    if service == "probation":
        for reader in READERS:
            by = Actor(demo_id(reader.login), reader.login, reader.role)
            for records in world.records.values():
                if reader.stated:
                    await state_purpose(UUID(records["person"]), "Complaint 17 of this year", by=by, now=NOW)


async def _let_in(route: Route, reader: Reader) -> bool:
    """Whether the route's guards let this reader in; they see no record, so that no request is needed where they do not."""
    scope: Any = {"type": "http", "method": "GET", "path": "/", "headers": [], "user": Actor(demo_id(reader.login), "", reader.role)}
    try:
        for guard in route.handler.resolve_guards():
            await guard(ASGIConnection(scope), route.handler)  # type: ignore[misc]  # ours are all coroutine functions
    except PermissionDeniedException:
        return False
    return True


async def _send(client: httpx.AsyncClient, route: Route, records: dict[str, str]) -> httpx.Response:
    address = route.address(records)
    if route.method == "GET":
        return await client.get(address, follow_redirects=False)
    return await post(client, address, FORMS.get(route.path))
