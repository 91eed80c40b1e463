"""Cookies belong to this host alone, where a browser can be told so."""

import pytest

from shared.identity.cookies import cookie, cookie_name, no_cookie
from tests.support.configuration import forget_settings


@pytest.fixture
def over_https(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_PROBATION_URL", "https://oralu.example.kz")
    forget_settings()


@pytest.mark.usefixtures("over_https")
@pytest.mark.parametrize("made", [cookie, lambda name, _: no_cookie(name)])
def test_over_https_a_cookie_is_of_this_host(made: object) -> None:
    header = made("oralu_session", "secret").to_header(header="")  # type: ignore[operator]  # one of the two above
    assert header.startswith("__Host-oralu_session=")
    parts = {part.strip().lower() for part in header.split(";")[1:]}
    assert {"path=/", "secure", "httponly", "samesite=lax"} <= parts
    assert not any(part.startswith("domain") for part in parts)


def test_over_http_the_name_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORALU_PROBATION_URL", raising=False)
    forget_settings()
    assert cookie_name("oralu_session") == "oralu_session"
    assert not cookie("oralu_session", "secret").secure
