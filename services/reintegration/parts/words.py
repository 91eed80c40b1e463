"""Who takes part, in words."""

from shared.registry import Words
from shared.values import Details
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


def author(name: str, role: str, organisation: str) -> str:
    """Who wrote: name, as what, for which organisation."""
    return ", ".join(filter(None, (name, part(role), organisation)))


def _author(details: Details) -> str:
    role = details.get("role")
    return author(str(details["name"]), str(role), str(details.get("organisation") or "")) if role else str(details["name"])


TIMELINE: dict[str, Words] = {
    "part_given": lambda d: gettext("%(name)s takes part in the case", name=d["name"]),
    "part_ended": lambda d: gettext("%(name)s does not take part in the case any more", name=d["name"]),
    "part_note": lambda d: gettext("%(name)s wrote to the worker", name=_author(d)),
    "part_note_corrected": lambda d: gettext("%(name)s corrected a note to the worker", name=_author(d)),
    "institution_opened": lambda _: gettext("An institution opened the case before release"),
    "institution_handed_over": lambda _: gettext("The institution handed the case over to the desk"),
}
