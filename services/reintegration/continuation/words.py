"""The end of supervision and of help in words."""

from shared.values import Details
from shared.web.i18n import gettext


def closing_reason(code: str) -> str:
    """Why a case was closed."""
    return {
        "goals_reached": gettext("What was agreed has been reached"),
        "help_declined": gettext("The person does not want help any more"),
        "cannot_be_reached": gettext("The person cannot be reached"),
        "moved_away": gettext("The person moved to another region"),
        "in_custody": gettext("The person is in custody again"),
        "died": gettext("The person died"),
        "entered_in_error": gettext("Entered by mistake"),
        "other": gettext("Another reason"),
    }.get(code, gettext("The registration has ended"))


def _closed(details: Details) -> str:
    reason = str(details.get("why") or "")
    return (
        gettext("The case was closed: %(reason)s", reason=closing_reason(reason))
        if reason
        else gettext("The case was closed: the registration ended")
    )


def _ended(details: Details) -> str:
    if details.get("agreed"):
        return gettext("The registration ended. Help goes on, as the person said before")
    return gettext("The registration ended. The person is to be asked whether help goes on")


TIMELINE = {
    "case_closed": _closed,
    "case_reopened": lambda _: gettext("The person came back: the case was opened again"),
    "ending_was_mistake": lambda _: gettext("The ending of the case was a mistake: the case is open again"),
    "supervision_ended": _ended,
    "help_goes_on": lambda _: gettext("The person wants help to go on without a registration"),
    "agreement_taken_back": lambda _: gettext("The person does not want help without a registration"),
}
