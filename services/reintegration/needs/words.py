"""Pathways, needs and assessments in words."""

from services.reintegration import words as desk_words
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.domain.states import State
from shared.web.i18n import gettext
from shared.web.words.questions import answer, condition, options, paragraphs, problem, problems, said

__all__ = ["answer", "condition", "options", "paragraphs", "problem", "problems", "said"]

PURPOSES = ("assessment", "plan", "referral", "danger", "asked_by_person")
"""For what somebody reads sensitive answers."""


def pathway(code: Pathway | str | None) -> str:
    """A pathway by name; of a sensitive need that this reader may not see, that it is one."""
    if code is None:
        return gettext("A sensitive need")
    return {
        Pathway.ADDICTIONS: gettext("Addictions"),
        Pathway.SAFETY: gettext("Safety"),
        Pathway.MONEY: gettext("Money and debts"),
    }.get(Pathway(code)) or desk_words.need(code)


def state(code: State) -> tuple[str, str]:
    """(words, class of the tag) of a need's state."""
    return {
        State.NOT_STARTED: (gettext("Not started"), "govuk-tag--grey"),
        State.IN_PROGRESS: (gettext("In progress"), "govuk-tag--blue"),
        State.MET: (gettext("Met"), "govuk-tag--green"),
        State.DECLINED: (gettext("Declined"), "govuk-tag--yellow"),
    }[code]


def form(code: str) -> str:
    """How needs were asked."""
    return gettext("Long form") if code == "long" else gettext("Short form")


def purpose(code: str) -> str:
    """For what somebody reads sensitive answers."""
    return {
        "assessment": gettext("To assess needs anew"),
        "plan": gettext("To make a plan with the person"),
        "referral": gettext("To find a provider, with the person's consent"),
        "danger": gettext("To avert danger"),
        "asked_by_person": gettext("The person asked to see their answers"),
    }[code]


def purposes() -> list[tuple[str, str]]:
    """Every purpose with its words."""
    return [(code, purpose(code)) for code in PURPOSES]


TIMELINE = {
    "needs_assessed": lambda _: gettext("Needs were assessed"),
    "need_changed": lambda details: gettext("The state of a need was changed: %(state)s", state=state(State(details["state"]))[0]),
}
