"""Reminders in words."""

from services.reintegration.contacts.reminders.domain import Withheld
from services.reintegration.sending import words as sending_words
from services.reintegration.sending.words import sending
from shared.web.i18n import gettext

__all__ = ["sending"]


def why(code: str | None) -> str:
    """Why it was not sent."""
    if code not in set(Withheld):
        return sending_words.problem(code) if code else ""
    return {
        Withheld.DECLINED: gettext("The person wants no reminder"),
        Withheld.NOT_PLANNED: gettext("The appointment does not take place at this time"),
        Withheld.CLOSED: gettext("The case is closed"),
        Withheld.RESTS: gettext("Help rests"),
        Withheld.NO_NUMBER: gettext("There is no mobile number in the case"),
        Withheld.TOO_LATE: gettext("The appointment was too near"),
    }[Withheld(code)]


TIMELINE = {
    "appointment_reminder_sent": lambda _: gettext("Reminder of the appointment sent by SMS"),
    "appointment_reminder_failed": lambda _: gettext("The reminder of the appointment could not be sent"),
    "appointment_reminder_wanted": lambda _: gettext("The person wants a reminder of the appointment"),
    "appointment_reminder_declined": lambda _: gettext("The person wants no reminder of the appointment"),
}
