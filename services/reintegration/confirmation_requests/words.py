"""Questions to organisations in words."""

from services.reintegration.confirmation_requests.domain import Dead
from services.reintegration.confirmation_requests.queries import Asked
from services.reintegration.sending import words as sending_words
from shared.web.i18n import gettext


def why_dead(code: str) -> tuple[str, str]:
    """(what happened, what to do) for whoever has the link."""
    nothing = gettext("Nothing is to be done.")
    return {
        Dead.USED: (gettext("This was answered already"), gettext("Thank you. The coordinator of the directory has your answer.")),
        Dead.ENDED: (gettext("Your organisation is no longer in the directory"), gettext("If that is wrong, enter it again.")),
        Dead.CONFIRMED: (gettext("Somebody has confirmed the entry already"), nothing),
        Dead.REPLACED: (gettext("There is a newer link"), gettext("Use the one in the newest message.")),
        Dead.EXPIRED: (gettext("The time of this link is over"), gettext("You get a new one, or the coordinator calls you.")),
    }[Dead(code)]


def unknown() -> tuple[str, str]:
    """For a link that nobody made, or that was cut off on its way."""
    return gettext("This link leads nowhere"), gettext("Perhaps a part of it is missing. Open it from the message once more.")


def asked(row: Asked) -> tuple[str, str]:
    """(words, class of the tag) of what became of a question."""
    if row.used_for is not None:
        right = gettext("“Everything is as before”")
        return (right if row.used_for == "as_before" else gettext("A correction was proposed")), "govuk-tag--green"
    return sending_words.sending(row.state)
