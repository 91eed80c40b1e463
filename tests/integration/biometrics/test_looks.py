"""Reads of biometrics are recorded as they are done: every route that shows a person's pictures says whose they were, to whom, and why."""

import re

import httpx
import pytest
from litestar.handlers import HTTPRouteHandler

from shared.application.recorded_routes.desk_and_kiosk import ENROLMENT, SESSION
from shared.application.recorded_routes.table import RECORDED
from shared.identity.demo import demo_id
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER
from tests.builders.subjects import Person, enrolled
from tests.builders.visits import in_doubt
from tests.support.apps import kept
from tests.support.clients import SignedIn
from tests.support.forms import post
from tests.support.looks import recorded

TYPED = re.compile(r"\{(\w+):\w+\}")
OF_A_PERSON = tuple(route for route in RECORDED if route.startswith((ENROLMENT, SESSION)))
PICTURES = tuple(route for route in OF_A_PERSON if RECORDED[route].reason)


def methods(route: str) -> set[str]:
    """The methods of a route as the router knows it."""
    known = [each for each in kept("biometrics").routes if TYPED.sub(r"{\1}", each.path) == route]
    handlers = [handler for each in known for handler in getattr(each, "route_handlers", ())]
    return {str(method) for each in handlers if isinstance(each, HTTPRouteHandler) for method in each.http_methods} & {"GET", "POST"}


async def ask(client: httpx.AsyncClient, route: str, person: Person, session: object) -> None:
    """Every method of the route, about this person."""
    address = route.format(person=person.id, session=session, number=0)
    for method in sorted(methods(route)):
        await (client.get(address) if method == "GET" else post(client, address))


@pytest.mark.parametrize("route", OF_A_PERSON)
async def test_whose_pictures_were_opened_is_recorded(route: str, engines: OraluSettings, signed_in: SignedIn) -> None:
    person = await enrolled(officer=OFFICER.id)
    await person.enrolled(look="glasses")
    session = await in_doubt(person)
    client = await signed_in("biometrics", "officer")
    assert methods(route), "the route is there"
    await ask(client, route, person, session)
    looks = await recorded(route)
    assert looks
    for look in looks:
        assert (look.persons, look.account, look.role, look.service) == ([person.id], demo_id("officer"), "officer", "biometrics")
        assert look.reason == RECORDED[route].reason
    if route in PICTURES:
        assert [look.status for look in looks] == [200], "the picture was there, and shown"


@pytest.mark.parametrize("route", OF_A_PERSON)
async def test_an_attempt_at_somebody_elses_pictures_is_recorded_with_whose_they_are(
    route: str, engines: OraluSettings, signed_in: SignedIn
) -> None:
    person = await enrolled(officer=COLLEAGUE_OFFICER.id)
    session = await in_doubt(person)
    await ask(await signed_in("biometrics", "officer"), route, person, session)
    looks = await recorded(route)
    assert looks
    assert {(look.status, *look.persons) for look in looks} == {(404, person.id)}
