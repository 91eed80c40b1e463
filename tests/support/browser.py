"""Chromium for the tests: pages at their device's size, axe-core, a camera that plays a file.

Playwright's driver and the browser without a camera are kept for all tests of a process, since their start costs more than most tests.
Each test has cookies, caches and pages of its own. `QUIET` are options of the browser; `DEVICES` are sizes in CSS pixels.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from infra.installing.chromium import find
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
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # to describe every element that is well takes most of the time
}

# What axe judges by: elements and their attributes, in order, with numbers and ids taken out; where text is, not what it says.
STRUCTURE = """() => {
    const plain = (value) => value.replace(/[0-9a-f]{8}[0-9a-f-]*|\\d+/g, "");
    const of = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? "#" : "";
        if (node.nodeType !== Node.ELEMENT_NODE) return "";
        const kept = (each) => each.name === "class" || each.name === "style";
        const value = (each) => each.name === "value" ? Boolean(each.value) : kept(each) ? each.value : plain(each.value);
        const said = [...node.attributes].map((each) => each.name + "=" + value(each));
        return "<" + node.tagName + " " + said.join(" ") + ">" + [...node.childNodes].map(of).join("") + "</>";
    };
    return of(document.documentElement);
}"""


class PageFor(Protocol):
    """Opens a page on a device."""

    def __call__(self, device: str, *, language: str = "en") -> Page: ...


class Kept:
    """The driver and the browser of this process.

    While Playwright's driver is kept, its event loop stays this thread's running loop, which would forbid any other: `used` resets this
    after each test.
    """

    def __init__(self) -> None:
        self._driver: Playwright | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._browser: Browser | None = None

    @contextmanager
    def used(self) -> Iterator[Playwright]:
        """The driver, for the length of the block."""
        before = asyncio._get_running_loop()
        if self._driver is None:
            self._driver = sync_playwright().start()
            self._loop = asyncio._get_running_loop()
        asyncio._set_running_loop(self._loop)
        try:
            yield self._driver
        finally:
            asyncio._set_running_loop(before)

    def browser(self, driver: Playwright) -> Browser:
        """Without a camera; started anew if it has died."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = driver.chromium.launch(executable_path=program(), args=QUIET)
        return self._browser

    def end(self) -> None:
        """Close everything."""
        if self._driver is None:
            return
        with self.used() as driver:
            if self._browser is not None:
                self._browser.close()
            driver.stop()


@cache
def _program() -> Path | None:
    return find()


def program() -> Path:
    """The browser's program. Skips the test where there is none."""
    found = _program()
    if found is None:
        pytest.skip("There is no Chromium here: `python -m infra.installing.chromium` installs one, ORALU_CHROMIUM names another")
    return found


_kept = Kept()
_looked_at: set[tuple[object, str]] = set()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish() -> None:
    """Stop what was kept at the end of the tests, and count its CPU time."""
    _kept.end()


expect.set_options(timeout=20_000)  # as long as any step of a page may take


@contextmanager
def driver() -> Iterator[Playwright]:
    """Playwright's driver: the kept one, or one of its own in a thread beside the tests, since it belongs to the thread that made it."""
    beside = threading.current_thread() is not threading.main_thread()
    with sync_playwright() if beside else _kept.used() as started:
        yield started


@contextmanager
def chromium(camera: Path | None = None, *, allow_camera: bool = True) -> Iterator[Browser]:
    """A headless browser. With `camera` every page that may use the camera sees that MJPEG file, again and again."""
    program()  # before anything is started
    with driver() as started:
        if camera is None and threading.current_thread() is threading.main_thread():
            browser = _kept.browser(started)
            try:
                yield browser
            finally:
                for context in browser.contexts:
                    context.close()
            return
        arguments = list(QUIET)
        if camera is not None:
            arguments += ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={camera}"]
            arguments += ["--use-fake-ui-for-media-stream"] if allow_camera else ["--deny-permission-prompts"]
        browser = started.chromium.launch(executable_path=program(), args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def in_languages(*languages: str) -> list[Any]:
    """A journey in each language: the first one runs with every test, the others are deep."""
    return [pytest.param(each, marks=[pytest.mark.deep] if number else []) for number, each in enumerate(languages)]


def open_page(browser: Browser, device: str, *, language: str = "en") -> Page:
    """A page of its own context (its own cookies) at the device's size."""
    size = DEVICES[device]
    context = browser.new_context(viewport={"width": size["width"], "height": size["height"]}, locale=language)
    context.set_default_timeout(20_000)
    return context.new_page()


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA or of axe's best practices. A page of the same structure is judged once in a process."""
    page.wait_for_load_state("domcontentloaded")  # between two pages there is no document
    structure = (tuple((page.viewport_size or {}).items()), page.evaluate(STRUCTURE))
    if structure in _looked_at:
        return
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())  # the page's policy forbids scripts of others, not those of its debugger
    found: list[dict[str, Any]] = page.evaluate("rules => axe.run(document, rules).then(result => result.violations)", RULES)
    broken = [f"{each['id']}: {each['help']} ({'; '.join(node['html'][:160] for node in each['nodes'])})" for each in found]
    assert not broken, f"{page.url}\n" + "\n".join(broken)
    _looked_at.add(structure)


WIDER = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth)
    .map((each) => each.outerHTML.slice(0, 160))"""
FITS = "() => document.documentElement?.scrollWidth <= document.documentElement?.clientWidth"  # between two pages there is no element


def assert_no_horizontal_scroll(page: Page) -> None:
    """Everything fits the width of the device, once its style sheets and fonts are there."""
    with suppress(PlaywrightTimeoutError):
        page.wait_for_function(FITS, timeout=3000)
    page.wait_for_load_state("domcontentloaded")
    width, content = page.evaluate("() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]")
    assert content <= width, f"{page.url}: {content} px wide on a screen of {width} px: {page.evaluate(WIDER)}"


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
