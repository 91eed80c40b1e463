"""A form is read from TOML; every fault is named with its line."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.opening_papers import words
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.reading import read
from services.probation.opening_papers.versions.seeding import seeds
from shared.questions.forms import LANGUAGES, Form
from shared.questions.questions import Texts
from tests.builders.opening_papers import SMALL, seeded, small

FAULTS = {
    "syntax": ("form = ", "form leaflet"),
    "form": ('"leaflet"', '"letter"'),
    "unknown": ("required = true", "requird = true"),
    "language": ('ru = "Какой", ', ""),
    "missing": ('text = { kk = "Қандай", ru = "Какой", en = "Which" }', ""),
    "code": ('code = "kind"', 'code = "Kind!"'),
    "twice": ('code = "why"', 'code = "kind"'),
    "kind": ('kind = "number"', 'kind = "amount"'),
    "status": ('"unverified"', '"perhaps"'),
    "valid_from": ("2027-01-01", '"soon"'),
    "flag": ("sensitive = true", 'sensitive = "very"'),
    "lines": ('kind = "text"', 'kind = "text"\nlines = 99'),
    "options_needed": ('  { code = "b", kk = "Б", ru = "Б", en = "B" },\n', ""),
    "options_unwanted": ('kind = "choice"', 'kind = "text"'),
    "condition": ('is = ["yes"]', 'is = "yes"'),
    "condition_unknown": ('question = "agreed"', 'question = "agred"'),
    "condition_later": ('question = "kind", is = ["b"]', 'question = "which", is = ["x"]'),
    "condition_kind": ('question = "agreed", is = ["yes"]', 'question = "why", is = ["yes"]'),
    "condition_value": ('is = ["yes"]', 'is = ["perhaps"]'),
    "list": ('[[section.question]]\ncode = "count"', '[[section.question]]\noptions = 5\ncode = "count"'),
    "starts_from": ('kind = "number"', 'kind = "number"\nstarts_from = { form = "questionnaire", questions = ["needs"] }'),
}  # fmt: skip
"""For each fault, what is replaced in the small form by what."""


@pytest.mark.parametrize("code", FormCode)
def test_the_forms_of_the_software_can_be_read_and_say_everything_in_three_languages(code: FormCode) -> None:
    found = read(seeded(code), code)
    assert found.faults == ()
    assert found.form is not None
    for texts in all_texts(found.form):
        assert not texts or set(texts) == set(LANGUAGES)


def all_texts(form: Form) -> Iterator[Texts]:
    yield from (form.title, form.intro)
    for section in form.sections:
        yield from (section.title, section.text)
    for question in form.questions():
        yield from (question.text, question.help, *(option.text for option in question.options))


def test_what_a_text_begins_with_is_asked_in_the_other_form() -> None:
    forms = {form.code: form for _, form, _ in seeds()}
    wanted = [question.starts_from for form in forms.values() for question in form.questions() if question.starts_from]
    assert wanted
    for one in wanted:
        asked = {question.code for question in forms[FormCode(one.form)].questions()}
        assert set(one.questions) <= asked


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_named_on_its_line(code: str) -> None:
    before, after = FAULTS[code]
    assert before in SMALL
    broken = SMALL.replace(before, after, 1)
    found = read(broken)
    assert found.form is None
    hit = [fault for fault in found.faults if fault.code == code]
    assert hit, found.faults
    assert words.fault(hit[0])
    changed = SMALL[: SMALL.index(before)].count("\n") + 1
    assert any(abs(fault.line - changed) <= 9 for fault in hit), (hit, changed)


def test_the_line_is_the_very_line_of_what_is_wrong() -> None:
    lines = SMALL.splitlines()
    wrong = lines.index('  { code = "y", kk = "У", ru = "У", en = "Y" },')
    lines[wrong] = '  { code = "y", kk = "У", en = "Y" },'
    (fault,) = read("\n".join(lines)).faults
    assert (fault.line, fault.code, fault.detail) == (wrong + 1, "language", "ru")


def test_all_faults_are_told_at_once_from_the_first_line_on() -> None:
    broken = SMALL.replace('kind = "choice"', 'kind = "pick"').replace("required = true", "needed = true").replace('en = "One"', 'en = ""')
    found = read(broken).faults
    assert [fault.line for fault in found] == sorted(fault.line for fault in found)
    assert {"kind", "unknown", "language"} <= {fault.code for fault in found}


def test_a_form_of_another_paper_is_refused() -> None:
    assert [fault.code for fault in read(SMALL, FormCode.RIGHTS).faults] == ["form"]


def test_a_text_that_is_too_long_is_not_read() -> None:
    assert [fault.code for fault in read("#" * 200_001).faults] == ["too_long"]


@given(st.text(max_size=300))
def test_whatever_is_written_is_a_form_or_has_a_fault(text: str) -> None:
    found = read(text)
    assert (found.form is None) == bool(found.faults)
    assert all(fault.line >= 1 and words.fault(fault) for fault in found.faults)


@given(st.data())
def test_a_form_with_a_line_taken_out_is_a_form_or_has_a_fault_inside_the_text(data: st.DataObject) -> None:
    lines = SMALL.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    found = read("\n".join(lines[:at] + lines[at + 1 :]))
    assert (found.form is None) == bool(found.faults)
    assert all(1 <= fault.line <= len(lines) for fault in found.faults)


def test_the_small_form_is_what_it_says() -> None:
    form = small()
    assert [question.code for question in form.questions()] == ["kind", "why", "agreed", "since", "which", "count"]
    assert form.sensitive == {"agreed", "since", "which", "count"}
