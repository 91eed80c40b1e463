"""Sending a form as a browser does: with the tokens of its page."""

import re
from collections.abc import Mapping

import httpx

from shared.web.pages import CSRF_COOKIE
from tests.support.sign_in import csrf_token

FORM_TOKEN = re.compile(r'name="token" value="([^"]+)"')


async def submit(
    client: httpx.AsyncClient, page: str, data: Mapping[str, object] | None = None, *, to: str | None = None
) -> httpx.Response:
    """Open `page` and send its form, filled in with `data`, to the page's own address or `to`."""
    opened = await client.get(page)
    assert opened.status_code == 200, (page, opened.status_code)
    shown = opened.text
    token = FORM_TOKEN.search(shown)
    tokens = {"_csrf_token": csrf_token(shown)} | ({"token": token[1]} if token else {})
    return await client.post(to or page, data={**tokens, **(data or {})})


async def post(client: httpx.AsyncClient, to: str, data: Mapping[str, object] | None = None) -> httpx.Response:
    """Send a form without opening its page again: the token is that of the last page that was opened."""
    return await client.post(to, data={"_csrf_token": client.cookies[CSRF_COOKIE], **(data or {})})


async def from_sign_in(client: httpx.AsyncClient, to: str, **fields: str) -> httpx.Response:
    """Send a form with the token of the sign-in page, which everybody may open."""
    return await submit(client, "/sign-in", fields, to=to)
