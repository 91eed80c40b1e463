"""Every value of the law is named in words, in the language of the page."""

from collections.abc import Iterator

import pytest

from services.probation.law.ruling import RULING
from services.probation.law_changes.titles import title_of
from shared.law.sources import files_of
from shared.law_versions import key_of
from shared.messages.base import Language
from shared.web import i18n
from shared.web.catalogues import ROOT

CODES = sorted(
    {
        key_of(entry)
        for folder in RULING.folders.values()
        for section in ("rule", "list")
        for entry in files_of(folder).sections.get(section, ())
    }
)


@pytest.fixture(autouse=True)
def words_of_probation() -> Iterator[None]:
    before = i18n.current()
    i18n.add_catalogues([ROOT / "services" / "probation" / "locales"])
    yield
    i18n.use(before)


def titles(language: Language) -> dict[str, str]:
    i18n.use(language)
    return {code: str(title_of(code)) for code in CODES}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_value_has_a_title_of_its_own(language: Language) -> None:
    assert len(CODES) > 140
    named = titles(language)
    assert [code for code, title in named.items() if title == code or "_" in title] == []
    assert len(set(named.values())) == len(CODES)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_title_is_translated(language: Language) -> None:
    english = titles("en")
    assert [code for code, title in titles(language).items() if title == english[code]] == []


def test_a_value_that_nobody_named_is_shown_by_its_code() -> None:
    unknown = ["term.start.moon", "check_in.moon", "match.moon", "alert.contact.priority_x", "notice.travel.moon", "moon"]
    assert [title_of(code) for code in unknown] == unknown


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("check_in.suspended_sentence.rural", "Suspended sentence (countryside): how often to check in"),
        ("alert.contact.priority_2", "Bracelet alert of priority 2: time to try to reach the person"),
        ("notice.travel.parole", "Journey (parole): notice or permission"),
        ("term.suspended_sentence.minor.most", "Suspended sentence (minors): longest term"),
        ("term.start.any", "Other categories: when the term begins"),
    ],
)
def test_a_title_is_put_together_from_what_the_code_says(code: str, title: str) -> None:
    i18n.use("en")
    assert title_of(code) == title
