"""Every route of every service says who may enter."""

import base64
import re
from importlib import import_module

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from infra.paths import ROOT
from shared.web.guards import DECLARED
from tests.support.configuration import forget_settings

SERVICES = ("probation", "reintegration", "biometrics")
ATTACHMENT = re.compile(r"attachment; filename|\bcsv_file\(")


@pytest.mark.parametrize("service", SERVICES)
def test_every_route_declares_exactly_one_guard(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_MASTER_KEY", base64.b64encode(bytes(32)).decode())
    forget_settings()
    app: Litestar = import_module(f"services.{service}.app").create_app()
    forget_settings()
    undeclared = [
        f"{', '.join(sorted(handler.http_methods))} {route.path}"
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler) and _declared(handler) != 1 and "OPTIONS" not in handler.http_methods
    ]
    assert app.routes
    assert not undeclared


def _declared(handler: HTTPRouteHandler) -> int:
    return sum(guard in DECLARED or hasattr(guard, "declares") for guard in handler.resolve_guards())


def test_every_export_is_limited() -> None:
    """A file to download is made by a route whose guards limit how many one account may have."""
    files = [file for file in (ROOT / "services").rglob("*pages.py") if ATTACHMENT.search(file.read_text())]
    assert len(files) >= 7
    assert not [str(file.relative_to(ROOT)) for file in files if "EXPORTS]" not in file.read_text()]
