"""Dates and numbers read as they are written in each language."""

from datetime import UTC, date, datetime

import pytest

from shared.messages.base import Language
from shared.web import i18n


@pytest.mark.parametrize(("language", "day"), [("kk", "2026 ж. 6 қараша"), ("ru", "6 ноября 2026 г."), ("en", "6 November 2026")])
def test_a_day_and_a_moment_are_written_alike(language: Language, day: str) -> None:
    before = i18n.current()
    i18n.use(language)
    try:
        written = i18n.format_date(date(2026, 11, 6))
        moment = i18n.format_datetime(datetime(2026, 11, 6, 4, 30, tzinfo=UTC), "Asia/Almaty")
    finally:
        i18n.use(before)
    assert " ".join(written.split()) == day
    assert moment == f"{written}, 09:30"


@pytest.mark.parametrize(("language", "written"), [("kk", "0,25"), ("ru", "0,25"), ("en", "0.25")])
def test_a_number_has_the_decimal_sign_of_the_language(language: Language, written: str) -> None:
    before = i18n.current()
    i18n.use(language)
    try:
        assert i18n.format_number(0.25) == written
    finally:
        i18n.use(before)
