"""What no page may do, whoever writes it."""

import re
from pathlib import Path

from infra.paths import ROOT

BROWSERS_OWN = re.compile(r"""["']?type["']?\s*[=:]\s*["'](date|time|datetime-local|month|week)["']""")


def page_sources() -> list[Path]:
    """Every template and every script of a page."""
    found = [file for tree in ("services", "shared") for kind in ("*.html", "*.js") for file in (ROOT / tree).rglob(kind)]
    return [file for file in found if "dist" not in file.parts]


def test_no_page_leaves_dates_and_times_to_the_browser() -> None:
    """A browser writes them in its own language, with its own clock of 12 hours: `fields.html` has a field for each."""
    left = [str(file.relative_to(ROOT)) for file in page_sources() if BROWSERS_OWN.search(file.read_text())]
    assert page_sources()
    assert not left
