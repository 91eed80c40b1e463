"""The three services under one host name: the first part of a path says whose it is, and one sign-in holds in all."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import httpx
import pyotp
import pytest

from infra.paths import ROOT
from shared.actors import Role
from shared.identity.accounts import NewAccount, create_account, set_totp
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.support.configuration import forget_settings
from tests.support.sign_in import csrf_token
from tests.support.system import free_ports
from tests.support.waiting import eventually
from tests.support.web_process import WebProcess

PROXY = ROOT / "infra" / "proxy" / "nginx.conf"
CHART = ROOT / "infra" / "helm" / "values.yaml"
SERVICES = ("probation", "reintegration", "biometrics")
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
EVERYWHERE = {"/", "/health", "/language", "/sign-in", "/sign-out", "/static"}
"""What each service has: the proxy lets probation answer."""
RULE = re.compile(r"^ +~\^/\(\?:([^)]+)\)\(\?:/\|\$\) (\w+);$", re.MULTILINE)
PATHS = re.compile(r"^    (\w+): \[(/[^\]]+)\]$", re.MULTILINE)
PASSWORD = "a long password of tests"


def first_parts(service: str) -> set[str]:
    """The first part of every path that a service answers."""
    app = import_module(f"services.{service}.app").create_app()
    return {"/" + route.path.split("/")[1] for route in app.routes}


def of_the_proxy() -> dict[str, set[str]]:
    """What the proxy gives to whom; the rest is probation's."""
    return {service: {f"/{part}" for part in parts.split("|")} for parts, service in RULE.findall(PROXY.read_text())}


def test_no_two_services_answer_the_same_paths_and_the_proxy_knows_whose_they_are(database: OraluSettings) -> None:
    mine = {service: first_parts(service) - EVERYWHERE for service in SERVICES}
    assert not mine["probation"] & (mine["reintegration"] | mine["biometrics"])
    assert of_the_proxy() == {service: mine[service] for service in ("reintegration", "biometrics")}


def test_the_chart_routes_as_the_proxy_does() -> None:
    paths = PATHS.findall(CHART.read_text())
    assert {service: set(each.split(", ")) for service, each in paths} == {
        service: parts | {f"/static/{service}"} for service, parts in of_the_proxy().items()
    }


@pytest.fixture
def one_address(database: OraluSettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The three services behind nginx with the proxy's own configuration."""
    assert NGINX is not None
    port, *ports = free_ports(4)
    address = f"http://127.0.0.1:{port}"
    for service in SERVICES:
        monkeypatch.setenv(f"ORALU_{service.upper()}_URL", address)
    forget_settings()
    text = PROXY.read_text().replace("listen 8080;", f"listen 127.0.0.1:{port};")
    for service, each, usual in zip(SERVICES, ports, (8001, 8002, 8003), strict=True):
        text = text.replace(f"{service}-web:{usual}", f"127.0.0.1:{each}")
    temporary = "".join(f"    {kind}_temp_path {tmp_path}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    file = tmp_path / "nginx.conf"
    file.write_text(f"pid {tmp_path}/pid;\nerror_log stderr;\n" + text.replace("http {\n", "http {\n" + temporary, 1))
    running = [WebProcess(service, each) for service, each in zip(SERVICES, ports, strict=True)]
    proxy = subprocess.Popen([NGINX, "-c", str(file), "-p", str(tmp_path), "-g", "daemon off;"])
    try:
        eventually(lambda: proxy.poll() is not None or answers(address))
        yield address
    finally:
        proxy.terminate()
        proxy.wait(20)
        for process in running:
            process.stop()


def answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health/live", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
async def test_one_sign_in_holds_in_all_three_behind_a_real_proxy(one_address: str) -> None:
    new = NewAccount("behind.proxy", "Behind Proxy", Role.AUDITOR, PASSWORD, "75", language="en")
    secret = await set_totp(await create_account(new, by=SYSTEM, at=NOW), by=SYSTEM, at=NOW)
    async with httpx.AsyncClient(base_url=one_address, trust_env=False, headers={"accept-language": "en"}) as client:
        # Asked for at the desk, entered at probation's sign-in, and back at the desk.
        asked = await client.get("/desk")
        assert asked.headers["location"] == "/sign-in?next=%2Fdesk"
        form = await client.get(asked.headers["location"])
        entered = await client.post(
            "/sign-in", data={"login": new.login, "password": PASSWORD, "next": "/desk", "_csrf_token": csrf_token(form.text)}
        )
        page = await client.get(entered.headers["location"])
        code = {"code": pyotp.TOTP(secret).at(NOW), "next": "/desk", "_csrf_token": csrf_token(page.text)}
        done = await client.post("/sign-in/code", data=code)
        assert done.headers["location"] == "/desk"
        for path in ("/", "/people", "/desk", "/thresholds", "/static/biometrics/thresholds.css", "/static/reintegration/desk.css"):
            assert (await client.get(path)).status_code == 200, path
        # A form of one service is sent with the token that another one set.
        desk = await client.get("/desk")
        out = await client.post("/sign-out", data={"_csrf_token": csrf_token(desk.text)})
        assert out.status_code == 303
        assert (await client.get("/thresholds")).status_code == 303, "signed out in all of them"


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
async def test_everybody_begins_at_the_same_address(one_address: str) -> None:
    async with httpx.AsyncClient(base_url=one_address, trust_env=False) as client:
        assert (await client.get("/")).headers["location"].startswith("/sign-in")
        assert (await client.get("/kiosk")).status_code in (200, 303)
