"""The officer's comparison in a browser: two pictures that grow by keyboard and touch, and the strip of the challenge."""

import io
from collections.abc import Iterator
from uuid import UUID

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from services.biometrics.capture import actions as capture
from services.biometrics.images.storage import TakenFrame
from services.biometrics.submission import actions as submission
from services.biometrics.submission.domain import Verification
from services.probation.check_ins.actions import record_check_in
from services.probation.check_ins.captures.details import store_capture_details
from services.probation.database import BY
from shared.identity.demo import load_demo
from shared.messages.biometrics import CaptureDescribed, IdentityVerified
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.check_ins import the_check_in
from tests.builders.moments import NOW
from tests.builders.registrations import registered
from tests.builders.subjects import Person
from tests.builders.visits import at_camera, sent
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, open_page
from tests.support.configuration import forget_settings
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.system import free_ports
from tests.support.waiting import eventually
from tests.support.web_process import WebProcess

pytestmark = pytest.mark.deep
DOUBTFUL = Verification(
    match="review", liveness="not_live", quality="poor", score=0.55, threshold=0.62, review=0.45, engine="test", probe=1, scale="distance",
    likeness="near_limit", signs=("movement_missing", "flat"), problems=("too_dark",), peaks=(2,),
)  # fmt: skip


def drawn(look: int) -> bytes:
    """A face that is a drawing, looking a little to one side."""
    picture = Image.new("RGB", (640, 360), (110, 120, 128))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((240, 60, 400, 300), fill=(224, 186, 150))
    for eye in (285, 345):
        pen.ellipse((eye + look, 150, eye + 14 + look, 162), fill=(40, 40, 40))
    pen.arc((285 + look, 200, 355 + look, 250), 20, 160, fill=(120, 40, 40), width=5)
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


async def in_doubt(monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A check-in that an officer has to decide, told to probation as the worker would; returns its id."""
    monkeypatch.setenv("ORALU_CHALLENGE_MOVEMENTS", '["turn_left"]')
    forget_settings()
    made = await registered()
    due = await the_check_in(made.person)
    known = await (await (await Person(id=made.person, check_in=due["id"]).register()).due()).enrolled(jpeg=drawn(0))
    session = await at_camera(known)
    for _ in range(2):
        nonce = await capture.begin_capture(session, now=NOW)
        for first in range(0, 8, 2):
            frames = [TakenFrame(drawn(6 * index), 1_200 * index, None) for index in (first, first + 1)]
            step = await capture.add_frames(session, nonce, frames, by=known.at_kiosk, now=NOW)
        assert step.attempt is not None
        await submission.record_verification(session, step.attempt, DOUBTFUL, by=SYSTEM, now=NOW)
    (told,) = await sent(known.id, "biometrics.identity_verified.v1")
    (described,) = await sent(known.id, "biometrics.capture_described.v1")
    await record_check_in(IdentityVerified.model_validate(told), by=BY, now=NOW)
    assert await store_capture_details(CaptureDescribed.model_validate(described))
    return UUID(str(due["id"]))


@pytest.fixture
async def check_in(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> UUID:
    await load_demo(engines)
    return await in_doubt(monkeypatch)


@pytest.fixture
def served(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The addresses of both services; probation's is returned."""
    ports = dict(zip(("probation", "biometrics"), free_ports(2), strict=True))
    for name, port in ports.items():
        monkeypatch.setenv(f"ORALU_{name.upper()}_URL", f"http://127.0.0.1:{port}")
    processes: list[WebProcess] = []
    try:
        for name, port in ports.items():
            processes.append(WebProcess(name, port))
        yield processes[0].address
    finally:
        for process in processes:
            process.stop()


def signed_in(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("input[name=login]", "officer")
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def pinch(page: Page, selector: str) -> None:
    """Two fingers on a picture move apart, to twice the distance."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})
    for kind, apart in (("touchStart", 30), ("touchMove", 40), ("touchMove", 50), ("touchMove", 60)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        tools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    tools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_the_officer_compares_by_keyboard_and_follows_the_challenge(check_in: UUID, served: str) -> None:
    with chromium() as browser:
        page = open_page(browser, "tablet")
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        signed_in(page, served)
        page.goto(f"{served}/check-ins/{check_in}")
        probe, reference = page.locator("[data-viewer=probe] img"), page.locator("[data-viewer=reference] img")
        eventually(lambda: probe.evaluate("i => i.naturalWidth") == 640 and reference.evaluate("i => i.naturalWidth") == 640)
        page.locator("[data-viewer=reference] [data-stage]").focus()
        for key in ("+", "+", "ArrowLeft"):
            page.keyboard.press(key)
        assert "scale(1.9" in str(probe.get_attribute("style")), "both grow together"
        assert probe.get_attribute("style") == reference.get_attribute("style")
        page.keyboard.press("0")
        page.locator("[data-both]").uncheck(force=True)
        page.locator("[data-zoom=in]").click()
        assert probe.get_attribute("style") != reference.get_attribute("style")
        page.locator("[data-zoom=whole]").click()
        pinch(page, "[data-viewer=probe] [data-stage]")
        assert "scale(2" in str(probe.get_attribute("style")), "two fingers, twice as far apart"
        expect(page.locator(".strip__item")).to_have_count(8)
        expect(page.locator(".strip__item--peak")).to_have_count(1)
        shown = "items => items.slice(0, 4).every(item => item.naturalWidth === 640)"
        eventually(lambda: page.locator(".strip__item img").evaluate_all(shown))
        page.locator("[data-frame]").nth(2).click()
        assert "/frames/2" in str(probe.get_attribute("src"))
        expect(page.locator("[data-viewer=probe] [data-caption]")).to_contain_text("Furthest: Turn to the left")
        page.locator("[data-best]").click()
        assert "probe.jpg" in str(probe.get_attribute("src"))
        assert "0.55" not in page.content()
        assert_accessible(page)
        assert_no_horizontal_scroll(page)
        assert not refused, refused
