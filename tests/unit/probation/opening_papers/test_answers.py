"""Answers to a form: what is asked, what is wrong, what changed, what a newer form takes over."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.versions.queries import form_of
from shared.questions.answers import (
    LONGEST,
    LONGEST_DRAFT,
    Answer,
    asked,
    carried,
    differences,
    draft,
    problems,
    settled,
)
from shared.questions.forms import Form
from shared.web.fields import read_day
from tests.builders.opening_papers import FULL, SMALL, seeded, small

CODES = ("kind", "why", "agreed", "since", "which", "count", "strange")
TEXTS = st.sampled_from(["", " ", "a", "b", "yes", "no", "x", "5.11.2026", "31.02.2026", "12,5", "twelve", " words "])
VALUES = st.one_of(TEXTS, st.lists(st.sampled_from(["x", "y", "z", ""]), max_size=3).map(tuple))
ANSWERS = st.dictionaries(st.sampled_from(CODES), VALUES)
Given = dict[str, Answer]


def test_a_question_is_asked_after_the_answer_that_calls_for_it() -> None:
    assert asked(small(), {}) == ("kind", "which", "count")
    assert asked(small(), {"kind": "a", "agreed": "yes"}) == ("kind", "which", "count"), "nothing is asked behind what is not asked"
    assert asked(small(), {"kind": "b", "agreed": "yes"}) == ("kind", "why", "agreed", "since", "which", "count")


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, {"kind": "missing"}),
        ({"kind": "c"}, {"kind": "choice"}),
        ({"kind": "b", "why": " "}, {"why": "missing"}),
        ({"kind": "b", "why": "w" * (LONGEST + 1)}, {"why": "long"}),
        ({"kind": "b", "why": "w", "agreed": "yes", "since": "31.02.2026"}, {"since": "date"}),
        ({"kind": "a", "count": "many"}, {"count": "number"}),
        ({"kind": "a", "which": ("x", "z")}, {"which": "choice"}),
        ({"kind": ("a", "b")}, {"kind": "choice", "why": "missing"}),
        ({"kind": "a", "why": "w" * (LONGEST + 1), "since": "never"}, {}),
    ],
)
def test_what_is_wrong_is_told_of_what_is_asked_alone(answers: Given, wrong: dict[str, str]) -> None:
    assert problems(small(), answers, read_day) == wrong


def test_a_finished_paper_says_what_was_asked_in_one_way_of_writing() -> None:
    typed: Given = {"kind": "b", "why": " w ", "agreed": "yes", "since": "5.11.2026", "which": ("y", "x"), "count": " 3 "}
    said = settled(small(), typed, read_day)
    assert said == {"kind": "b", "why": "w", "agreed": "yes", "since": "2026-11-05", "which": ("x", "y"), "count": "3"}
    assert "why" not in settled(small(), {**typed, "kind": "a"}, read_day)


def test_a_draft_keeps_what_is_wrong_and_what_is_not_asked() -> None:
    typed: Given = {"kind": "a", "why": "kept", "since": "31.02", "strange": "not of this form"}
    assert draft(small(), typed) == {"kind": "a", "why": "kept", "since": "31.02"}
    assert len(draft(small(), {"why": "w" * 30_000})["why"]) == LONGEST_DRAFT


@pytest.mark.parametrize("code", FormCode)
def test_full_answers_finish_the_forms_of_the_software(code: FormCode) -> None:
    assert problems(form_of(seeded(code)), FULL[code], read_day) == {}


def renamed(form: Form) -> Form:
    """The same form, which asks `why` no more, has one option less and asks for the number in words."""
    return form_of(
        SMALL.replace('code = "why"', 'code = "why_then"')
        .replace('  { code = "y", kk = "У", ru = "У", en = "Y" },', '  { code = "w", kk = "У", ru = "У", en = "Y" },')
        .replace('kind = "number"', 'kind = "text"')
    )


def test_a_newer_form_takes_over_what_fits_and_names_what_does_not() -> None:
    found = carried(small(), renamed(small()), {"kind": "b", "why": "w", "which": ("x", "y"), "count": "3", "agreed": ""})
    assert found.answers == {"kind": "b", "which": ("x",)}
    assert set(found.left) == {"why", "which", "count"}


@given(ANSWERS)
def test_nothing_answered_is_lost_on_the_way_to_a_newer_form(answers: Given) -> None:
    kept = draft(small(), answers)
    found = carried(small(), renamed(small()), kept)
    empty = {code for code in kept if not differences({}, {code: kept[code]}, ())}
    assert set(found.answers) | set(found.left) == set(kept) - empty
    assert carried(small(), small(), settled(small(), kept, read_day) if not problems(small(), kept, read_day) else {}).left == ()


@given(ANSWERS)
def test_what_is_settled_is_settled(answers: Given) -> None:
    if problems(small(), answers, read_day):
        return
    said = settled(small(), answers, read_day)
    assert problems(small(), said, read_day) == {}
    assert settled(small(), said, read_day) == said
    assert set(said) <= set(asked(small(), said)) == set(asked(small(), answers))


@given(ANSWERS)
def test_what_is_not_asked_is_never_a_problem(answers: Given) -> None:
    assert set(problems(small(), answers, read_day)) <= set(asked(small(), answers))


@given(ANSWERS, ANSWERS)
def test_differences_turned_round_are_the_same_ones(before: Given, after: Given) -> None:
    order = [question.code for question in small().questions()]
    assert differences(before, before, order) == []
    there, back = differences(before, after, order), differences(after, before, order)
    assert [replace(one, before=one.after, after=one.before) for one in back] == there
    rebuilt = {**before, **{one.question: one.after for one in there}}
    assert not differences({code: value for code, value in rebuilt.items() if value is not None}, after, order)
