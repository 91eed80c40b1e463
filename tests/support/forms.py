"""Sending a form as a browser does: with the tokens of its page."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

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


class _Typed(HTMLParser):
    """What stands in the form that is sent to `action`: hidden fields, and those with a value to type over."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.inside, self.fields = action, False, dict[str, list[str]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("action") == self.action
        typed = tag == "input" and given.get("type", "text") in ("hidden", "text")
        if self.inside and typed and given.get("name"):
            self.fields.setdefault(str(given["name"]), []).append(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"


def typed_fields(text: str, action: str) -> dict[str, list[str]]:
    """The fields of a page's form that is sent to `action`, with what stands in them."""
    reader = _Typed(action)
    reader.feed(text)
    return reader.fields


async def send_on(
    client: httpx.AsyncClient, page: str, data: Mapping[str, object] | None = None, *, shown: str | None = None
) -> httpx.Response:
    """Send the page's form with what stands in it and `data` typed over it. `shown`: the page as it was opened before."""
    if shown is None:
        shown = (await client.get(page)).text
    return await client.post(page, data={**typed_fields(shown, page), **(data or {})})
