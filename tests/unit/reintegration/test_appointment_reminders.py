"""A reminder: what speaks against it, what the person may say, when it goes out and in which words."""

from datetime import timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.contacts.domain import ZONES, State
from services.reintegration.contacts.reminders.domain import WANTED, Facts, Withheld, against, remind_at
from services.reintegration.contacts.reminders.texts import text_of
from services.reintegration.contacts.reminders.words import why
from services.reintegration.sending.domain import Sending, number
from tests.builders.moments import NOW

DAY = timedelta(days=1)


@pytest.mark.parametrize(("planned", "case_open", "rests", "dialled", "ahead"), list(product((False, True), repeat=5)))
def test_it_is_sent_only_while_nothing_speaks_against_it(
    *, planned: bool, case_open: bool, rests: bool, dialled: bool, ahead: bool
) -> None:
    facts = Facts(
        "planned" if planned else "moved", NOW + DAY if ahead else NOW, "open" if case_open else "closed",
        "in_custody" if rests else None, "+77012345678" if dialled else None,
    )  # fmt: skip
    holds = {
        Withheld.DECLINED: False, Withheld.NOT_PLANNED: not planned, Withheld.CLOSED: not case_open, Withheld.RESTS: rests,
        Withheld.NO_NUMBER: not dialled, Withheld.TOO_LATE: not ahead,
    }  # fmt: skip
    assert against(facts, NOW) == next((code for code in Withheld if holds[code]), None)


@pytest.mark.parametrize("state", [each for each in State if each is not State.PLANNED])
def test_of_an_appointment_that_is_not_planned_nobody_is_reminded(state: State) -> None:
    assert against(Facts(state, NOW + DAY, "open", None, "+77012345678"), NOW) is Withheld.NOT_PLANNED


def test_what_was_sent_is_neither_asked_for_again_nor_taken_back() -> None:
    for state, wanted in product((None, *Sending), (True, False)):
        follows = WANTED.get((state, wanted))
        if state in (Sending.SENT, Sending.SHOWN) or (state in (None, Sending.FAILED) and not wanted):
            assert follows is None, state
        else:
            assert follows is (Sending.QUEUED if wanted else Sending.WITHHELD)


@given(st.timedeltas(timedelta(), timedelta(days=700)), st.integers(1, 5), st.sampled_from(ZONES))
def test_it_goes_out_so_many_days_before_at_the_same_time_of_the_person_s_clock(ahead: timedelta, days: int, zone: str) -> None:
    there = ZoneInfo(zone)
    starts_at = (NOW + ahead).replace(microsecond=0)
    at = remind_at(starts_at, days, there).astimezone(there)
    local = starts_at.astimezone(there)
    assert (local.date() - at.date()).days == days
    assert local.time() == at.time()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_words_say_the_day_and_the_time_of_the_person_and_nothing_else(language: str) -> None:
    starts_at = NOW.replace(year=2028, month=1, day=15, hour=5, minute=0)
    text = text_of(starts_at, "Europe/Moscow", language)
    assert "15.01.2028" in text
    assert "08:00" in text
    assert "{" not in text
    assert len(text) < 134, "two parts of an SMS in Cyrillic letters at most"
    for never in ("пробац", "probation", "desk", "бөлім", "отдел", "адаптац", "сот", "суд"):
        assert never not in text.lower(), never


def test_another_language_is_told_in_kazakh() -> None:
    assert text_of(NOW, "Asia/Almaty", "de") == text_of(NOW, "Asia/Almaty", "kk")


@pytest.mark.parametrize(
    ("typed", "dialled"), [("8 701 234 56 78", "+77012345678"), ("+7 (701) 234-56-78", "+77012345678"), ("102", None), ("", None)]
)
def test_only_a_whole_number_is_dialled(typed: str, dialled: str | None) -> None:
    assert number(typed) == dialled


@pytest.mark.parametrize("code", [*Withheld, "unknown_address", "not_configured", "timeout"])
def test_each_reason_has_words(code: str) -> None:
    assert why(code)
