"""Opening hours: days of the week, nights, dates, days off; the texts of entries."""

from datetime import date, datetime, time, timedelta

import pytest

from services.reintegration.directory.domain import by_language, chosen, confirmation, search_key, typed_words
from services.reintegration.directory.opening.domain import Moment, Opening, state
from services.reintegration.directory.places import centre_of, read_point

MONDAY = date(2026, 11, 23)
DAY = Opening("MO,TU", time(9), time(18))
NIGHT = Opening("MO", time(20), time(8))


def at(day: date, clock: str, *, off: bool = False, off_before: bool = False) -> Moment:
    return Moment(datetime.combine(day, time.fromisoformat(clock)), off, off_before)


@pytest.mark.parametrize(
    ("opening", "moment", "expected"),
    [
        (DAY, at(MONDAY, "09:00"), "open"),
        (DAY, at(MONDAY, "18:00"), "closed"),
        (DAY, at(MONDAY, "08:59"), "closed"),
        (DAY, at(MONDAY + timedelta(2), "10:00"), "closed"),
        (DAY, at(MONDAY, "10:00", off=True), "closed"),
        (Opening("MO", time(9), time(18), MONDAY, MONDAY), at(MONDAY, "10:00", off=True), "open"),
        (Opening("MO", time(9), time(18), MONDAY + timedelta(7)), at(MONDAY, "10:00"), "closed"),
        (NIGHT, at(MONDAY, "23:00"), "open"),
        (NIGHT, at(MONDAY + timedelta(1), "07:59"), "open"),
        (NIGHT, at(MONDAY + timedelta(1), "08:00"), "closed"),
        (NIGHT, at(MONDAY + timedelta(1), "07:00", off_before=True), "closed"),
        (Opening("MO", time(0), time(0)), at(MONDAY, "23:59"), "open"),
        (Opening(None, time(9), time(18)), at(MONDAY, "10:00"), "unknown"),
        (Opening("MO", None, None), at(MONDAY, "10:00"), "unknown"),
    ],
)
def test_what_is_open_when(opening: Opening, moment: Moment, expected: str) -> None:
    assert state([opening], moment) == expected


def test_nothing_said_is_not_closed() -> None:
    assert state([], at(MONDAY, "10:00")) == "unknown"


def test_a_text_is_shown_in_another_language_where_it_has_not_the_readers() -> None:
    assert by_language("Приют") == {"ru": "Приют"}
    assert by_language("Қамқор") == {"kk": "Қамқор"}
    assert chosen({"en": "Shelter"}, "kk") == ("Shelter", "en")
    assert chosen({}, "kk") == ("", "")


def test_one_key_for_three_alphabets() -> None:
    assert typed_words("Қамқор") == typed_words("Kamkor") == typed_words("Камкор")
    assert search_key("Қамқор", "Kamkor") == f" {typed_words('Камкор')[0]} "


def test_a_confirmation_grows_old() -> None:
    half_a_year = timedelta(days=180)
    assert confirmation(None, MONDAY, half_a_year) == "never"
    assert confirmation(MONDAY - half_a_year, MONDAY, half_a_year) == "fresh"
    assert confirmation(MONDAY - half_a_year - timedelta(1), MONDAY, half_a_year) == "old"


def test_points_of_addresses() -> None:
    assert read_point("43.2,76.9") is not None
    assert [read_point(text) for text in ("", "here", "91,0", "1,2,3", None)] == [None] * 5
    assert centre_of("75-02") == centre_of("75")
    assert centre_of("99") is None
