"""Papers that open a case in words."""

from collections.abc import Mapping
from datetime import date

from services.probation.cases import words as case_words
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.lifecycle import Event, State
from services.probation.opening_papers.domain.todo import Todo
from shared.questions.forms import Form
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext
from shared.web.words.questions import Options, answer, condition, fault, options, paragraphs, said
from shared.web.words.questions import problem as answer_problem

__all__ = ["Options", "answer", "condition", "fault", "options", "paragraphs", "said"]


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
