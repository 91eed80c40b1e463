"""Files about a person, and forms that carry one."""

from collections.abc import Mapping

import httpx

from shared.files.kinds import GivenFile
from tests.builders.copies import picture
from tests.support.forms import FORM_TOKEN
from tests.support.sign_in import csrf_token


def photo() -> GivenFile:
    """A photographed paper."""
    return GivenFile(picture("JPEG"), "image/jpeg")


async def send_file(
    client: httpx.AsyncClient, page: str, content: bytes | None, data: Mapping[str, object] | None = None, *, name: str = "file"
) -> httpx.Response:
    """Open `page` and send its form with a file, as a browser does."""
    shown = (await client.get(page)).text
    token = FORM_TOKEN.search(shown)
    assert token is not None
    files = {name: ("photo.jpg", content, "image/jpeg")} if content is not None else {name: ("", b"", "application/octet-stream")}
    return await client.post(page, data={"_csrf_token": csrf_token(shown), "token": token[1], **(data or {})}, files=files)
