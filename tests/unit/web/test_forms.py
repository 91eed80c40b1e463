"""Typed text becomes a value or an error message."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, StringConstraints

from shared.web import i18n
from shared.web.forms import FormErrors, parse


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
