"""Messages to persons: their words, their address, their hour."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.law import rules as law
from services.probation.reminders.domain.addresses import Address, Choice, Nowhere, choose
from services.probation.reminders.domain.kinds import Kind
from services.probation.reminders.domain.templates import ASK, PLACE_MOST, WORDS_LANGUAGES, render, tells, templates
from services.probation.reminders.domain.timing import FIRST_WAIT, LONGEST_WAIT, Limits, allowed_at, backoff, is_quiet
from shared.notifications.gateway import CHANNELS
from tests.builders.moments import ALMATY, NOW, TODAY

LIMITS = Limits(time(21), time(9), 3)
ZONES = st.sampled_from([ZoneInfo(name) for name in ("Asia/Almaty", "Asia/Aqtau", "UTC", "Europe/Berlin", "America/St_Johns")])
MOMENTS = st.integers(0, 2 * 366 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
SLOTS: dict[str, str | date] = {"day": TODAY, "until": TODAY, "old_day": TODAY, "time": "10:00", "place": "Абай 1"}
NEVER = law.values("reminders.words_never_sent", TODAY)
SMS, EMAIL = Address("sms", "+77010000001", "a"), Address("email", "a@example.kz", "b")


@given(MOMENTS, ZONES, st.lists(st.integers(-3000, 6000), max_size=12), st.integers(1, 4))
def test_a_message_never_goes_out_at_night_nor_beyond_the_most_a_day(
    wanted: datetime, zone: ZoneInfo, minutes: list[int], most: int
) -> None:
    sent = [wanted + timedelta(minutes=each) for each in minutes]
    limits = Limits(time(21), time(9), most)
    moment = allowed_at(wanted, zone, sent, limits)
    assert moment >= wanted
    assert not is_quiet(moment, zone, limits)
    day = moment.astimezone(zone).date()
    assert sum(each.astimezone(zone).date() == day for each in sent) < most


@given(MOMENTS, ZONES, st.lists(st.integers(-3000, 6000), max_size=12))
def test_asked_again_at_the_moment_it_gave_it_gives_the_same_and_more_sent_is_never_sooner(
    wanted: datetime, zone: ZoneInfo, minutes: list[int]
) -> None:
    sent = [wanted + timedelta(minutes=each) for each in minutes]
    moment = allowed_at(wanted, zone, sent, LIMITS)
    assert allowed_at(moment, zone, sent, LIMITS) == moment
    assert allowed_at(wanted, zone, [*sent, moment], LIMITS) >= moment


def test_what_must_be_served_waits_for_the_morning_alone() -> None:
    full = [NOW] * 5
    assert allowed_at(NOW, ALMATY, full, LIMITS) == datetime(2026, 11, 25, 9, tzinfo=ALMATY)
    assert allowed_at(NOW, ALMATY, full, Limits(time(21), time(9), None)) == NOW
    night = datetime(2026, 11, 24, 23, 30, tzinfo=ALMATY)
    assert allowed_at(night, ALMATY, full, Limits(time(21), time(9), None)) == datetime(2026, 11, 25, 9, tzinfo=ALMATY)


@pytest.mark.parametrize(("hour", "quiet"), [("08:59", True), ("09:00", False), ("20:59", False), ("21:00", True), ("00:00", True)])
def test_the_hours_of_rest_begin_at_nine_and_end_at_nine(hour: str, quiet: bool) -> None:
    moment = datetime.combine(TODAY, time.fromisoformat(hour), ALMATY)
    assert is_quiet(moment, ALMATY, LIMITS) is quiet


def test_the_wait_doubles_up_to_an_hour_and_respects_what_the_gateway_said() -> None:
    waits = [backoff(number).total_seconds() for number in range(1, 12)]
    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits[-1] == LONGEST_WAIT
    assert backoff(1, 600).total_seconds() == 600


def test_every_kind_has_words_in_both_languages_without_a_word_that_tells() -> None:
    assert {each.kind for each in templates()} == set(Kind)
    for each in templates():
        for language in WORDS_LANGUAGES:
            wording = each.wording(language)
            assert not tells(f"{wording.subject} {wording.text}", NEVER), (each.kind, language)


def test_a_message_is_at_most_three_parts_of_an_sms() -> None:
    longest = {**SLOTS, "place": "Ә" * 200}
    for kind in Kind:
        for language in WORDS_LANGUAGES:
            assert len(render(kind, language, longest, TODAY).text) <= 3 * 67, (kind, language)


def test_words_are_in_the_persons_language_with_its_dates() -> None:
    kk, ru = (render(Kind.APPOINTMENT_TOMORROW, language, SLOTS, TODAY) for language in ("kk", "ru"))
    assert "24 қараша" in kk.text
    assert "24 ноября" in ru.text
    assert render(Kind.APPOINTMENT_TOMORROW, "en", SLOTS, TODAY) == ru


def test_a_place_that_tells_is_not_named_a_long_one_is_cut_and_braces_are_text() -> None:
    def said(place: str, language: str = "ru") -> str:
        return render(Kind.SUMMONS, language, {**SLOTS, "place": place}, TODAY, NEVER).text

    assert "Служба пробации" not in said("Служба пробации, каб. 5")
    assert ASK["ru"] in said("Алмалинский Суд")
    assert ASK["kk"] in said("Алмалы аудандық соты", "kk")
    assert "{day} x" in said("{day} x")
    assert f"{'b' * (PLACE_MOST - 1)}…" in said("b" * 300)


def test_a_template_that_is_not_yet_in_force_is_not_used() -> None:
    with pytest.raises(LookupError):
        render(Kind.SUMMONS, "kk", SLOTS, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("choices", "served", "expected"),
    [
        ({}, False, SMS),
        ({"sms": Choice(opted_out=True)}, False, EMAIL),
        ({"sms": Choice(wrong_hash="a")}, True, EMAIL),
        ({"sms": Choice(wrong_hash="an earlier number")}, False, SMS),
        ({"sms": Choice(opted_out=True), "email": Choice(opted_out=True)}, False, Nowhere("opted_out")),
        ({"sms": Choice(opted_out=True), "email": Choice(opted_out=True)}, True, replace(SMS, in_spite=True)),
        ({"sms": Choice(opted_out=True, wrong_hash="a"), "email": Choice(wrong_hash="b")}, True, Nowhere("wrong_address")),
    ],
)
def test_a_message_goes_to_the_first_address_that_the_person_has_and_wants(
    choices: dict[str, Choice], served: bool, expected: Address | Nowhere
) -> None:
    assert choose([EMAIL, SMS], choices, CHANNELS, must_be_served=served) == expected


def test_without_an_address_or_a_gateway_nothing_goes_anywhere() -> None:
    assert choose([], {}, CHANNELS, must_be_served=True) == Nowhere("no_address")
    assert choose([SMS], {}, ["email"], must_be_served=True) == Nowhere("not_configured")
