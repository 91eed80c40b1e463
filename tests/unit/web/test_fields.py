"""Dates and times are read as people write them, and never guessed."""

from datetime import date, time

import pytest

from shared.web import i18n
from shared.web.fields import NO_SUCH_DAY, NOT_A_DAY, NOT_A_TIME, day_asked, read_clock, read_day, written_day


@pytest.mark.parametrize(
    "typed", ["5.11.2026", "05.11.2026", " 05.11.2026. ", "5/11/2026", "5-11-2026", "5 11 2026", "5, 11, 2026", "2026-11-05"]
)
def test_one_day_is_written_in_many_ways(typed: str) -> None:
    assert read_day(typed) == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("5.11.26", NOT_A_DAY),
        ("5.11", NOT_A_DAY),
        ("05112026", NOT_A_DAY),
        ("tomorrow", NOT_A_DAY),
        ("٥.١١.2026", NOT_A_DAY),
        ("31.02.2026", NO_SUCH_DAY),
        ("11.13.2026", NO_SUCH_DAY),
        ("2026-13-01", NO_SUCH_DAY),
        ("01.01.1026", NO_SUCH_DAY),
        ("01.01.9999", NO_SUCH_DAY),
    ],
)
def test_what_could_mean_another_day_is_refused_with_words(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_day(typed)


@pytest.mark.parametrize(
    ("typed", "moment"), [("7:30", time(7, 30)), ("07:30", time(7, 30)), ("22.00", time(22)), ("0:05", time(0, 5)), ("22:00:00", time(22))]
)
def test_a_time_has_24_hours(typed: str, moment: time) -> None:
    assert read_clock(typed) == moment


@pytest.mark.parametrize("typed", ["7:5", "7", "24:00", "12:60", "10:00 pm", "730", "-1:30", "٢٢:٠٠"])
def test_what_could_mean_another_time_is_refused_with_words(typed: str) -> None:
    with pytest.raises(ValueError, match=NOT_A_TIME):
        read_clock(typed)


def test_a_form_shows_a_day_as_it_is_written_here_and_what_cannot_be_read_as_it_was_typed() -> None:
    assert [written_day(value) for value in (date(2026, 11, 5), "2026-11-05", "5.11.26", "", None)] == [
        "05.11.2026",
        "05.11.2026",
        "5.11.26",
        "",
        "",
    ]


def test_an_address_asks_for_a_day_for_none_or_says_what_is_wrong() -> None:
    i18n.use("ru")
    assert day_asked("5.11.2026") == (date(2026, 11, 5), "")
    assert day_asked(" ") == day_asked(None) == (None, "")
    assert day_asked("31.02.2026") == (None, "Введите существующую дату")
