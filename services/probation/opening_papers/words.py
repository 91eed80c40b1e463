"""Papers that open a case in words."""

from collections.abc import Mapping
from datetime import date

from services.probation.cases import words as case_words
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.lifecycle import Event, State
from services.probation.opening_papers.domain.todo import Todo
from shared.questions.faults import Fault
from shared.questions.forms import Form
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext
from shared.web.words.questions import Options, answer, condition, options, paragraphs, said
from shared.web.words.questions import problem as answer_problem

__all__ = ["Options", "answer", "condition", "options", "paragraphs", "said"]


def form(code: str) -> str:
    return {
        FormCode.RIGHTS: gettext("Explanation of rights and liability"),
        FormCode.LEAFLET: gettext("Leaflet"),
        FormCode.QUESTIONNAIRE: gettext("Questionnaire"),
        FormCode.PROGRAMME: gettext("Individual programme"),
        FormCode.REPORT: gettext("Pre-trial report"),
    }[FormCode(code)]


def state(code: str, *, signed_by_person: bool = True) -> tuple[str, str]:
    """(words, colour) of a state."""
    if code == State.FINISHED and not signed_by_person:
        return gettext("Completed"), "green"
    return {
        State.DRAFT: (gettext("Draft"), "yellow"),
        State.FINISHED: (gettext("To be signed"), "blue"),
        State.SIGNED: (gettext("Signed"), "green"),
        State.REFUSED: (gettext("Signature refused"), "grey"),
        State.DISCARDED: (gettext("Discarded"), "grey"),
    }[State(code)]


def todo_state(todo: Todo, today: date, *, signed_by_person: bool = True) -> tuple[str, str]:
    """(words, colour) of a form that is to be done."""
    if todo.overdue_on(today):
        return gettext("Overdue"), "red"
    return state(todo.state, signed_by_person=signed_by_person) if todo.state else (gettext("Not begun"), "grey")


def event(code: str) -> str:
    return {
        Event.FINISH: gettext("Finished"),
        Event.CORRECT: gettext("Corrected"),
        Event.RENEW: gettext("Went on in a newer version of the form"),
        Event.DISCARD: gettext("Discarded"),
        Event.SIGN: gettext("Signed by the supervised person"),
        Event.REFUSE: gettext("The supervised person did not want to sign"),
        Event.UNSIGN: gettext("The entry about the signature was taken back"),
    }.get(Event(code), code)


def question(asked: Form, code: str) -> str:
    """The question of that code; the code where the form does not have it."""
    found = asked.question(code)
    return said(found.text) if found else code


def problem(code: str) -> str:
    """What is wrong with an answer, or with a field around the questions, and what to do."""
    around = {
        "why": gettext("Write down your reason"),
        "refused_words": gettext("Write down what the person said, and who saw it"),
        "day": gettext("This day is before the registration, or still to come"),
    }
    return around.get(code) or answer_problem(code)


def problems(found: Mapping[str, str]) -> dict[str, str]:
    """The same for several answers, by the field of the form."""
    return {f"q-{name}": problem(code) for name, code in found.items()}


def fault(found: Fault) -> str:
    """What is wrong on a line of a form as it was written."""
    return gettext("Line %(line)s: %(what)s", line=found.line, what=_fault(found))


def _fault(found: Fault) -> str:
    return {
        "too_long": gettext("the text is longer than %(most)s characters", most=found.detail),
        "syntax": gettext("this is not TOML (%(detail)s)", detail=found.detail),
        "form": gettext("form has to be: %(detail)s", detail=found.detail),
        "missing": gettext("%(detail)s is missing", detail=found.detail),
        "unknown": gettext("%(detail)s is not known here", detail=found.detail),
        "language": gettext("the text is missing in: %(detail)s", detail=found.detail),
        "code": gettext("code has to begin with a letter: small Latin letters, digits and _, at most 40"),
        "twice": gettext("the code %(detail)s stands here a second time", detail=found.detail),
        "kind": gettext("kind has to be one of: %(detail)s", detail=found.detail),
        "status": gettext("status has to be one of: %(detail)s", detail=found.detail),
        "valid_from": gettext("valid_from has to be a day, such as 2027-01-01"),
        "too_early": gettext("valid_from has to be later than %(day)s", day=_day(found.detail) if found.code == "too_early" else ""),
        "flag": gettext("%(detail)s has to be true or false", detail=found.detail),
        "list": gettext("%(detail)s has to be a list of tables", detail=found.detail),
        "lines": gettext("lines has to be a number from 1 to %(most)s", most=found.detail),
        "no_section": gettext("the form has no section"),
        "options_needed": gettext("a choice needs at least two options"),
        "options_unwanted": gettext("kind %(detail)s has no options", detail=found.detail),
        "condition": gettext("shown_if needs a question and the answers (is)"),
        "condition_unknown": gettext("shown_if names the question %(detail)s, which does not exist", detail=found.detail),
        "condition_later": gettext("shown_if names the question %(detail)s, which does not come before", detail=found.detail),
        "condition_kind": gettext("shown_if names the question %(detail)s, which has nothing to choose", detail=found.detail),
        "condition_value": gettext("shown_if names answers that cannot be chosen: %(detail)s", detail=found.detail),
        "starts_from": gettext("starts_from needs a form and its questions, and is for questions of the kind text"),
    }[found.code]


def version_state(code: str) -> tuple[str, str]:
    """(words, colour) of a version of a form."""
    return {
        "waiting": (gettext("Waits for a second administrator"), "yellow"),
        "accepted": (gettext("Accepted"), "green"),
        "refused": (gettext("Refused"), "red"),
        "withdrawn": (gettext("Withdrawn"), "grey"),
    }[code]


def cited(source: str) -> str:
    """A source in the page's language, without the note that a lawyer reads behind its articles."""
    return case_words.source(source.partition(":")[0])


def field_names() -> dict[str, str]:
    """The fields beside the questions, by name."""
    return {
        "why": gettext("Why"),
        "day": gettext("On which day"),
        "outcome": gettext("What happened"),
        "words": gettext("Words about it"),
        "content": gettext("The form in TOML"),
        "answer": gettext("Why"),
    }


def outcomes() -> Options:
    """What happens at the signature."""
    return [(Event.SIGN, gettext("The person signed")), (Event.REFUSE, gettext("The person did not want to sign"))]


def reason(code: str) -> str | None:
    """Why a human should look."""
    return gettext("A paper that opens the case is late: write it, or record the signature") if code == "opening_overdue" else None


def _day(stored: str) -> str:
    return format_date(date.fromisoformat(stored))


def _told(sentence: str, details: Details) -> str:
    return f"{form(details['form'])}: {sentence}"


TIMELINE: dict[str, Words] = {
    "opening_paper_finished": lambda d: _told(gettext("finished"), d),
    "opening_paper_corrected": lambda d: _told(gettext("corrected, to be signed again"), d),
    "opening_paper_signed": lambda d: _told(gettext("signed on %(day)s", day=_day(d["day"])), d),
    "opening_paper_refused": lambda d: _told(
        gettext("signature refused on %(day)s; nothing follows from it by itself", day=_day(d["day"])), d
    ),
    "opening_paper_unsigned": lambda d: _told(gettext("the entry about the signature was taken back. %(why)s", why=d["why"]), d),
}
