"""Signing in through the page, as a person does."""

import re

import httpx

DEMO_PASSWORD = "demo-oralu"
TOKEN = re.compile(r'name="_csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="_csrf_token"')


async def sign_in(client: httpx.AsyncClient, login: str) -> None:
    """Fill in the sign-in page as the demo account `login`."""
    form = await client.get("/sign-in")
    answer = await client.post("/sign-in", data={"login": login, "password": DEMO_PASSWORD, "_csrf_token": csrf_token(form.text)})
    assert answer.status_code in {302, 303}, f"{login} could not sign in: {answer.status_code}"


def csrf_token(page: str) -> str:
    """The token hidden in a page's form."""
    found = TOKEN.search(page)
    assert found is not None, "The page holds no form with a CSRF token"
    return found.group(1) or found.group(2)
