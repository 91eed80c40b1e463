"""A visit to the kiosk through its pages."""

import io

import httpx
from PIL import Image

from shared.identity import kiosks
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, Person
from tests.support.forms import submit


def blank(width: int = 640, height: int = 480, *, mode: str = "RGB", quality: int = 75) -> bytes:
    """A JPEG that shows nobody."""
    out = io.BytesIO()
    Image.new(mode, (width, height), 120 if mode == "L" else (120, 120, 120)).save(out, "JPEG", quality=quality)
    return out.getvalue()


async def enrolled_kiosk(client: httpx.AsyncClient) -> httpx.AsyncClient:
    """Make a browser an enrolled kiosk of office 75 that speaks English."""
    _, code = await kiosks.create_kiosk("Demo Kiosk", "75", by=SYSTEM, at=NOW)
    token = await kiosks.enrol(code, at=NOW)
    assert token
    client.cookies.set(kiosks.COOKIE, token)
    client.cookies.set("oralu_language", "en")
    return client


async def come_to_camera(kiosk: httpx.AsyncClient, person: Person) -> None:
    """The card, the PIN and both questions."""
    first = await submit(kiosk, "/kiosk/card", {"code": person.card, "pin": PIN})
    assert first.headers["location"] == "/kiosk/question/1"
    assert (await submit(kiosk, "/kiosk/question/1", {"answer": "well"})).headers["location"] == "/kiosk/question/2"
    assert (await submit(kiosk, "/kiosk/question/2", {"answer": ["housing"]})).headers["location"] == "/kiosk/camera"
