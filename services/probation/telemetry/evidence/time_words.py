"""What the paper of a pack says about its trusted time, in the language in use."""

from services.probation.telemetry.evidence.time_authority import NO_ANSWER, NOT_SET_UP, NOT_VERIFIED, REFUSED
from shared.web.i18n import gettext


def proven(at: str, authority: str) -> str:
    """The time, as text in the time zone of the paper, and who confirms it."""
    return gettext(
        "A time-stamping authority (%(authority)s) confirms that the signature of the file existed at this time: %(at)s. The command "
        "verify-pack with --tsa-root FILE checks this by the authority's root certificate, which is taken from the authority itself, not "
        "from this paper or its file.",
        authority=authority,
        at=at,
    )


def missing(reason: str | None) -> str:
    """That there is none, and why, where the file says it."""
    said = gettext("No independent authority confirms when the file was signed: its time is that of the probation service's own clock.")
    reasons = {
        NOT_SET_UP: gettext("The probation service has not set up a time-stamping authority."),
        NO_ANSWER: gettext("The time-stamping authority did not answer."),
        REFUSED: gettext("The time-stamping authority refused to confirm the time."),
        NOT_VERIFIED: gettext("What the time-stamping authority answered could not be verified and was not kept."),
    }
    return f"{said} {reasons[reason]}" if reason in reasons else said
