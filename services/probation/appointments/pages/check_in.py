"""The box of a form that says that an appointment is the check-in too, and why that was not logged."""

from uuid import UUID

from services.probation.appointments import words
from services.probation.appointments.as_check_in import AsCheckIn
from services.probation.check_ins.by_hand.actions import CountsForOther, NotThatDay, days_back
from services.probation.check_ins.by_hand.words import would_count
from services.probation.errors import ReasonNeeded
from services.probation.local_time import local_today
from shared import clock
from shared.web.forms import FormErrors
from shared.web.i18n import gettext
from shared.web.request import Fields

NOT_LOGGED = (CountsForOther, NotThatDay, ReasonNeeded)


def as_check_in(fields: Fields) -> AsCheckIn | None:
    """What the officer ticked, with the check-in that the form showed."""
    if fields.get("check_in") != "yes":
        return None
    try:
        return AsCheckIn(UUID(fields.get("check_in_seen", "")))
    except ValueError:
        return AsCheckIn(None)


def not_logged(why: Exception) -> FormErrors:
    """Nothing was recorded: what it counts for by now, or what is missing."""
    if isinstance(why, CountsForOther):
        said = gettext("%(counts)s. If that is right, save it again", counts=would_count(why.counted))
        return FormErrors({"check_in": said}, words.field_names())
    if isinstance(why, ReasonNeeded):
        return FormErrors({"note": gettext("Say why this visit is logged only now")}, words.field_names())
    days = days_back(local_today(clock.now()))
    return FormErrors(
        {"check_in": gettext("Choose a day from the last %(days)s days, not before the registration", days=days)}, words.field_names()
    )
