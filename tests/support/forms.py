"""Sending a form as a browser does: with the tokens of the page that it stands on."""

import re
from collections.abc import Mapping

import httpx

from tests.support.sign_in import csrf_token

FORM_TOKEN = re.compile(r'name="token" value="([^"]+)"')


async def submit(
    client: httpx.AsyncClient, page: str, data: Mapping[str, object] | None = None, *, to: str | None = None
) -> httpx.Response:
    """Open `page` and send its form, filled in with `data`, to the page's own address or `to`."""
    shown = (await client.get(page)).text
    token = FORM_TOKEN.search(shown)
    tokens = {"_csrf_token": csrf_token(shown)} | ({"token": token[1]} if token else {})
    return await client.post(to or page, data={**tokens, **(data or {})})
