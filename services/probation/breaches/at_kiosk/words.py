"""What the kiosk says of the facts, and what came from there, in words. Nothing here names an offence, a duty or anybody."""

from services.probation.breaches.domain.arrival import Fit
from shared.messages.base import Language
from shared.web import i18n
from shared.web.i18n import gettext

NEUTRAL = {
    "missed_check_in": "check_in", "failed_appointment": "appointment", "failed_at_appointment": "appointment", "work_session": "work",
    "bracelet_incident": "bracelet", "deliberate_damage": "bracelet",
}  # fmt: skip
"""Kinds of facts, and of what the kiosk speaks; of any other kind it says nothing but the day."""


def neutral_kind(kind: str) -> str:
    """Of what the kiosk speaks for a kind of fact."""
    return NEUTRAL.get(kind, "other")


def neutral(kind: str) -> dict[Language, str]:
    """The kiosk's words, in every language."""
    before = i18n.current()
    try:
        return {language: _in(language, kind) for language in i18n.LANGUAGES}
    finally:
        i18n.use(before)


def reason(code: str) -> str:
    """The reason that the person touched; empty where none was."""
    return {
        "late_summons": gettext("Learned of it too late"),
        "illness": gettext("Illness"),
        "other_circumstance": gettext("Another circumstance with a document"),
        "other": gettext("In own words"),
    }.get(code, "")


def fit(code: str) -> str:
    """Why an answer was not taken as the explanation by itself; empty where it was."""
    return {
        Fit.EARLIER: gettext("It answers an earlier question: facts were collected again since."),
        Fit.SEARCHED: gettext("It came during the search: the person was at the kiosk. Record that the person was found."),
        Fit.AFTER: gettext("It came after the decision. Before it has left the house you can take it back; later a new step corrects."),
        Fit.CLOSED: gettext("It came after the proceeding had ended."),
    }.get(Fit(code), "")


def shown(code: str) -> str:
    """How the question at the kiosk ended, where it was not answered."""
    return {"put_off": gettext("put off at the kiosk"), "left": gettext("left open at the kiosk")}.get(code, code)


def _in(language: Language, kind: str) -> str:
    i18n.use(language)
    return {
        "check_in": gettext("A check-in was due on this day."),
        "appointment": gettext("An appointment was set for this day."),
        "work": gettext("Work was planned for this day."),
        "bracelet": gettext("It is about the bracelet on this day."),
    }.get(kind, gettext("Your officer wants to speak about this day."))
