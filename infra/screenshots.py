"""The pictures in docs/pictures, taken from a separate system with demo data; the camera sees a drawing."""

import io
import json
import math
import os
import socket
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright

from infra import local
from infra.installing import chromium
from infra.paths import ROOT
from infra.planning import DEFAULT_PORTS, Plan, plan
from services.biometrics.settings import BiometricsSettings
from services.probation.demo.people import CARD, PIN
from shared.identity.demo import PASSWORD

PICTURES = ROOT / "docs" / "pictures"
TABLET = {"width": 1024, "height": 768}
DESK = {"width": 1280, "height": 800}
KIOSK = {"width": 800, "height": 1280}


def take(language: str = "en", folder: Path = PICTURES) -> list[Path]:
    """Take every picture in `language`; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="oralu-pictures-") as state:
        os.environ["ORALU_STATE_DIR"] = state
        for name, port in zip(DEFAULT_PORTS, _free_ports(len(DEFAULT_PORTS)), strict=True):
            os.environ[f"ORALU_{name}_PORT"] = str(port)
        bracelets = zip(("watch", "gt06", "r16h"), _free_ports(3), strict=True)
        os.environ["ORALU_TCP_PORTS"] = json.dumps(dict(bracelets))
        what = plan(demo=True)
        with local.running(what, print), sync_playwright() as playwright:
            feed = _drawn_feed(Path(state) / "camera.mjpeg")
            arguments = ["--no-sandbox", "--disable-gpu", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
            browser = playwright.chromium.launch(
                executable_path=str(chromium.ensure()), args=[*arguments, f"--use-file-for-fake-video-capture={feed}"]
            )
            return [
                _kiosk(browser, what, language, folder / "kiosk.png"),
                _staff(browser, what.url("PROBATION"), "officer", TABLET, language, folder / "tablet.png"),
                _staff(browser, what.url("REINTEGRATION"), "social", DESK, language, folder / "desk.png"),
            ]


def _staff(browser: Browser, address: str, login: str, size: dict[str, int], language: str, file: Path) -> Path:
    page = _page(browser, size, language)
    page.goto(f"{address}/sign-in")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(f"{address}/{'queue' if login == 'officer' else 'desk'}")
    page.wait_for_selector(".row, .task", timeout=60_000)
    return _shoot(page, file)


def _kiosk(browser: Browser, what: Plan, language: str, file: Path) -> Path:
    """The demo person asks for housing at the kiosk, so that the tablet and the desk have something to show."""
    page = _page(browser, KIOSK, language)
    page.goto(f"{what.url('BIOMETRICS')}/kiosk/device")
    page.fill("[name=code]", BiometricsSettings().demo_kiosk_code)
    page.click("main button.kiosk__button")
    page.click(f"main button[value={language}]")
    page.fill("[name=code]", CARD)
    page.click("form.kiosk__card button.kiosk__button")
    page.fill("#pin", PIN)
    page.click("form.kiosk__card button.kiosk__button")
    while "/kiosk/question/" in page.url:
        before = page.url
        if page.locator("[value=housing]").count():
            page.check("[value=housing]")
            page.check("[value=documents]")
            page.screenshot(path=file)
        page.locator("main button[name=answer], main form button.kiosk__button").first.click()
        page.wait_for_function("before => location.href !== before", arg=before)
        page.wait_for_load_state("load")
    if "/kiosk/camera" in page.url:
        page.goto(f"{what.url('BIOMETRICS')}/kiosk/without-camera")
        page.click("main button[name=reason]")
    page.wait_for_selector(".kiosk__receipt", timeout=60_000)
    page.context.close()
    return file


def _page(browser: Browser, size: dict[str, int], language: str) -> Page:
    return browser.new_context(viewport={"width": size["width"], "height": size["height"]}, locale=language).new_page()


def _shoot(page: Page, file: Path) -> Path:
    page.wait_for_load_state("load")
    page.screenshot(path=file)
    page.context.close()
    return file


def _drawn_feed(path: Path, frames: int = 24) -> Path:
    """A camera feed of a drawn face, so that no picture shows a person."""
    with path.open("wb") as feed:
        for number in range(frames):
            frame = Image.new("RGB", (640, 480), (214, 226, 230))
            drawing = ImageDraw.Draw(frame)
            sway = round(6 * math.sin(2 * math.pi * number / frames))
            drawing.ellipse((220 + sway, 90, 420 + sway, 350), fill=(224, 184, 152), outline=(120, 84, 60), width=4)
            for eye in (278, 362):
                drawing.ellipse((eye - 14 + sway, 190, eye + 14 + sway, 208), fill="white", outline=(60, 40, 30), width=3)
                drawing.ellipse((eye - 6 + sway, 192, eye + 6 + sway, 206), fill=(60, 40, 30))
            drawing.arc((275 + sway, 250, 365 + sway, 305), 15, 165, fill=(150, 70, 60), width=5)
            drawing.pieslice((150, 350, 490, 620), 180, 360, fill=(70, 96, 120))
            encoded = io.BytesIO()
            frame.save(encoded, "JPEG", quality=90, subsampling="4:2:0")
            feed.write(encoded.getvalue())
    return path


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]
    finally:
        for each in sockets:
            each.close()
