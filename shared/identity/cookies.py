"""Cookies of this host alone: named `__Host-` where they are secure, so that no other host of the same domain can set one of ours."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from shared.settings import settings

HOST = "__Host-"
"""A browser takes a cookie of this name only over https, for the host that sends it and for all its paths (RFC 6265bis, 4.1.3.2)."""


def cookie_name(plain: str) -> str:
    """What the cookie is called on the wire: over http a browser would refuse the prefix, and there the name is plain."""
    return HOST + plain if settings().secure else plain


def read_cookie(connection: ASGIConnection[Any, Any, Any, Any], plain: str) -> str | None:
    """The cookie's value; None where there is none or it is empty."""
    return connection.cookies.get(cookie_name(plain)) or None


def cookie(plain: str, value: str, *, max_age: int | None = None) -> Cookie:
    """Not readable by scripts, sent to this host alone; `max_age` in seconds, None: until the browser is closed."""
    return Cookie(key=cookie_name(plain), value=value, path="/", httponly=True, secure=settings().secure, samesite="lax", max_age=max_age)


def no_cookie(plain: str) -> Cookie:
    """Removes it: with the attributes it was set with, or a browser ignores the removal."""
    return cookie(plain, "", max_age=0)
