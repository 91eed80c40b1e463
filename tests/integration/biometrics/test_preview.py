"""Before a picture is taken: what to change, in words; nothing of a preview is stored, and nothing waits for one."""

import asyncio
import io
import time
from pathlib import Path

import httpx
import numpy as np
import pytest
from PIL import Image

from services.biometrics.database import Audit
from services.biometrics.engine import client as engine_client
from services.biometrics.engine import recognition
from services.biometrics.engine.pool import FacePool
from services.biometrics.enrolment.tables import Enrolment
from services.biometrics.images.tables import Frame
from tests.builders.kiosk_pages import blank, come_to_camera
from tests.builders.subjects import Person, registered
from tests.support.camera import moved
from tests.support.clients import SignedIn
from tests.support.covers import glasses
from tests.support.sign_in import csrf_token


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


async def preview(client: httpx.AsyncClient, to: str, frame: bytes, *, shrunk: str = "1", kind: str = "image/jpeg") -> httpx.Response:
    token = csrf_token((await client.get("/kiosk/device")).text)
    headers = {"x-csrftoken": token, "accept": "application/json"}
    return await client.post(to, data={"shrunk": shrunk}, files={"frame": ("a.jpg", frame, kind)}, headers=headers)


def pause() -> None:
    time.sleep(0.5)


async def test_the_kiosk_is_told_what_to_change_only_before_its_camera_and_nothing_waits_behind_it(
    kiosk: httpx.AsyncClient, person: Person, face_photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await preview(kiosk, "/kiosk/preview", blank())).status_code == 404, "nobody is there"
    await come_to_camera(kiosk, person)
    nobody = (await preview(kiosk, "/kiosk/preview", blank())).json()
    assert nobody == {"problems": ["no_face"], "text": "We cannot see a face. Come in front of the camera."}
    face = moved(face_photos / "obama.jpg", "blink", 0)
    assert (await preview(kiosk, "/kiosk/preview", jpeg(face))).json() == {"problems": [], "text": None}
    for shrunk, kind in (("nan", "image/jpeg"), ("0.5", "image/jpeg"), ("1", "text/plain")):
        assert (await preview(kiosk, "/kiosk/preview", jpeg(face), shrunk=shrunk, kind=kind)).status_code == 422
    assert (await preview(kiosk, "/kiosk/preview", b"\xff\xd8\xff" + bytes(260_000) + b"\xff\xd9")).status_code == 422
    assert (await preview(kiosk, "/kiosk/preview", bytes(400_000))).status_code == 413
    assert not await Frame.exists().where(Frame.session.is_not_null())
    held: list[asyncio.Task[None]] = []
    glance = engine_client.glance

    async def with_work(pool: FacePool, *given: object, **named: object) -> object:
        held.append(asyncio.create_task(pool.run(pause)))
        await asyncio.sleep(0)
        return await glance(pool, *given, **named)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(engine_client, "glance", with_work)
    assert (await preview(kiosk, "/kiosk/preview", jpeg(face))).json() == {"busy": True}
    await held[0]


async def test_the_officer_is_told_what_enrolment_would_refuse(signed_in: SignedIn, face_photos: Path) -> None:
    officer = await signed_in("biometrics", "officer")
    person, without_basis = await registered(), await registered(basis=False)
    address = f"/enrolments/{person.id}/preview"
    face = moved(face_photos / "obama.jpg", "blink", 0)
    assert (await preview(officer, address, jpeg(face))).json()["problems"] == ["too_far"]
    assert (await preview(officer, address, jpeg(face), shrunk="2")).json()["problems"] == [], "the picture itself will be large enough"
    pixels = np.asarray(face)
    landmarks = recognition.observe_pixels(pixels, with_descriptor=False).landmarks
    assert landmarks is not None
    behind = Image.fromarray(glasses(pixels, landmarks, (20, 20, 20)))
    told = (await preview(officer, address, jpeg(behind), shrunk="2")).json()
    assert told["problems"][0] == "dark_glasses"
    assert "dark glasses" in told["text"]
    assert (await preview(officer, f"/enrolments/{without_basis.id}/preview", jpeg(face))).status_code == 404
    assert not await Frame.exists().where(Frame.person == person.id)
    assert not await Enrolment.exists().where(Enrolment.person == person.id)
    assert {row["action"] for row in await Audit.select(Audit.action).where(Audit.about == person.id)} == {"subject_opened"}
