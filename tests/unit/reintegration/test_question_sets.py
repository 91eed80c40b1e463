"""Drafts of question sets: their states, what every set keeps, how they are written and compared."""

import tomllib
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NotAllowed
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.sets import seeds
from services.reintegration.question_sets.domain import editing
from services.reintegration.question_sets.domain.comparing import changes
from services.reintegration.question_sets.domain.rules import check
from services.reintegration.question_sets.domain.states import OF_THE_SECOND, TRANSITIONS, Act, State, moved, possible
from shared.questions.writing import written
from shared.values import JsonObject

TEXTS = {form.code: text for _, form, text in seeds()}
FORMS = {form.code: form for _, form, text in seeds()}
WRITER, OTHER = UUID(int=1), UUID(int=2)
BEFORE = date(2025, 12, 31)
ALLOWED = {
    (State.DRAFT, Act.SAVE): State.DRAFT,
    (State.DRAFT, Act.SUBMIT): State.WAITING,
    (State.DRAFT, Act.DISCARD): State.DISCARDED,
    (State.WAITING, Act.WITHDRAW): State.DRAFT,
    (State.WAITING, Act.GIVE_BACK): State.DRAFT,
    (State.WAITING, Act.ACCEPT): State.ACCEPTED,
}
NEW = editing.Written("text", {"kk": "Сұрақ", "ru": "Вопрос", "en": "A question"}, {}, required=False, lines=2, options=[], shown_if=None)


def data(code: str = "housing") -> JsonObject:
    return tomllib.loads(TEXTS[code])


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("state", list(State))
def test_every_state_and_act(state: State, act: Act) -> None:
    if (state, act) in ALLOWED:
        assert moved(state, act) is ALLOWED[state, act]
    else:
        with pytest.raises(NotAllowed):
            moved(state, act)


def test_nobody_answers_what_they_wrote_and_nobody_takes_back_what_others_wrote() -> None:
    assert set(TRANSITIONS) == set(State)
    for state in State:
        assert not possible(state, {WRITER}, WRITER) & OF_THE_SECOND
        assert Act.WITHDRAW not in possible(state, {WRITER}, OTHER)
    assert possible(State.WAITING, {WRITER}, OTHER) == OF_THE_SECOND
    assert possible(State.WAITING, {WRITER}, WRITER) == {Act.WITHDRAW}


@pytest.mark.parametrize("code", list(TEXTS))
def test_every_set_is_written_as_it_was_read_and_is_right(code: str) -> None:
    assert tomllib.loads(written(data(code))) == data(code)
    assert check(TEXTS[code], Pathway(code), FORMS[code], BEFORE).faults == ()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_whatever_is_typed_is_read_again(text: str) -> None:
    said = editing.Written("text", {"kk": text, "ru": text, "en": text}, {"en": text}, required=True, lines=3, options=[], shown_if=None)
    changed = editing.with_new_question(data(), "need", "fresh", said)
    assert tomllib.loads(written(changed)) == changed


def test_a_question_is_added_changed_moved_and_taken_out_and_the_rest_stays() -> None:
    added = editing.with_new_question(data(), "situation", "fresh", NEW)
    assert set(editing.codes_of(added)) - set(editing.codes_of(data())) == {"fresh"}
    up = editing.with_question_moved(added, "fresh", up=True)
    assert sorted(editing.codes_of(up)) == sorted(editing.codes_of(added))
    assert editing.codes_of(up) != editing.codes_of(added)
    assert editing.with_question_moved(up, "fresh", up=False) == added
    assert editing.with_question_moved(data(), "outcome", up=True) == data(), "the first stays where it is"
    assert editing.without_question(added, "fresh") == data()
    with pytest.raises(editing.NoSuchQuestion):
        editing.question_of(data(), "nothing")
    with pytest.raises(editing.NoSuchQuestion):
        editing.with_question(data(), "nothing", NEW)
    with pytest.raises(editing.NoSuchQuestion):
        editing.with_new_question(data(), "nowhere", "fresh", NEW)


def faults(changed: JsonObject, code: str = "housing", today: date = BEFORE) -> set[str]:
    return {each.code for each in check(written(changed), Pathway(code), FORMS[code], today).faults}


def test_what_the_desk_counts_by_stays() -> None:
    assert faults(editing.without_question(data(), "wanted")) == {"first_missing"}
    outcome = editing.question_of(data(), "outcome")
    fewer = data()
    fewer["section"][0]["question"][0] = outcome | {"options": outcome["options"][:2]}
    assert "first_changed" in faults(fewer)
    assert faults(editing.with_question(data(), "wanted", NEW)) == {"first_changed"}, "it would be asked of everybody"


def test_a_code_keeps_its_kind_or_two_assessments_could_not_be_compared() -> None:
    last = editing.codes_of(data())[-1]
    other = editing.Written("number", NEW.text, {}, required=False, lines=1, options=[], shown_if=None)
    assert "kind_changed" in faults(editing.with_question(data(), last, other))


def test_a_text_that_is_missing_in_one_language_is_named_with_its_line() -> None:
    lacking = editing.Written("text", {"kk": "Сұрақ", "ru": "", "en": "A question"}, {}, required=False, lines=1, options=[], shown_if=None)
    content = written(editing.with_new_question(data(), "need", "fresh", lacking))
    (fault,) = check(content, Pathway.HOUSING, FORMS["housing"], BEFORE).faults
    assert (fault.code, fault.detail) == ("language", "ru")
    assert content.splitlines()[fault.line - 1] == "[section.question.text]"


def test_a_sensitive_pathway_stays_sensitive_and_a_version_begins_later_than_today() -> None:
    health = data("health")
    health["section"][0]["sensitive"] = False
    assert faults(health, "health") == {"sensitive"}
    assert faults(data(), today=FORMS["housing"].valid_from) == {"too_early"}


def test_two_versions_say_what_is_new_gone_and_different() -> None:
    changed = editing.with_new_question(editing.without_question(data(), "wanted"), "situation", "fresh", NEW)
    question = changed["section"][0]["question"][0]
    question["text"] = question["text"] | {"ru": "Иначе"}
    form = check(written(changed), Pathway.HOUSING, None, BEFORE).form
    assert form is None, "a draft that is not whole has no preview of its own"
    whole = editing.with_new_question(data(), "situation", "fresh", NEW)
    whole["section"][0]["question"][0]["text"]["ru"] = "Иначе"
    after = check(written(whole), Pathway.HOUSING, None, BEFORE).form
    assert after is not None
    first, second = changes(FORMS["housing"], after)
    assert (first.code, first.act, [(each.what, each.language, each.after) for each in first.said]) == (
        "outcome", "changed", [("text", "ru", "Иначе")],
    )  # fmt: skip
    assert (second.code, second.act) == ("fresh", "added")
    assert [(each.code, each.act) for each in changes(after, FORMS["housing"])] == [("outcome", "changed"), ("fresh", "removed")]
    assert changes(after, after) == []
