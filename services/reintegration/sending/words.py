"""The sending of a message in words."""

from services.reintegration.sending.domain import Sending
from shared.web.i18n import gettext


def sending(code: str) -> tuple[str, str]:
    """(words, class of the tag) of how far the sending is."""
    return {
        Sending.QUEUED: (gettext("Waits to be sent"), "govuk-tag--yellow"),
        Sending.SENT: (gettext("Sent"), "govuk-tag--green"),
        Sending.FAILED: (gettext("Could not be sent"), "govuk-tag--red"),
        Sending.WITHHELD: (gettext("Not sent"), "govuk-tag--grey"),
        Sending.SHOWN: (gettext("Handed over"), "govuk-tag--blue"),
    }[Sending(code)]


def problem(code: str) -> str:
    """Why the gateway did not take a message."""
    return {
        "unknown_address": gettext("There is no such number or mailbox"),
        "not_configured": gettext("Nobody has set up this way of sending"),
        "not_authorised": gettext("The gateway refuses our secret"),
    }.get(code, gettext("The gateway did not take it"))
