"""Links to proposed times in words."""

from services.reintegration.conversations.words import person_answer
from services.reintegration.sending import words as sending_words
from services.reintegration.sending.words import sending
from services.reintegration.time_links.domain import Dead
from shared.web.i18n import gettext

__all__ = ["person_answer", "sending"]


def channel(code: str) -> str:
    """How a link gets to the person."""
    return {"sms": gettext("SMS to the person"), "shown": gettext("Printed, or read from the screen")}[code]


def problem(code: str | None) -> str:
    """Why a message did not go out."""
    return {
        "no_number": gettext("There is no number that can get an SMS"),
        Dead.USED: gettext("The person has answered already"),
        Dead.OVER: gettext("This time is not proposed any more"),
        Dead.REPLACED: gettext("A newer link stands in its place"),
        Dead.PASSED: gettext("The time has passed"),
    }.get(code or "", sending_words.problem(code) if code else "")


def why_dead(code: str) -> tuple[str, str]:
    """(what happened, what to do) for the person."""
    call = gettext("If you want to say something else, call your social worker.")
    nothing = gettext("You need not do anything. If you are not sure, call your social worker.")
    return {
        Dead.USED: (gettext("You have answered already. Thank you"), call),
        Dead.REPLACED: (gettext("There is a newer question for you"), gettext("Open the newest link that you got.")),
        Dead.PASSED: (gettext("This time has passed"), call),
    }.get(
        Dead(code),
        (gettext("Nothing is asked any more"), nothing),
    )


def unknown() -> tuple[str, str]:
    """The same for a link that nobody made, or that was cut off on its way."""
    return (
        gettext("This link leads nowhere"),
        gettext("Perhaps a part of it is missing. Open it from the message once more, or call your social worker."),
    )


TIMELINE = {
    "time_link_made": lambda _: gettext("The person is asked by a link whether a time suits them"),
    "time_link_sent": lambda _: gettext("The link was sent to the person"),
    "time_link_failed": lambda _: gettext("The link could not be sent to the person: call them"),
}
