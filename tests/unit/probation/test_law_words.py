"""Lists and days of the law in the page's language."""

import re
import tomllib

import pytest

from infra.paths import ROOT
from services.probation.law_changes import words
from shared.law_versions import key_of
from shared.messages.base import Language
from shared.web import i18n

LATIN = re.compile("[A-Za-z]{2}")
LAW = sorted((ROOT / "services" / "probation" / "law").glob("*.toml"))
HOLIDAYS = tomllib.loads((ROOT / "shared" / "law" / "holidays.toml").read_text())


@pytest.fixture(params=["kk", "ru"])
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    i18n.add_catalogues([ROOT / "services" / "probation" / "locales"])
    i18n.use(chosen)
    return chosen


KNOWN = {"check_in.excuse", "closing.reasons", "closing.second_person", "reminders.served_in_spite_of_opt_out"}
"""Lists whose codes have words here."""


def test_lists_are_read_in_words(language: Language) -> None:
    every = [entry for file in LAW for entry in tomllib.loads(file.read_text()).get("list", [])]
    lists = [entry for entry in every if entry["code"] in KNOWN]
    assert {entry["code"] for entry in lists} == KNOWN
    assert {entry["code"]: words.value(entry) for entry in lists if LATIN.search(words.value(entry))} == {}


def test_every_day_off_has_its_name(language: Language) -> None:
    for section in ("holiday", "exception"):
        titles = [words.title(section, key_of(entry)) for entry in HOLIDAYS[section]]
        assert titles
        assert [title for title in titles if LATIN.search(title)] == []
