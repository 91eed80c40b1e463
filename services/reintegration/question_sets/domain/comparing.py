"""Two versions of a set side by side: which questions are new, gone or say something else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shared.questions.forms import LANGUAGES, Form
from shared.questions.questions import Question, Texts


@dataclass(frozen=True, slots=True)
class Said:
    """One thing about a question in both versions. `what`: a key of the question, its section, or an answer as `option:code`."""

    what: str
    language: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a question; `said`: what is different, where it was changed."""

    code: str
    act: Literal["added", "removed", "changed"]
    before: Question | None
    after: Question | None
    said: Sequence[Said] = ()


def changes(before: Form | None, after: Form) -> list[Change]:
    """In the order of the newer version; what it does not ask any more stands last. A question is the same where its code is."""
    then = {question.code: question for question in before.questions()} if before else {}
    places_then, places_now = _sections(before), _sections(after)
    found: list[Change] = []
    for question in after.questions():
        was = then.get(question.code)
        if was is None:
            found.append(Change(question.code, "added", None, question))
        elif said := _different(was, question, places_then[question.code], places_now[question.code]):
            found.append(Change(question.code, "changed", was, question, said))
    kept = {question.code for question in after.questions()}
    return [*found, *(Change(code, "removed", was, None) for code, was in then.items() if code not in kept)]


def _sections(form: Form | None) -> dict[str, str]:
    return {question.code: section.code for section in form.sections for question in section.questions} if form else {}


def _different(was: Question, now: Question, place_then: str, place_now: str) -> list[Said]:
    plain = [
        ("section", place_then, place_now),
        ("kind", was.kind.value, now.kind.value),
        ("required", _flag(was.required), _flag(now.required)),
        ("lines", str(was.lines), str(now.lines)),
        ("shown_if", _condition(was), _condition(now)),
    ]
    options_then = {option.code: option.text for option in was.options}
    options_now = {option.code: option.text for option in now.options}
    texts: list[tuple[str, Texts, Texts]] = [("text", was.text, now.text), ("help", was.help, now.help)]
    texts += [(f"option:{code}", options_then.get(code, {}), options_now.get(code, {})) for code in {**options_then, **options_now}]
    order = ("options", " ".join(options_then), " ".join(options_now))
    return [
        *(Said(what, "", before, after) for what, before, after in [*plain, order] if before != after),
        *(
            Said(what, language, then.get(language, ""), current.get(language, ""))
            for what, then, current in texts
            for language in LANGUAGES
            if then.get(language, "") != current.get(language, "")
        ),
    ]


def _flag(value: bool) -> str:
    return "yes" if value else "no"


def _condition(question: Question) -> str:
    return f"{question.shown_if.question}: {' '.join(question.shown_if.values)}" if question.shown_if else ""
