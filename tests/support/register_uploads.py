"""A register uploaded on the page, as a browser does it."""

from collections.abc import Sequence

import httpx

from tests.builders.register_files import Row, as_xlsx, table
from tests.support.forms import FORM_TOKEN
from tests.support.sign_in import csrf_token


async def sent(client: httpx.AsyncClient, rows: Sequence[Row], **fields: str) -> httpx.Response:
    shown = (await client.get("/register-imports")).text
    token = FORM_TOKEN.search(shown)
    assert token
    given = {"_csrf_token": csrf_token(shown), "token": token[1], **fields}
    return await client.post("/register-imports", data=given, files={"file": ("register.xlsx", as_xlsx(table(rows)))})


async def uploaded(client: httpx.AsyncClient, rows: Sequence[Row]) -> str:
    """The address of what was found."""
    answer = await sent(client, rows)
    assert answer.status_code == 303, answer.text[:2000]
    return answer.headers["location"]
