"""Every route of every service either shows people, and then its answers are recorded in words, or shows nobody."""

import base64
import re
from importlib import import_module

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from shared.application.recorded_routes.table import RECORDED, reason_words
from shared.registry import registry
from tests.support.configuration import forget_settings

SERVICES = ("probation", "reintegration", "biometrics")
SHOW_NOBODY = (
    *(
        "/admin",
        "/alarms",
        "/bracelet-stock",
        "/bracelet-stock.csv",
        "/cover",
        "/desk/team",  # names of workers; what one of them has is recorded
        "/desk/team/covers",
        "/desk/needs",  # numbers alone
        "/desk/team/covers/{cover}/end",
        "/devices/new",
        "/document-erasures",
        "/deputies",
        "/directory",
        "/group-sessions",
        "/groups",
        "/health",
        "/help",
        "/hsds",
        "/join",
        "/listings",
        "/language",
        "/courses",
        "/desk/law",
        "/help-requests/figures",
        "/law",
        "/mentor/hours",
        "/mentor/hours.csv",
        "/mentors",
        "/officers",
        "/provider/figures",
        "/question-sets",
        "/provider/figures.csv",
        "/provider/staff",  # accounts of the own organisation
        "/opening-forms",
        "/printed-forms",
        "/register-imports",
        "/sign-in",
        "/sign-out",
        "/static",
        "/telemetry",
        "/thresholds",
        "/transfers",
        "/notifications",
        "/provider/courses",
        "/provider/listings",
        "/provider/vacancies",
        "/vacancies",
        "/vendors",
        "/vendor-credentials",
        "/refused-senders",
    ),
    "/condition-templates/{code}",  # texts with examples in them
    "/kiosk",  # shows a person to themselves
    "/my-time",  # shows a person the time that was proposed to them, and no name
    "/assessments/empty",  # a form for handwriting
    "/own-questions",  # of an office
    "/work/sites",  # of an office
    "/probation/tiers-set-aside",  # numbers alone
    *(f"/{service}/{part}" for service in SERVICES for part in ("kept", "dead-letters")),
    *("/queue/events", "/desk/events", "/provider/events"),  # say that something changed, never what
)
TYPED = re.compile(r"\{(\w+):\w+\}")
IDS = re.compile(r"\{(\w+)\}")
WITHOUT_OWNER = {
    *("account", "act", "code", "course_group", "course_session", "draft", "entry", "file_change", "group", "group_session", "kind"),
    *("month", "number", "answer", "scan_change"),
    *("offer", "pathway", "proof_step", "secret", "stage_task", "what"),
}
"""Parts of an address beside a person's, an assessment's or a session's id, offers of providers, and workers with a list of cases."""


@pytest.fixture
def routes(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The routes of all services."""
    monkeypatch.setenv("ORALU_MASTER_KEY", base64.b64encode(bytes(32)).decode())
    forget_settings()
    apps: list[Litestar] = [import_module(f"services.{service}.app").create_app() for service in SERVICES]
    forget_settings()
    every = [(route.path, getattr(route, "route_handlers", ())) for app in apps for route in app.routes]
    return {TYPED.sub(r"{\1}", path) for path, handlers in every if any(isinstance(each, HTTPRouteHandler) for each in handlers)}


def shows_nobody(route: str) -> bool:
    return any(route == each or route.startswith(f"{each}/") for each in SHOW_NOBODY) and route not in RECORDED


def test_every_route_shows_people_or_nobody(routes: set[str]) -> None:
    assert not sorted(route for route in routes if route not in RECORDED and not shows_nobody(route))


def test_every_address_says_whose_record_it_is(routes: set[str]) -> None:
    owners = {"person", *(name for service in SERVICES for name in registry(service).owners)}  # type: ignore[arg-type]  # names of services
    unknown = {f"{name} in {route}" for route in routes & set(RECORDED) for name in IDS.findall(route)}
    assert not {each for each in unknown if each.partition(" ")[0] not in owners | WITHOUT_OWNER}


def test_no_route_stands_in_the_list_that_is_gone(routes: set[str]) -> None:
    assert not set(RECORDED) - routes


def test_a_live_part_belongs_to_a_page_that_is_recorded() -> None:
    assert not [route for route, each in RECORDED.items() if each.refreshes is not None and each.refreshes not in RECORDED]


def test_every_reason_has_words() -> None:
    assert not [each.reason for each in RECORDED.values() if each.reason and reason_words(each.reason) == each.reason]
