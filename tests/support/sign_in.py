"""Signing in through the page, as a person does."""

import re
from datetime import datetime

import httpx
import pyotp

from tests.builders.moments import NOW

DEMO_PASSWORD = "demo-oralu"
TOKEN = re.compile(r'name="_csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="_csrf_token"')


async def sign_in(
    client: httpx.AsyncClient, login: str, password: str = DEMO_PASSWORD, key: str | None = None, *, at: datetime = NOW
) -> None:
    """Fill in the sign-in page as `login`; with the key of a second factor also the page of the code of `at`, which works once."""
    await _send(client, "/sign-in", login=login, password=password)
    if key is not None:
        await _send(client, "/sign-in/code", code=pyotp.TOTP(key).at(at))


async def _send(client: httpx.AsyncClient, page: str, **fields: str) -> None:
    token = csrf_token((await client.get(page)).text)
    answer = await client.post(page, data={**fields, "_csrf_token": token})
    assert answer.status_code in {302, 303}, f"{page} does not let in: {answer.status_code}"


def csrf_token(page: str) -> str:
    """The token hidden in a page's form."""
    found = TOKEN.search(page)
    assert found is not None, "The page holds no form with a CSRF token"
    return found.group(1) or found.group(2)
