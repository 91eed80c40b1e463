"""What every set of questions has, whatever else it asks: the desk counts needs by it, and compares two assessments by its codes."""

from collections.abc import Iterator
from datetime import date

from services.reintegration.needs.domain.outcomes import Outcome, Urgency
from services.reintegration.needs.domain.pathways import CODES, SENSITIVE, Pathway
from shared.questions.faults import Fault
from shared.questions.forms import Form
from shared.questions.lines import Path, line_at, lines_of
from shared.questions.questions import Kind, Question, ShownIf
from shared.questions.reading import Read, read

REFUSED = frozenset({"syntax", "too_long"})
"""Faults for which nothing is kept: what was written is no TOML at all. Any other may stand in a draft until it is handed in."""
BY_HAND = frozenset({"unknown", "list", "form", "flag", "twice"})
"""Faults that only the text shows: as long as there is one, questions are not changed one by one."""


def check(content: str, pathway: Pathway, before: Form | None, today: date) -> Read:
    """Read a set; a fault for everything that keeps it from being put in force. `before`: what is in force."""
    found = read(content, CODES, pathway.value)
    if found.form is None:
        return found
    lines = lines_of(content)
    faults = tuple(sorted({Fault(line_at(lines, path), code, detail) for path, code, detail in _wrong(found.form, pathway, before, today)}))
    return Read(None if faults else found.form, faults)


Wrong = tuple[Path, str, str]


def _wrong(form: Form, pathway: Pathway, before: Form | None, today: date) -> Iterator[Wrong]:
    if form.valid_from <= today:
        yield ("valid_from",), "too_early", today.isoformat()
    for at, section in enumerate(form.sections):
        if section.sensitive != (pathway in SENSITIVE):
            yield ("section", at), "sensitive", "true" if pathway in SENSITIVE else "false"
    placed: dict[str, tuple[Path, Question]] = {
        question.code: (("section", at, "question", number), question)
        for at, section in enumerate(form.sections)
        for number, question in enumerate(section.questions)
    }
    yield from _first_answers(placed)
    for code, (path, question) in placed.items():
        then = before.question(code) if before else None
        if then is not None and then.kind is not question.kind:
            yield path, "kind_changed", code


def _first_answers(placed: dict[str, tuple[Path, Question]]) -> Iterator[Wrong]:
    """Each pathway begins with whether help is needed, how urgent it is, and the person's own words."""
    need = ShownIf("outcome", (Outcome.NEED.value,))
    wanted = {
        "outcome": (Kind.CHOICE, tuple(Outcome), None), "urgency": (Kind.CHOICE, tuple(Urgency), need), "wanted": (Kind.TEXT, (), need),
    }  # fmt: skip
    for code, (kind, values, shown_if) in wanted.items():
        if code not in placed:
            yield (), "first_missing", code
            continue
        path, question = placed[code]
        optional = bool(values) and not question.required
        if (question.kind, question.values, question.shown_if) != (kind, values, shown_if) or optional:
            yield path, "first_changed", code
