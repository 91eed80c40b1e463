"""From where a request comes, when proxies stand in between and when somebody only says so."""

from typing import Any

import pytest
from litestar.connection import ASGIConnection

from shared.application.serve import config
from shared.web.addresses import OTHERS_ADD, client_address, client_site, on_this_machine
from tests.support.configuration import forget_settings


def connection(peer: str | None, *headers: tuple[str, str]) -> ASGIConnection[Any, Any, Any, Any]:
    raw = [(name.encode(), value.encode()) for name, value in headers]
    scope: Any = {"type": "http", "client": None if peer is None else (peer, 40000), "headers": raw}
    return ASGIConnection(scope)


@pytest.fixture(autouse=True)
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_TRUSTED_PROXIES", "127.0.0.1, 10.8.0.0/16,::1")
    forget_settings()


@pytest.mark.parametrize(
    ("peer", "told", "found"),
    [
        ("203.0.113.7", None, "203.0.113.7"),
        ("203.0.113.7", "127.0.0.1", "203.0.113.7"),
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.7, 10.8.3.4", "203.0.113.7"),
        ("127.0.0.1", "10.8.0.9, 10.8.0.8", "10.8.0.9"),
        ("127.0.0.1", "198.51.100.1, nonsense, 10.8.0.8", "10.8.0.8"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.7:51000", "203.0.113.7"),
        ("::1", "[2001:db8::7]:443", "2001:db8::7"),
        ("::ffff:127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.9", None, "203.0.113.9"),
        (None, "203.0.113.7", ""),
    ],
)
def test_a_trusted_proxy_is_believed_and_nobody_else(peer: str | None, told: str | None, found: str) -> None:
    headers = [] if told is None else [("x-forwarded-for", told)]
    assert client_address(connection(peer, *headers)) == found


def test_several_headers_of_one_name_are_one_list() -> None:
    asked = connection("127.0.0.1", ("x-forwarded-for", "198.51.100.1"), ("x-forwarded-for", "203.0.113.7"))
    assert client_address(asked) == "203.0.113.7"


def test_without_a_trusted_proxy_no_header_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORALU_TRUSTED_PROXIES")
    forget_settings()
    assert client_address(connection("127.0.0.1", ("x-forwarded-for", "203.0.113.7"))) == "127.0.0.1"


def test_limits_count_the_network_of_an_ipv6_subscriber() -> None:
    assert client_site(connection("2001:db8:1:2:3::4")) == client_site(connection("2001:db8:1:2:9::1")) == "2001:db8:1:2::/64"
    assert client_site(connection("203.0.113.7")) == "203.0.113.7"


HERE = ("host", "127.0.0.1:8001")
TOLD = ("x-forwarded-for", "127.0.0.1")


@pytest.mark.parametrize(
    ("peer", "headers", "here"),
    [
        ("127.0.0.1", [HERE], True),
        ("::1", [("host", "[::1]:8001")], True),
        (
            "127.0.0.1",
            [("host", "localhost:8001"), ("origin", "http://localhost:8001"), ("referer", "http://localhost:8001/sign-in")],
            True,
        ),
        ("127.0.0.1", [HERE, TOLD], True),
        ("127.0.0.1", [HERE, TOLD, ("x-forwarded-proto", "http")], True),
        ("127.0.0.1", [HERE, TOLD, ("x-forwarded-proto", "https")], False),
        ("127.0.0.1", [HERE, ("x-forwarded-proto", "http")], False),
        ("127.0.0.1", [HERE, ("x-forwarded-for", "203.0.113.7")], False),
        ("127.0.0.1", [HERE, ("x-forwarded-for", "127.0.0.1, 127.0.0.1")], False),
        ("127.0.0.1", [HERE, ("x-forwarded-for", "")], False),
        ("203.0.113.7", [HERE], False),
        ("203.0.113.7", [HERE, TOLD], False),
        ("127.0.0.1", [], False),
        ("127.0.0.1", [("host", "127.0.0.1.example.kz")], False),
        ("127.0.0.1", [HERE, ("origin", "null")], False),
        (None, [HERE], False),
    ],
)
def test_only_a_browser_on_this_machine_is_on_this_machine(peer: str | None, headers: list[tuple[str, str]], here: bool) -> None:
    assert on_this_machine(connection(peer, *headers)) is here


@pytest.mark.parametrize("name", OTHERS_ADD)
def test_what_another_proxy_adds_shows_it(name: str) -> None:
    assert not on_this_machine(connection("127.0.0.1", HERE, (name, "anything")))


def test_no_browser_speaks_http_1_0() -> None:
    asked = connection("127.0.0.1", HERE)
    asked.scope["http_version"] = "1.0"
    assert not on_this_machine(asked)


def test_without_a_trusted_proxy_nobody_may_pass_a_request_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORALU_TRUSTED_PROXIES")
    forget_settings()
    assert not on_this_machine(connection("127.0.0.1", HERE, TOLD))


def test_the_server_does_not_rewrite_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    assert not config("anything:create_app", host="127.0.0.1", port=1).proxy_headers
