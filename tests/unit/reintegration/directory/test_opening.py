"""Opening hours: days of the week, nights, dates, days off; the texts of entries."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.directory.domain import by_language, chosen, confirmation, search_key, typed_words
from services.reintegration.directory.opening.domain import DAYS, Moment, Opening, changes_next, state
from services.reintegration.directory.places import centre_of, read_point
from shared.law.calendar import is_day_off

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


REPAIRS = Opening(None, None, None, MONDAY, MONDAY + timedelta(2), "closed")
TUESDAY = MONDAY + timedelta(1)
SHORT = Opening(None, time(10), time(13), MONDAY, MONDAY, "hours")
PLACE, OTHER_PLACE = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("openings", "moment", "expected"),
    [
        ([DAY, REPAIRS], at(MONDAY, "10:00"), "closed"),
        ([DAY, SHORT], at(MONDAY, "09:30"), "closed"),
        ([DAY, SHORT], at(MONDAY, "12:59"), "open"),
        ([DAY, SHORT], at(MONDAY, "13:00"), "closed"),
        ([DAY, SHORT], at(MONDAY + timedelta(1), "13:00"), "open"),
        ([DAY, SHORT], at(MONDAY, "11:00", off=True), "open"),
        ([DAY, SHORT, REPAIRS], at(MONDAY, "11:00"), "closed"),
        ([NIGHT, replace(SHORT, valid_from=TUESDAY, valid_to=TUESDAY)], at(TUESDAY, "07:00"), "open"),
        ([REPAIRS], at(MONDAY, "11:00"), "unknown"),
        ([replace(SHORT, valid_to=MONDAY + timedelta(5))], at(MONDAY, "11:00", off=True), "closed"),
        ([replace(SHORT, opens_at=time(22), closes_at=time(2))], at(MONDAY + timedelta(1), "01:59"), "open"),
        ([replace(DAY, owner=PLACE, own=False), replace(REPAIRS, owner=OTHER_PLACE, own=False)], at(MONDAY, "10:00"), "open"),
        ([replace(DAY, owner=PLACE, own=False), replace(REPAIRS, owner=PLACE, own=False)], at(MONDAY, "10:00"), "closed"),
        ([replace(DAY, owner=PLACE, own=False), REPAIRS], at(MONDAY, "10:00"), "closed"),
    ],
)  # fmt: skip
def test_special_days_go_before_the_week(openings: list[Opening], moment: Moment, expected: str) -> None:
    assert state(openings, moment) == expected


@pytest.mark.parametrize(
    ("openings", "moment", "expected"),
    [
        ([DAY], at(MONDAY, "10:00"), "2026-11-23T18:00:00"),
        ([DAY], at(MONDAY, "18:00"), "2026-11-24T09:00:00"),
        ([DAY], at(MONDAY + timedelta(1), "18:00"), "2026-11-30T09:00:00"),
        ([DAY, SHORT], at(MONDAY, "08:00"), "2026-11-23T10:00:00"),
        ([DAY, replace(REPAIRS, valid_to=MONDAY + timedelta(7))], at(MONDAY, "08:00"), "2026-12-01T09:00:00"),
        ([NIGHT], at(MONDAY, "23:00"), "2026-11-24T08:00:00"),
        ([NIGHT], at(MONDAY + timedelta(1), "07:00"), "2026-11-24T08:00:00"),
        ([Opening("MO", time(9), time(13)), Opening("MO", time(14), time(18))], at(MONDAY, "13:30"), "2026-11-23T14:00:00"),
        ([Opening("MO", time(9), time(13)), Opening("MO", time(13), time(18))], at(MONDAY, "10:00"), "2026-11-23T18:00:00"),
        ([Opening(",".join(DAYS), time(0), time(0))], at(MONDAY, "10:00"), "2026-12-16T00:00:00"),
        ([Opening("MO", time(9), time(18), valid_to=MONDAY)], at(MONDAY, "19:00"), None),
    ],
)
def test_when_it_changes_next(openings: list[Opening], moment: Moment, expected: str | None) -> None:
    then = changes_next(openings, moment, is_day_off)
    assert (then and then.isoformat()) == expected


@given(
    days=st.lists(st.sampled_from(DAYS), min_size=1, unique=True), begin=st.times(), end=st.times(),
    late=st.integers(min_value=0, max_value=20), minute=st.integers(min_value=0, max_value=24 * 60 - 1),
)  # fmt: skip
def test_nothing_changes_before_the_next_change(days: list[str], begin: time, end: time, late: int, minute: int) -> None:
    openings = [Opening(",".join(days), begin, end)]
    now = datetime.combine(MONDAY + timedelta(late), time()) + timedelta(minutes=minute)
    first = state(openings, moment_of(now))
    then = changes_next(openings, moment_of(now), is_day_off)
    assert then is not None
    assert then > now
    assert state(openings, moment_of(then)) != first
    assert state(openings, moment_of(then - timedelta(microseconds=1))) == first


def moment_of(at: datetime) -> Moment:
    return Moment(at, is_day_off(at.date()), is_day_off(at.date() - timedelta(1)))
