"""Who takes part, in words."""

from shared.registry import Words
from shared.web.i18n import gettext


def part(code: str) -> str:
    """As what somebody takes part."""
    return {
        "career_centre": gettext("Worker of a career centre"),
        "akimat": gettext("Coordinator of an akimat"),
        "institution": gettext("The institution that opened the case"),
    }[code]


def ended(code: str) -> str:
    """Why a part ended."""
    return {
        "ended": gettext("ended by the desk"),
        "handed_over": gettext("the institution handed the case over"),
        "consent_taken_back": gettext("the person took the consent back"),
        "closed": gettext("the case was closed"),
    }[code]


TIMELINE: dict[str, Words] = {
    "part_given": lambda d: gettext("%(name)s takes part in the case", name=d["name"]),
    "part_ended": lambda d: gettext("%(name)s does not take part in the case any more", name=d["name"]),
    "part_note": lambda d: gettext("%(name)s wrote to the worker", name=d["name"]),
    "institution_opened": lambda _: gettext("An institution opened the case before release"),
    "institution_handed_over": lambda _: gettext("The institution handed the case over to the desk"),
}
