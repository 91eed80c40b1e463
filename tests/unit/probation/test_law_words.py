"""Lists and days of the law in the page's language."""

import re
import tomllib

import pytest

from infra.paths import ROOT
from services.probation.capabilities import CAPABILITIES
from services.probation.law_changes import words
from shared.law_versions import key_of
from shared.messages.base import Language
from shared.registry import fill
from shared.web import i18n

LATIN = re.compile("[a-z]{2}|[A-HJ-UWYZ][A-Za-z]")  # Roman numerals are no words
LAW = [*sorted((ROOT / "services" / "probation" / "law").glob("*.toml")), ROOT / "shared" / "law" / "holidays.toml"]
HOLIDAYS = tomllib.loads((ROOT / "shared" / "law" / "holidays.toml").read_text())


@pytest.fixture(params=["kk", "ru"])
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    i18n.add_catalogues([ROOT / "services" / "probation" / "locales"])
    i18n.use(chosen)
    fill("probation", CAPABILITIES)
    return chosen


VERBATIM = {"reminders.words_never_sent"}
"""Words that messages never have, in every language of theirs."""


def test_every_value_is_read_in_words(language: Language) -> None:
    entries = [(section, entry) for file in LAW for section, found in tomllib.loads(file.read_text()).items() for entry in found]
    assert len(entries) > 200
    bare = {
        (section, key): said
        for section, entry in entries
        if isinstance(entry, dict) and (key := key_of(entry)) not in VERBATIM
        for said in (words.value(entry), words.title(section, key), words.cited(entry))
        if LATIN.search(said)
    }
    assert bare == {}


def test_every_day_off_has_its_name(language: Language) -> None:
    for section in ("holiday", "exception"):
        titles = [words.title(section, key_of(entry)) for entry in HOLIDAYS[section]]
        assert titles
        assert [title for title in titles if LATIN.search(title)] == []
