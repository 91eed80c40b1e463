"""Places by code and by name: known ones are read, others are refused with what may have been meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.directory.places import centres
from shared.kato.fields import choices, options, read_place, read_places, shown_place
from shared.kato.places import Unknown, name_of, place_of, places, read
from shared.web.i18n import use


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("75", "75"), ("7511", "7511"), ("751110000", "751110000"), ("750000000", "750000000"), (" 1132 ", "1132"),
        ("Алматы", "75"), ("almaty", "75"), ("Алматы облысы", "19"), ("Акколь", "1132"),
        ("Ақкөл ауданы", "1132"), ("Akkol District", "1132"),
        ("г. Семей", "1010"), ("Талгарский район", "1962"), ("Zhanaozen", "4718"), ("1132 Ақкөл ауданы · Ақмола облысы", "1132"),
    ],
)  # fmt: skip
def test_a_code_or_a_name_in_three_alphabets(typed: str, code: str) -> None:
    assert read(typed) == code


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("7199", ["71", "7114"]), ("711990000", ["71", "7114"]), ("12", []), ("99", []), ("Абайский район", ["1032", "3532"]),
     ("Талгор", ["1962"]),
     ("xyz", []), ("", []), ("753", ["75"])],
)  # fmt: skip
def test_what_is_not_known_is_refused_with_what_may_be_meant(typed: str, suggested: list[str]) -> None:
    found = read(typed)
    assert isinstance(found, Unknown)
    assert [place.kato for place in found.suggested][: len(suggested)] == suggested
    assert bool(found.suggested) == bool(suggested)


def test_every_place_is_found_again_as_it_is_shown_in_each_language() -> None:
    for language in ("kk", "ru", "en"):
        use(language)
        for code in places():
            assert read_place(shown_place(code)) == code
        assert [read_place(value) for value, _ in options()] == list(places())


def test_every_district_lies_in_a_region_from_which_distances_are_counted() -> None:
    assert {place.region for place in places().values()} == set(centres())
    assert all(set(place.names) == {"kk", "ru", "en"} and len(place.kato) in {2, 4} for place in places().values())
    assert len([code for code in places() if len(code) == 4]) == 220


def test_lists_to_choose_from_hold_each_place_once_with_its_region_before_it() -> None:
    use("ru")
    found = [code for code, _ in choices()]
    assert sorted(found) == sorted(places())
    assert found.index("1132") > found.index("11")


def test_several_are_each_once_and_in_order() -> None:
    assert read_places("Акколь; 75, almaty,19") == "1132,19,75"
    with pytest.raises(ValueError, match="7199"):
        read_places("75; 7199")


def test_a_village_is_named_by_its_district() -> None:
    assert name_of("113230100", "ru") == "Аккольский район, Акмолинская область"
    assert place_of("990000000") is None
    assert name_of("990000000", "ru") == "990000000"


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    found = read(typed)
    assert isinstance(found, Unknown) or place_of(found) is not None
