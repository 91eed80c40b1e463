"""Pairs of cases in words."""

from services.reintegration.same_person.domain import UNDO_WHYS, WHYS
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import gettext


def why(code: str) -> str:
    """By what it is known."""
    return {
        "papers": gettext("Papers were seen"),
        "person_said": gettext("The person said so"),
        "known": gettext("The worker knows the person"),
        "officer_said": gettext("The officer said so"),
        "mistake": gettext("The decision was a mistake"),
    }[code]


def whys() -> list[tuple[str, str]]:
    """By what a decision is made."""
    return [(code, why(code)) for code in WHYS]


def undo_whys() -> list[tuple[str, str]]:
    """Why a decision is undone."""
    return [(code, why(code)) for code in UNDO_WHYS]


def state(code: str) -> str:
    """What was decided."""
    return {"open": gettext("Not decided"), "same": gettext("One person"), "different": gettext("Two people")}[code]


def act(code: str) -> str:
    """A decision."""
    return {"join": gettext("One person"), "tell_apart": gettext("Two people"), "undo": gettext("The decision was undone")}[code]


def _about(code: str) -> Words:
    def words(details: Details) -> str:
        number = details.get("number", "")
        return {
            "same_person_joined": gettext("Case %(number)s is of the same person: both are shown together", number=number),
            "same_person_apart": gettext("Case %(number)s is of another person", number=number),
            "same_person_join_undone": gettext("Case %(number)s is no longer taken for one of the same person", number=number),
            "same_person_apart_undone": gettext("Case %(number)s is no longer taken for one of another person", number=number),
        }[code]

    return words


TIMELINE: dict[str, Words] = {
    code: _about(code) for code in ("same_person_joined", "same_person_apart", "same_person_join_undone", "same_person_apart_undone")
}
