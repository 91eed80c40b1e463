"""Requests for help in words: for the desk, and in plain language for the person."""

from datetime import datetime

from services.reintegration.help_requests.domain import DECLINE_REASONS, Way, number_of
from services.reintegration.help_requests.sending import OwnRequest
from shared.web.i18n import format_date, gettext

__all__ = ["number_of"]
TIMELINE = {"help_request_joined": lambda _: gettext("The person asked for help through the page; the request belongs to this case")}


def state(code: str) -> str:
    """How far a request is."""
    return {
        "waiting": gettext("Waits for an answer"),
        "accepted": gettext("A case was opened"),
        "joined": gettext("Joined to a case"),
        "declined": gettext("Declined"),
        "withdrawn": gettext("Taken back by the person"),
    }[code]


def reason(code: str) -> str:
    """Why it was declined, for the desk."""
    return {
        "not_our_region": gettext("The person lives in another region"),
        "cannot_be_reached": gettext("The person cannot be reached"),
        "helped_elsewhere": gettext("Somebody else helps already"),
        "not_for_this_desk": gettext("It is not something this desk helps with"),
        "sent_twice": gettext("It was sent twice"),
        "other": gettext("Another reason"),
    }[code]


def reasons() -> list[tuple[str, str]]:
    """Every reason."""
    return [(code, reason(code)) for code in DECLINE_REASONS]


def told(code: str) -> str:
    """The same for the person, with what they can do."""
    return {
        "not_our_region": gettext("You live in another region. Send the form again and choose that region."),
        "cannot_be_reached": gettext("We could not reach you. Send the form again with another phone, or come to the desk."),
        "helped_elsewhere": gettext("You told us that somebody else helps you already. If that changes, send the form again."),
        "not_for_this_desk": gettext("This desk does not help with what you wrote. Call us or come: we tell you who does."),
        "sent_twice": gettext("You sent the form twice. We answer the other one."),
        "other": gettext("We cannot help with this here. Call us or come: we tell you why, and who can help."),
    }[code]


def ways() -> list[tuple[Way, str]]:
    """How the answer may be sent."""
    return [
        ("sms", gettext("Yes, by SMS to my phone")),
        ("email", gettext("Yes, by e-mail")),
        ("none", gettext("No, send nothing: I read the answer here with my code, or wait for a call")),
    ]


def answer(row: OwnRequest) -> str:
    """What the person is told."""
    if row.erased_at is not None:
        return gettext("Your request was answered long ago, and what you wrote was erased (%(day)s).", day=_day(row.erased_at))
    if row.state == "waiting":
        return gettext("We have your request. A worker calls you by %(day)s at the latest.", day=_day(row.due_at))
    if row.state == "declined":
        return told(row.reason or "other")
    if row.state == "withdrawn":
        return gettext("You took this request back. What you wrote can no longer be read by anybody.")
    return gettext("A worker has taken on your request. If nobody has called you yet, call the desk or come.")


def _day(moment: datetime) -> str:
    return str(format_date(moment))
