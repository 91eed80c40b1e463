"""Why a message could not be applied, in words."""

from shared.web.i18n import gettext


def reason(code: str) -> str:
    """The reason as an operator reads it."""
    words = {
        "unknown_type": gettext("This version of Oralu does not know this kind of message"),
        "unreadable_body": gettext("Its contents do not have the form that this version expects"),
        "contradiction": gettext("It contradicts itself about its sender or its person"),
        "handler_failed": gettext("Applying it ended in an error"),
    }
    return words.get(code, code)


def outcome(code: str | None) -> str:
    """What was just done, at the top of the list; empty where nothing was."""
    words = {
        "asked": gettext("The sender was asked to send the message again. It leaves this list once it is applied."),
        "later": gettext("The queue cannot be reached now. The sender sends the message again by itself, within an hour."),
        "skipped": gettext("The message was skipped. The later messages about this person are on their way."),
        "gone": gettext("This message no longer waits: it was applied or skipped meanwhile."),
    }
    return words.get(code or "", "")
