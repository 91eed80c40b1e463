"""Texts of the law in three languages: what may change in them, and what stays."""

from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.law.rules import FOLDER
from services.probation.law_changes.domain.changes import Change, Refusal, Section, changed_texts, refusals, with_change
from services.probation.law_changes.domain.numbers import numbered
from services.probation.law_changes.domain.texts import LANGUAGES, PARTS, Texts, inputs_named, texts_of, with_texts, wrong_texts
from shared.law.sources import Entry, files_of
from shared.messages.base import Language
from tests.builders.moments import TODAY

SOURCE = files_of(FOLDER)
LATER = TODAY + timedelta(days=40)
TEXTED = [(section, entry) for section in PARTS if section != "title" for entry in SOURCE.sections[section]]
HOURS = next(each for each in SOURCE.sections["condition_template"] if (each["code"], each["version"]) == ("stay_home_at_hours", 2))


def reworded(section: str, entry: Entry, on: date = LATER) -> Change:
    texts = {part: {language: f"{said[language]}!" for language in LANGUAGES} for part, said in texts_of(section, entry).items()}
    return changed_texts(cast("Section", section), entry, texts, valid_from=on, source="УИК 66", status="unverified")


@pytest.mark.parametrize(("section", "entry"), TEXTED, ids=lambda each: each if isinstance(each, str) else "")
def test_every_text_of_the_files_has_three_languages_and_may_change_for_a_later_day(section: str, entry: Entry) -> None:
    assert wrong_texts(section, entry, texts_of(section, entry)) == {}
    assert with_texts(section, entry, texts_of(section, entry)) == entry
    change = numbered(reworded(section, entry), SOURCE.sections[section])
    assert refusals(change, SOURCE, TODAY) == []
    ours = {*PARTS[section], "slots", "valid_from", "valid_until", "version", "source", "status"}
    assert [name for name, value in change.entry.items() if name not in ours and value != entry[name]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_language_is_named(language: Language) -> None:
    texts = texts_of("condition_template", HOURS)
    missing: Texts = {**texts, "text": {**texts["text"], language: "  "}}
    assert wrong_texts("condition_template", HOURS, missing) == {("text", language): "missing"}


@pytest.mark.parametrize(
    "text", ["Be at home.", "At {hours}, {hours} {days}", "At {hours} {day}", "At {hours} {days} {", "At {hours} {days} {}"]
)
def test_a_text_names_the_inputs_that_the_court_sets_and_no_others(text: str) -> None:
    texts = texts_of("condition_template", HOURS)
    wrong = wrong_texts("condition_template", HOURS, {**texts, "text": {**texts["text"], "en": text}})
    assert wrong == {("text", "en"): "inputs"}


def test_the_words_around_an_input_keep_their_place_for_it() -> None:
    texts = texts_of("condition_template", HOURS)
    assert wrong_texts("condition_template", HOURS, {**texts, "phrase-days": {**texts["phrase-days"], "ru": " Дни."}}) == {
        ("phrase-days", "ru"): "inputs"
    }
    changed = with_texts("condition_template", HOURS, {**texts, "phrase-days": dict.fromkeys(LANGUAGES, " On {value}.")})
    slots = cast("list[dict[str, object]]", changed["slots"])
    assert [each.get("phrase") for each in slots] == [None, dict.fromkeys(LANGUAGES, " On {value}.")]
    assert HOURS["slots"][1]["phrase"]["en"] == " Days: {value}.", "what rules stays as it is"


def test_a_changed_duty_is_a_new_version_and_the_old_one_stays() -> None:
    change = numbered(reworded("condition_template", HOURS), SOURCE.sections["condition_template"])
    assert (change.key, change.valid_from) == ("stay_home_at_hours 3", LATER)
    then = with_change(SOURCE, change).sections["condition_template"]
    assert [each["version"] for each in then if each["code"] == "stay_home_at_hours"] == [1, 2, 3]


def test_no_text_of_a_duty_begins_before_one_that_was_accepted_for_a_later_day() -> None:
    then = with_change(SOURCE, numbered(reworded("condition_template", HOURS), SOURCE.sections["condition_template"]))
    for on, why in (
        (LATER, [Refusal.LATER_VERSION]),
        (LATER - timedelta(days=1), [Refusal.LATER_VERSION]),
        (LATER + timedelta(days=1), []),
    ):
        change = numbered(reworded("condition_template", HOURS, on), then.sections["condition_template"])
        assert refusals(change, then, TODAY) == why, on


def test_who_confirms_the_very_same_text_leaves_its_number_and_its_day() -> None:
    template = SOURCE.sections["condition_template"][0]
    texts = texts_of("condition_template", template)
    same = changed_texts("condition_template", template, texts, valid_from=date.min, source="УИК 66, part 2", status="verified")
    assert same.confirms
    assert numbered(same, SOURCE.sections["condition_template"]).entry["version"] == template["version"]
    assert refusals(same, SOURCE, TODAY) == []
    unchanged = changed_texts("condition_template", template, texts, valid_from=date.min, source=template["source"], status="verified")
    assert refusals(unchanged, SOURCE, TODAY) == [Refusal.SAME]


def test_another_text_without_a_day_is_refused() -> None:
    found = refusals(reworded("breach_step", SOURCE.sections["breach_step"][0], date.min), SOURCE, TODAY)
    assert found == [Refusal.NOT_LATER]


@given(st.text(alphabet="ab{} ", max_size=12))
def test_the_names_in_braces_do_not_depend_on_their_order(text: str) -> None:
    assert inputs_named(text + " {hours}") == inputs_named("{hours} " + text)
    assert inputs_named(text) == sorted(inputs_named(text))
