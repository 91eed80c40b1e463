"""Forms of amendments as a browser sends them."""

import re
from collections.abc import Mapping
from html import unescape

import httpx

from tests.support.forms import post

REASON = {
    "change_kind": "correction",
    "change_why": "The clerk mistyped it",
    "change_from": "01.10.2026",
    "change_document": "Identity card 012345678 of 05.03.2020",
}
SEEN = re.compile(r'name="(was_\w+|zone_seen)" value="([^"]*)"')
FIELD = re.compile(r'<input class="govuk-input[^"]*" id="(\w+)" name="\1"[^>]*? value="([^"]*)"')
SELECTED = re.compile(r'<option value="([^"]*)" selected>')


async def opened(client: httpx.AsyncClient, address: str) -> dict[str, str]:
    """What the form at `address` holds when it is opened: hidden values, and every field as it stands."""
    shown = await client.get(address)
    assert shown.status_code == 200, (address, shown.status_code)
    seen = {name: unescape(value) for name, value in SEEN.findall(shown.text)}
    return {name.removeprefix("was_"): value for name, value in seen.items() if name.startswith("was_")} | seen


async def amended(client: httpx.AsyncClient, address: str, changed: Mapping[str, object], **reason: str) -> httpx.Response:
    """Open the form, change fields, give the reason, and confirm."""
    return await sent(client, address, await opened(client, address) | dict(changed), **reason)


async def sent(client: httpx.AsyncClient, address: str, fields: Mapping[str, object], **reason: str) -> httpx.Response:
    """Send a form that was opened before, and confirm where it is asked."""
    data = {**fields, **REASON, **reason}
    asked = await post(client, address, data)
    if 'name="sure"' not in asked.text:
        return asked
    return await post(client, address, {**data, "sure": "yes"})
