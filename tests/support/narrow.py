"""Pages on a telephone: how wide, and what has to be seen there."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.browser import assert_accessible, assert_no_horizontal_scroll

WIDTHS = [
    (320, "kk"),
    (480, "ru"),
    *(
        pytest.param(width, language, marks=pytest.mark.deep)
        for width in (320, 480, 768)
        for language in ("kk", "ru", "en")
        if (width, language) not in {(320, "kk"), (480, "ru")}
    ),
]
PICTURES = os.environ.get("ORALU_TEST_PICTURES")
OUTSIDE = """() => [...document.querySelectorAll("main a, main button, main input, main .row__link > *")]
    .filter((each) => each.offsetParent !== null && !each.closest(".scroll, .govuk-table-wrap, .leaflet-container, .govuk-visually-hidden"))
    .filter((each) => each.getBoundingClientRect().width > 1)
    .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((each) => each.outerHTML.slice(0, 120))"""
OVERLAPPING = """() => [...document.querySelectorAll(".row__link")].flatMap((row) => {
    const parts = [...row.children].map((each) => each.getBoundingClientRect()).filter((each) => each.width && each.height);
    return parts.some((one, at) => parts.slice(at + 1).some((other) => one.left < other.right - 1 && other.left < one.right - 1
        && one.top < other.bottom - 1 && other.top < one.bottom - 1)) ? [row.innerText] : [];
})"""


def picture(page: Page, name: str) -> None:
    """Kept where ORALU_TEST_PICTURES names a folder."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def look(page: Page, name: str) -> None:
    """Whole, readable, accessible."""
    picture(page, name)
    assert_no_horizontal_scroll(page)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERLAPPING) == []
    assert_accessible(page)
