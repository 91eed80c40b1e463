"""Typed text becomes a value or an error message."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, StringConstraints

from shared.web import i18n
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse


class Visit(BaseModel):
    name: Annotated[str, StringConstraints(max_length=5)]
    on: date


def test_blanks_around_a_value_are_dropped() -> None:
    assert parse(Visit, {"name": " Abc ", "on": "2026-01-02", "_csrf_token": "x"}) == Visit(name="Abc", on=date(2026, 1, 2))


def test_every_wrong_field_has_a_sentence_in_the_reader_s_language() -> None:
    i18n.use("ru")
    errors = parse(Visit, {"name": "   ", "on": "31.02"})
    assert isinstance(errors, FormErrors)
    assert errors.messages == {"name": "Заполните это поле", "on": "Введите существующую дату или время"}
    assert errors.summary[0] == {"text": "Заполните это поле", "href": "#name"}


def test_too_long_says_how_long() -> None:
    i18n.use("en")
    errors = parse(Visit, {"name": "abcdef", "on": "2026-01-02"})
    assert isinstance(errors, FormErrors)
    assert errors.for_field("name") == {"text": "Use at most 5 characters", "visuallyHiddenText": "Error"}


def test_a_screen_reader_hears_of_an_error_in_the_reader_s_language() -> None:
    i18n.use("kk")
    assert FormErrors({"name": "Осы өрісті толтырыңыз"}).for_field("name") == {
        "text": "Осы өрісті толтырыңыз",
        "visuallyHiddenText": "Қате",
    }


class Stay(CheckedForm):
    begins: Day
    ends: Day
    why: str


def _backwards(right: Right) -> dict[str, str]:
    begins, ends = right.get("begins", date), right.get("ends", date)
    return {"ends": "ends before it begins"} if begins and ends and ends < begins else {}


def test_one_pass_tells_what_is_wrong_with_fields_and_what_between_them() -> None:
    i18n.use("en")
    errors = parse(Stay, {"begins": "5.11.2026", "ends": "4.11.2026"}, {"why": "Reason"}, check=_backwards)
    assert isinstance(errors, FormErrors)
    assert errors.messages == {"ends": "ends before it begins", "why": "Fill this in"}
    assert [each["text"] for each in errors.summary] == ["ends before it begins", "Reason: Fill this in"]


def test_a_field_that_is_wrong_by_itself_is_compared_with_nothing() -> None:
    i18n.use("en")
    errors = parse(Stay, {"begins": "5.11.2026", "ends": "31.02.2026", "why": "x"}, check=_backwards)
    assert isinstance(errors, FormErrors)
    assert errors.messages == {"ends": "Enter a date that exists"}


def test_what_fits_together_is_the_form() -> None:
    assert isinstance(parse(Stay, {"begins": "5.11.2026", "ends": "6.11.2026", "why": "x"}, check=_backwards), Stay)
