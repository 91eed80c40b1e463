"""Messages in words: what they are about, how far they are, why one did not go out."""

from services.probation.reminders.failures import SUMMONS_FAILED, UNDELIVERED
from shared.notifications.gateway import Channel
from shared.registry import Words
from shared.web.i18n import gettext


def kind(code: str) -> str:
    return {
        "check_in_tomorrow": gettext("Reminder: check-in tomorrow"),
        "check_in_last_day": gettext("Reminder: last day to check in"),
        "appointment_tomorrow": gettext("Reminder: appointment tomorrow"),
        "appointment_moved": gettext("Appointment moved"),
        "appointment_cancelled": gettext("Appointment cancelled"),
        "appointment_restored": gettext("Appointment takes place after all"),
        "summons": gettext("Summons"),
        "permission_decided": gettext("Decision on a permission"),
        "permission_changed": gettext("Another last day of a notice or permission"),
        "permission_withdrawn": gettext("A notice or permission does not hold any more"),
        "term_ends": gettext("The term ends"),
    }.get(code, code)


def state(code: str, gateway: str | None = None) -> tuple[str, str]:
    """(words, colour) of how far a message is; what went to the file reached nobody, and says so."""
    if code == "sent" and gateway == "file":
        return gettext("Written to a file, sent to nobody"), "yellow"
    return {
        "queued": (gettext("Waits"), "blue"),
        "sent": (gettext("Sent, delivery not reported"), "turquoise"),
        "delivered": (gettext("Delivered"), "green"),
        "failed": (gettext("Not sent"), "red"),
        "withheld": (gettext("Not to be sent"), "grey"),
    }.get(code, (code, "grey"))


def why(code: str | None) -> str:
    """Why a message is not sent, or not yet."""
    return {
        "no_address": gettext("The person has no mobile number and no e-mail address"),
        "wrong_address": gettext("The number or address is not the person’s"),
        "opted_out": gettext("The person wants no messages"),
        "not_configured": gettext("No gateway is set up for it"),
        "no_longer_true": gettext("It is no longer so"),
        "too_late": gettext("Too late: it could not go out in time"),
        "unreachable": gettext("The gateway cannot be reached"),
        "timeout": gettext("The gateway does not answer"),
        "busy": gettext("The gateway takes no more at the moment"),
        "refused_for_now": gettext("The gateway refused it for now"),
        "unknown_address": gettext("The gateway knows no such number or address"),
        "refused": gettext("The gateway refused it"),
        "not_authorised": gettext("The gateway does not accept the password or signature"),
        "not_delivered": gettext("The gateway reports that it did not arrive"),
        "unreadable": gettext("It cannot be decrypted"),
    }.get(code or "", code or "")


def reason(code: str) -> str | None:
    """Why a human should look."""
    return {
        UNDELIVERED: gettext("A message did not go out or did not arrive: tell the person in another way, and check the number"),
        SUMMONS_FAILED: gettext("A summons did not reach the person: tell them in another way before the day, and check the number"),
    }.get(code)


def cannot_repeat(code: str) -> str:
    return {
        "queued": gettext("It still waits to be sent"),
        "too_late": gettext("What it is about is over"),
        "erased": gettext("Its words were erased after the time for keeping them"),
    }.get(code, code)


def channel(code: str | None) -> str:
    return {"sms": gettext("SMS"), "email": gettext("E-mail"), "messenger": gettext("Messenger")}.get(code or "", "–")


def gateway(code: str) -> str:
    """An adapter, for the administrator."""
    return {
        "file": gettext("File of the state folder: nobody receives anything"),
        "smtp": gettext("Mail server"),
        "http": gettext("Provider’s HTTP interface"),
        "none": gettext("Not used"),
    }.get(code, code)


def test_problem(code: str) -> str:
    return gettext("The test message did not go out: %(why)s", why=why(code))


def _choice(details: object) -> str:
    found = details if isinstance(details, dict) else {}
    name = channel(str(found.get("channel", "")))
    parts = [gettext("wants none") if found.get("opted_out") else gettext("may be sent")]
    if found.get("wrong"):
        parts.append(gettext("the number or address is not the person’s"))
    return gettext("Messages by %(channel)s: %(what)s", channel=name, what=", ".join(parts))


TIMELINE: dict[str, Words] = {"notification_choice": _choice}


def channels() -> list[tuple[Channel, str]]:
    """Every channel with its name."""
    return [("sms", channel("sms")), ("email", channel("email")), ("messenger", channel("messenger"))]
