"""What a page asks for by itself is marked so, and keeps no session."""

import base64
import re
from importlib import import_module
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from infra.paths import ROOT
from shared.web.live import ASKED_BY_ITSELF
from tests.support.configuration import forget_settings

SERVICES = ("probation", "reintegration", "biometrics")
ASKED = re.compile(r'data-live(?:-part)?="(?:\{\{ address_with\(")?([^"]+)"')
PARAMETER = re.compile(r"\{[^}]*\}+")
SCRIPTED = {"/kiosk/result/part"}
"""Asked for again and again by a script of its own page."""


def handlers(service: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, HTTPRouteHandler]:
    """What answers GET, by path; parameters without their names."""
    monkeypatch.setenv("ORALU_MASTER_KEY", base64.b64encode(bytes(32)).decode())
    forget_settings()
    app: Litestar = import_module(f"services.{service}.app").create_app()
    forget_settings()
    return {
        PARAMETER.sub("{}", route.path): handler
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler) and "GET" in handler.http_methods
    }


def asked_by_templates() -> set[str]:
    """The addresses in every template."""
    files = [file for tree in ("services", "shared") for file in Path(ROOT, tree).rglob("*.html")]
    return {PARAMETER.sub("{}", address) for file in files for address in ASKED.findall(file.read_text())} | SCRIPTED


def test_every_live_part_and_every_stream_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {path: handler for service in SERVICES for path, handler in handlers(service, monkeypatch).items()}
    asked = asked_by_templates()
    assert len(asked) >= 9
    assert asked <= set(known)
    streams = {path for path, handler in known.items() if "ServerSentEvent" in str(handler.fn.__annotations__.get("return", ""))}
    assert len(streams) >= 5
    marked = {path for path, handler in known.items() if handler.opt.get(ASKED_BY_ITSELF)}
    assert marked == asked | streams
