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


GET_FORM = re.compile(r'<form\b[^>]*method="get"[^>]*>.*?</form>', re.DOTALL)
FIELD = re.compile(r"""(?:\bname="([^"{]+)"|_field\("(\w+)")""")
IN_AN_ADDRESS = {
    *("day", "since", "until", "when"),
    "search",  # of devices and of reports kept apart: a part of a device's number, vendor, model or SIM
    *("need", "language", "free", "plan", "place", "km", "at", "open", "access", "view"),  # of a provider
    *("closes_by", "on", "quota", "region", "wage"),  # of vacancies
    *("words", "state", "old"),  # of services and organisations
    *("overdue", "stage", "who"),  # of the board by stage: which group, whose
    *("article", "book", "status"),  # of the law's values
}
"""Fields whose words may stand in an address. What finds people is posted: their names stay out of addresses, and so out of logs."""


def test_no_form_puts_what_is_typed_about_a_person_into_an_address() -> None:
    forms = [(file, form) for file in page_sources() for form in GET_FORM.findall(file.read_text())]
    fields = {(name or field, file.name) for file, form in forms for name, field in FIELD.findall(form)}
    assert forms
    assert not {(name, file) for name, file in fields if name not in IN_AN_ADDRESS}
