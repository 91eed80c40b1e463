"""The form that puts something off."""

from datetime import date

from pydantic import BaseModel

from services.probation.queue.domain import Why
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.request import Fields


class PutOffForm(BaseModel):
    """Until which of the offered days, and why; neither is chosen beforehand."""

    until: date
    why: Why


def read(given: Fields, possible: list[date]) -> PutOffForm | FormErrors:
    """What was chosen, or what is wrong."""
    names = {"until": gettext("Until when"), "why": gettext("Why")}
    wrong = {}
    if given.get("until") not in {day.isoformat() for day in possible}:
        wrong["until"] = gettext("Choose one of the days")
    if given.get("why") not in set(Why):
        wrong["why"] = gettext("Choose a reason")
    return FormErrors(wrong, names) if wrong else parse(PutOffForm, given, names)
