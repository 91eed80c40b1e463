"""Where the browser of the tests is looked for, and what is said where there is none."""

from pathlib import Path

import pytest

from infra.installing import chromium
from tests.support import browser


def test_playwright_is_asked_for_its_browser_while_its_driver_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ORALU_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "NAMES", ())
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    with browser.driver():
        assert chromium.find() is None


def test_a_test_that_needs_a_browser_is_skipped_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_program", lambda: None)
    with pytest.raises(pytest.skip.Exception, match="ORALU_CHROMIUM"), browser.chromium():
        pass
