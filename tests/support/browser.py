"""Chromium for the tests: pages at their device's size, axe-core, a camera that plays a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from infra.chromium import find
from infra.paths import ROOT

DEVICES = {
    "tablet": {"width": 768, "height": 1024},
    "desk": {"width": 1280, "height": 800},
    "kiosk": {"width": 1080, "height": 1920},
    "kiosk_wide": {"width": 1280, "height": 800},
}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class PageFor(Protocol):
    """Opens a page on a device."""

    def __call__(self, device: str, *, language: str = "en") -> Page: ...


@contextmanager
def chromium(camera: Path | None = None, *, allow_camera: bool = True) -> Iterator[Browser]:
    """A headless browser. With `camera` every page that may use the camera sees that MJPEG file, again and again."""
    arguments = list(QUIET)
    if camera is not None:
        arguments += ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={camera}"]
        arguments += ["--use-fake-ui-for-media-stream"] if allow_camera else ["--deny-permission-prompts"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def open_page(browser: Browser, device: str, *, language: str = "en") -> Page:
    """A page of its own context (its own cookies) at the device's size."""
    size = DEVICES[device]
    context = browser.new_context(viewport={"width": size["width"], "height": size["height"]}, locale=language)
    context.set_default_timeout(20_000)
    return context.new_page()


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA or of axe's best practices."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())  # the page's policy forbids scripts of others, not those of its debugger
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    broken = [f"{each['id']}: {each['help']} ({'; '.join(node['html'][:160] for node in each['nodes'])})" for each in found["violations"]]
    assert not broken, f"{page.url}\n" + "\n".join(broken)


def assert_no_horizontal_scroll(page: Page) -> None:
    """Everything fits the width of the device."""
    width, content = page.evaluate("() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]")
    assert content <= width, f"{page.url}: {content} px wide on a screen of {width} px"


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A headless browser for one test. Ask for fixtures that run on the event loop before this one."""
    with chromium() as started:
        yield started


@pytest.fixture
def page_for(browser: Browser) -> PageFor:
    """`page_for("tablet", language="kk")`: a page with cookies of its own at the device's size."""

    def make(device: str, *, language: str = "en") -> Page:
        return open_page(browser, device, language=language)

    return make
