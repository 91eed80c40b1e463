"""Versions of question sets and their drafts in words."""

from services.reintegration.needs.words import answer, condition, options, paragraphs, pathway, said
from services.reintegration.question_sets.domain.comparing import Said
from services.reintegration.question_sets.domain.states import State
from shared.questions.faults import Fault
from shared.questions.questions import Kind
from shared.web.i18n import NAMES, gettext
from shared.web.words import questions

__all__ = ["answer", "condition", "options", "paragraphs", "pathway", "said"]


def fault(found: Fault) -> str:
    """What is wrong on a line."""
    own = {
        "sensitive": gettext("sensitive has to be %(detail)s in every section of this pathway", detail=found.detail),
        "kind_changed": gettext("the question %(detail)s was answered in another way before: give it a new code", detail=found.detail),
        "first_missing": gettext("the question %(detail)s is missing: the desk counts needs by it", detail=found.detail),
        "first_changed": gettext(
            "the question %(detail)s has to keep its kind, its answers and when it is asked: only its words may change", detail=found.detail
        ),
    }.get(found.code)
    return gettext("Line %(line)s: %(what)s", line=found.line, what=own) if own else questions.fault(found)


def state(code: str) -> tuple[str, str]:
    """(words, class of the tag) of a draft's state."""
    return {
        State.DRAFT: (gettext("Draft"), "govuk-tag--yellow"),
        State.WAITING: (gettext("Waits for a second person"), "govuk-tag--blue"),
        State.ACCEPTED: (gettext("Put in force"), "govuk-tag--green"),
        State.DISCARDED: (gettext("Discarded"), "govuk-tag--grey"),
    }[State(code)]


def act(code: str) -> str:
    """What was done with a draft."""
    return {
        "begin": gettext("begun"),
        "save": gettext("draft changed"),
        "submit": gettext("handed in"),
        "withdraw": gettext("taken back to write on"),
        "give_back": gettext("draft given back"),
        "accept": gettext("put in force"),
        "discard": gettext("discarded"),
    }[code]


def kind(code: str) -> str:
    """How a question is answered."""
    return {
        Kind.TEXT: gettext("in words"),
        Kind.CHOICE: gettext("one of several answers"),
        Kind.MANY: gettext("any number of several answers"),
        Kind.DATE: gettext("a day"),
        Kind.NUMBER: gettext("a number"),
        Kind.YES_NO: gettext("yes or no"),
    }[Kind(code)]


def kinds() -> list[tuple[str, str]]:
    """Every kind of question."""
    return [(each.value, kind(each)) for each in Kind]


def changed(code: str) -> tuple[str, str]:
    """(words, class of the tag) of what happened to a question."""
    return {
        "added": (gettext("New"), "govuk-tag--green"),
        "removed": (gettext("Not asked any more"), "govuk-tag--red"),
        "changed": (gettext("Changed"), "govuk-tag--yellow"),
    }[code]


def what(one: Said) -> str:
    """What about a question is different, with its language."""
    name, _, option = one.what.partition(":")
    label = {
        "text": gettext("Question"), "help": gettext("Hint below the question"), "required": gettext("Has to be answered"),
        "lines": gettext("Lines for an answer in words"), "shown_if": gettext("Asked only after an answer to"),
        "section": gettext("Section"), "kind": gettext("How it is answered"), "options": gettext("Answers to choose"),
        "option": gettext("Answer %(code)s", code=option),
    }[name]  # fmt: skip
    return f"{label}, {NAMES[one.language]}" if one.language in NAMES else label


def value(one: Said, text: str) -> str:
    """One side of a difference."""
    if one.what == "required":
        return gettext("yes") if text == "yes" else gettext("no")
    return kind(text) if one.what == "kind" and text else text or "–"
