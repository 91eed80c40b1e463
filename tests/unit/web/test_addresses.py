"""From where a request comes, when proxies stand in between and when somebody only says so."""

from typing import Any

import pytest
from litestar.connection import ASGIConnection

from shared.web.addresses import client_address, client_site
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
