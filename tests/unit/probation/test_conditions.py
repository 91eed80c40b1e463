"""Duties as templates: what may be left out and what not, the text for the person, and what changed between versions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.conditions.domain import rendering
from services.probation.conditions.domain.differences import difference
from services.probation.conditions.domain.inputs import DAYS, Inputs, problems
from services.probation.conditions.domain.templates import NoSuchTemplate, Template, choices, consequence, in_force, template, templates
from services.probation.conditions.forms import read_inputs, typed
from services.probation.law.rules import conditions
from tests.builders.moments import TODAY

WORDS = st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(lambda text: text.rstrip(".") != "")
CLOCKS = st.times().map(lambda time: f"{time:%H:%M}")
DATES = st.dates(date(2000, 1, 1), date(2100, 1, 1))
VALUES = {
    "places": st.lists(WORDS, min_size=1, max_size=20).map(tuple),
    "hours": st.lists(CLOCKS, min_size=2, max_size=2, unique=True).map(tuple),
    "days": st.lists(st.sampled_from(DAYS), min_size=1, unique=True).map(tuple),
    "period": st.tuples(DATES, st.integers(0, 4000)).map(lambda pair: (str(pair[0]), str(pair[0] + timedelta(days=pair[1])))),
    "amount": st.integers(1, 9_999_999_999).map(lambda amount: (str(amount),)),
    "organisation": WORDS.map(lambda text: (text,)),
    "person": WORDS.map(lambda text: (text,)),
    "details": WORDS.map(lambda text: (text,)),
}
ids = pytest.mark.parametrize("one", templates(), ids=lambda one: f"{one.code}-{one.version}")


def found(code: str, inputs: Inputs, imposed_by: str = "court", category: str = "suspended_sentence") -> dict[str, str]:
    return problems(in_force(code, TODAY), inputs, imposed_by="law" if imposed_by == "law" else "court", category=category)


def test_places_not_to_visit_are_named() -> None:
    assert found("avoid_places", {}) == {"places": "places_missing"}
    assert found("avoid_places", {"places": ("", "")}) == {"places": "places_missing"}
    assert found("avoid_places", {"places": ("Bar Altyn, Abay 1",)}) == {}


def test_hours_name_hours() -> None:
    assert found("stay_home_at_hours", {}) == {"hours": "hours_missing"}
    for wrong in (("22:00",), ("22:00", "22:00"), ("24:00", "06:00"), ("22:00", ""), ("evening", "06:00")):
        assert found("stay_home_at_hours", {"hours": wrong}) == {"hours": "hours"}
    assert found("stay_home_at_hours", {"hours": ("22:00", "06:00"), "days": ("mon", "sun")}) == {}


def test_a_curfew_needs_the_duty_of_the_court() -> None:
    assert found("stay_home_at_hours", {"hours": ("22:00", "06:00")}, imposed_by="law") == {"imposed_by": "court_duty"}


def test_everything_is_said_in_one_pass() -> None:
    wrong = found("stay_home_at_hours", {"hours": ("1", "2"), "days": ("someday",), "amount": ("1",)}, imposed_by="law")
    assert wrong == {"imposed_by": "court_duty", "hours": "hours", "days": "days", "amount": "unknown_slot"}


@pytest.mark.parametrize(
    ("code", "inputs", "problem"),
    [
        ("treatment", {"period": ("2026-12-02", "2026-12-01")}, {"period": "period"}),
        ("treatment", {"period": ("", "2026-12-01")}, {"period": "period"}),
        ("treatment", {"period": ("2026-12-01", "")}, {}),
        ("treatment", {}, {}),
        ("support_family", {"amount": ("0",)}, {"amount": "amount"}),
        ("support_family", {"amount": ("15 000",)}, {"amount": "amount"}),
        ("court_other", {"details": ("x" * 301,)}, {"details": "long"}),
        ("avoid_places", {"places": tuple(map(str, range(21)))}, {"places": "places_many"}),
        ("avoid_person", {"person": ("A", "B")}, {"person": "text"}),
        ("carry_identity", {}, {"category": "category"}),
    ],
)
def test_each_input_has_its_form(code: str, inputs: Inputs, problem: dict[str, str]) -> None:
    assert found(code, inputs) == problem


@ids
def test_every_duty_of_the_list_has_its_templates(one: Template) -> None:
    assert one.code in {each.code for each in conditions()}
    assert {each.code for each in conditions()} == {each.code for each in templates()}
    assert set(one.text) == set(rendering.LANGUAGES)
    named = [rendering.NAMED.findall(text) for text in one.text.values()]
    assert all(sorted(each) == sorted(slot.kind for slot in one.slots) for each in named)
    assert all(slot.phrase is None or all("{value}" in text for text in slot.phrase.values()) for slot in one.slots)


@given(st.data())
def test_the_text_says_every_input_and_nothing_else_in_braces(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(templates()))
    inputs: Inputs = {str(slot.kind): data.draw(VALUES[slot.kind]) for slot in one.slots if slot.required or data.draw(st.booleans())}
    category = one.categories[0] if one.categories else "suspended_sentence"
    assert problems(one, inputs, imposed_by=one.duty, category=category) == {}
    for language, text in rendering.texts(one, inputs).items():
        assert all(rendering.value(kind, values, language) in text for kind, values in inputs.items())
        bare = text
        for kind, values in inputs.items():
            bare = bare.replace(rendering.value(kind, values, language), "")
        assert not any("{" + slot.kind + "}" in bare for slot in one.slots)


@given(st.data())
def test_what_is_stored_is_typed_and_read_again(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from([each for each in templates() if each.slots]))
    inputs: Inputs = {str(slot.kind): data.draw(VALUES[slot.kind]) for slot in one.slots}
    assert read_inputs(typed(inputs)) == inputs


def test_what_is_missing_stays_blank_and_what_may_be_left_out_leaves_no_trace() -> None:
    curfew = in_force("stay_home_at_hours", TODAY)
    assert rendering.text(curfew, {}, "en") == "Be at home at these hours: ______."
    assert rendering.text(curfew, {"hours": ("22:00", "06:00"), "days": ("sun", "mon")}, "ru") == (
        "Будьте дома в эти часы: 22:00–06:00. Дни: пн, вс."
    )
    assert rendering.text(in_force("support_family", TODAY), {"amount": ("15000",)}, "kk").endswith("Айына: 15\xa0000\xa0₸.")


def test_an_input_with_braces_is_only_text() -> None:
    assert rendering.text(in_force("avoid_person", TODAY), {"person": ("{person} {value}",)}, "en").endswith(": {person} {value}.")


def test_a_version_holds_from_its_day() -> None:
    assert [in_force("avoid_places", day).version for day in (date(2025, 12, 31), date(2026, 1, 1))] == [1, 2]
    with pytest.raises(NoSuchTemplate):
        template("avoid_places", 3)
    with pytest.raises(NoSuchTemplate):
        in_force("nothing", TODAY)


def test_what_changed_is_told() -> None:
    changed = difference(template("avoid_places", 1), template("avoid_places", 2))
    assert (changed.added, changed.removed, changed.texts) == (("places", "hours"), (), ("kk", "ru", "en"))
    assert (changed.norm, changed.categories, changed.now_required) == (False, False, ())
    back = difference(template("avoid_places", 2), template("avoid_places", 1))
    assert (back.added, back.removed) == ((), ("places", "hours"))


def test_a_category_has_its_own_templates_and_its_own_consequence() -> None:
    assert "carry_identity" not in {one.code for one in choices("community_work", TODAY)}
    assert "carry_identity" in {one.code for one in choices("restriction_of_liberty", TODAY)}
    mild, strict = (consequence(category, TODAY) for category in ("suspended_sentence", "restriction_of_liberty"))
    assert mild is not None
    assert strict is not None
    assert mild.first["ru"] != strict.first["ru"]
    assert consequence("administrative_supervision", TODAY) is None
