"""The kiosk as a device: it reports, uses an allowed camera, and shows a friendly page when it is switched off."""

import httpx
import pytest

from services.biometrics.sessions.tables import Session
from shared.identity import kiosks
from shared.identity.tables import Kiosk
from tests.builders.actors import SYSTEM
from tests.builders.kiosk_pages import come_to_camera
from tests.builders.moments import NOW
from tests.builders.subjects import Person
from tests.support.sign_in import csrf_token
from tests.support.streams import listening

REAL, VIRTUAL = "HD Webcam C920", "OBS Virtual Camera"


async def ask(kiosk: httpx.AsyncClient, to: str, **fields: str) -> httpx.Response:
    token = csrf_token((await kiosk.get("/kiosk/device")).text)
    return await kiosk.post(to, data=fields, headers={"x-csrftoken": token, "accept": "application/json"})


async def known() -> dict[str, object]:
    row = await Kiosk.select().first()
    assert row is not None
    return dict(row)


async def test_the_device_says_what_it_is_and_uses_the_camera_it_may_use(kiosk: httpx.AsyncClient) -> None:
    assert (await ask(kiosk, "/kiosk/heartbeat", software="1a2b Chrome/142" + "x" * 300)).status_code == 200
    assert (await ask(kiosk, "/kiosk/cameras", using=REAL, present=f"{REAL}\n{VIRTUAL}")).json()["use"] == REAL
    assert (await ask(kiosk, "/kiosk/cameras", using=VIRTUAL, present=f"{VIRTUAL}\n{REAL}")).json()["use"] == REAL
    refused = (await ask(kiosk, "/kiosk/cameras", using=VIRTUAL, present=VIRTUAL)).json()
    assert refused["use"] is None
    assert "go on without it" in refused["text"]
    row = await known()
    assert (row["camera"], str(row["software"])[:15], len(str(row["software"]))) == (VIRTUAL, "1a2b Chrome/142", 120)
    await kiosks.allow_cameras(row["id"], "brio", by=SYSTEM, at=NOW)  # type: ignore[arg-type]  # a UUID
    assert (await ask(kiosk, "/kiosk/cameras", using=REAL, present=REAL)).json()["use"] is None, "only the one that was named"
    assert (await ask(kiosk, "/kiosk/cameras", using=REAL, present=f"{REAL}\nLogitech BRIO")).json()["use"] == "Logitech BRIO"


async def test_a_kiosk_switched_off_in_the_middle_of_a_visit_says_where_to_go_and_forgets(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    device = (await known())["id"]
    await kiosks.disable(device, by=SYSTEM, at=NOW)  # type: ignore[arg-type]  # a UUID
    assert (await kiosk.get("/kiosk/camera")).headers["location"] == "/kiosk"
    assert (await ask(kiosk, "/kiosk/heartbeat")).status_code == 403
    page = await kiosk.get("/kiosk")
    for words in ("Бұл киоск өшірулі", "Этот киоск отключён", "This kiosk is switched off"):
        assert words in page.text
    assert person.card not in page.text
    await kiosks.enable(device, by=SYSTEM, at=NOW)  # type: ignore[arg-type]  # a UUID
    assert "Қош келдіңіз" in (await kiosk.get("/kiosk")).text
    assert (await kiosk.get("/kiosk/camera")).headers["location"] == "/kiosk", "whoever was there is forgotten"
    assert await Session.exists().where(Session.person == person.id)


async def test_the_stream_of_a_kiosk_that_is_switched_off_ends(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    async with listening(kiosk, "/kiosk/events") as stream:
        await stream.told("changed")
        await kiosks.disable((await known())["id"], by=SYSTEM, at=NOW)  # type: ignore[arg-type]  # a UUID
        await stream.ended()


@pytest.mark.usefixtures("engines")
async def test_what_the_browser_keeps_for_a_lost_network_names_nobody(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    page = await kiosk.get("/kiosk/offline")
    assert "Желі жоқ" in page.text
    assert person.card not in page.text
    script = await kiosk.get("/kiosk/worker.js")
    assert script.headers["service-worker-allowed"] == "/kiosk"
    assert "/kiosk/offline" in script.text
