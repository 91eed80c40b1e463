"""Regions and the law behind a duty are named in the language of the page."""

import re
from collections.abc import Iterator

import pytest

from services.probation.cases import words
from services.probation.cases.domain.categories import REGIONS
from services.probation.law.rules import conditions, rules
from shared.messages.base import Language
from shared.web import i18n
from shared.web.catalogues import ROOT


@pytest.fixture(autouse=True)
def words_of_probation() -> Iterator[None]:
    before = i18n.current()
    i18n.add_catalogues([ROOT / "services" / "probation" / "locales"])
    yield
    i18n.use(before)


@pytest.mark.parametrize(("language", "name"), [("kk", "Маңғыстау"), ("ru", "Мангистауская"), ("en", "Mangystau Region")])
def test_a_region_has_a_name_in_each_language(language: Language, name: str) -> None:
    i18n.use(language)
    assert words.region("47") == name
    assert len({words.region(code) for code in REGIONS} - set(REGIONS)) == len(REGIONS)


def test_an_office_that_is_not_its_regions_first_has_its_number() -> None:
    i18n.use("kk")
    assert (words.office("75"), words.office("71-02"), words.office("99")) == ("Алматы", "Астана 2", "99")


@pytest.mark.parametrize(
    ("language", "cited"),
    [
        ("kk", "ҚАК 66-бап; ҚК 44, 63-баптар"),
        ("ru", "УИК 66; УК 44, 63"),
        ("en", "Penal Enforcement Code, art. 66; Criminal Code, arts. 44, 63"),
    ],
)
def test_articles_of_the_law_are_cited_as_the_language_does(language: Language, cited: str) -> None:
    i18n.use(language)
    assert words.source("УИК 66; УК 44, 63") == cited


def test_a_range_of_articles_is_cited_as_one() -> None:
    i18n.use("kk")
    assert words.source("УИК 174-176 (K1400000234)") == "ҚАК 174-176-баптар"
    i18n.use("en")
    assert words.source("УИК 174-176") == "Penal Enforcement Code, arts. 174-176"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_remark_in_english_stands_behind_a_norm_on_another_page(language: Language) -> None:
    i18n.use(language)
    norms = [rule.source for rule in rules() if not rule.source.startswith(("internal", "not found"))]  # law_state.html says these
    english = [cited for cited in norms if re.search("[a-z]{2}", words.source(cited))]
    assert english == []
    assert words.source("УИК 171-172: 3, 6 or 8 years") == words.source("УИК 171-172")


def test_no_duty_cites_the_law_in_russian_on_a_kazakh_page() -> None:
    i18n.use("kk")
    assert not [cited for one in conditions() if "УК" in (cited := words.source(one.source)) or "УИК" in cited]
