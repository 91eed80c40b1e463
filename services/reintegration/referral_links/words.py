"""Links in words."""

from services.reintegration.referral_links.domain import Dead
from services.reintegration.sending import words as sending_words
from services.reintegration.sending.words import sending
from shared.web.i18n import gettext

__all__ = ["sending"]


def channel(code: str) -> str:
    """How a link gets to the provider."""
    return {
        "sms": gettext("SMS"),
        "email": gettext("E-mail"),
        "shown": gettext("Handed over, printed or read out"),
    }[code]


def why_dead(code: str) -> tuple[str, str]:
    """(what happened, what to do) for whoever has the link; nothing in it says whether a person exists."""
    ask = gettext("If you still want to say something, call the worker who sent you the link.")
    return {
        Dead.USED: (gettext("An answer was given through this link already"), ask),
        Dead.EXPIRED: (gettext("The time of this link is over"), gettext("Ask the worker who sent it for a new one.")),
        Dead.REVOKED: (gettext("This link was taken back"), gettext("Use the newest link that you got, or call the worker.")),
    }.get(Dead(code), (gettext("This request has ended"), gettext("Nothing is to be done. If you have begun something, call the worker.")))


def unknown() -> tuple[str, str]:
    """The same for a link that nobody made, or that was cut off on its way."""
    return (
        gettext("This link leads nowhere"),
        gettext("Perhaps a part of it is missing. Open it from the message once more, or ask the worker who sent it for a new one."),
    )


def problem(code: str | None) -> str:
    """Why a message did not go out."""
    return {
        "consent": gettext("The person took the consent back"),
        "closed": gettext("The case is closed"),
        "ended": gettext("The referral has ended"),
        "expired": gettext("The time of this link is over"),
    }.get(code or "", sending_words.problem(code) if code else "")


def revoked(code: str | None) -> str:
    """Why a link was taken back."""
    return {
        "replaced": gettext("A newer link stands in its place"),
        "desk": gettext("Taken back by the desk"),
        "case_closed": gettext("The case is closed"),
        "provider_ended": gettext("The provider or its service has ended"),
        "consent_withdrawn": gettext("The person took the consent back"),
    }.get(code or "", "")


def answer(code: str) -> str:
    """What can be said through a link."""
    return {
        "accepted": gettext("Yes, we take it on"),
        "rejected": gettext("No, we cannot help"),
        "question": gettext("We have a question"),
        "propose": gettext("We propose a time for a meeting"),
        "in-progress": gettext("The help has started"),
        "on-hold": gettext("It has to wait"),
        "completed": gettext("The help is completed"),
        "failed": gettext("It ended early"),
    }[code]


TIMELINE = {
    "referral_link_made": lambda _: gettext("A link for answering was made for the provider"),
    "referral_link_sent": lambda _: gettext("The link was sent to the provider"),
    "referral_link_failed": lambda _: gettext("The link could not be sent to the provider"),
    "referral_link_revoked": lambda _: gettext("The link of the provider was taken back"),
}
