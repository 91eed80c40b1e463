"""What employers answer, in words."""

from services.reintegration.job_search import words as work
from shared.values import Details
from shared.web.i18n import gettext


def said(code: str) -> str:
    """What an employer can answer, as a choice says it."""
    return {
        "invite": gettext("We invite the person to an interview"),
        "offer": gettext("We offer the job"),
        "refuse": gettext("We say no"),
        "started": gettext("The person began to work"),
        "ended": gettext("The person does not work here any more"),
    }[code]


def goes(code: str) -> str:
    """What an employer answers to the question whether somebody still works there."""
    return {
        "goes_on": gettext("Yes, the person works here"),
        "ended": gettext("No, the work has ended"),
        "not_known": gettext("We do not want to say, or do not know"),
        "stopped": gettext("The question was taken back"),
    }[code]


def time_state(code: str) -> tuple[str, str]:
    """(words, class of the tag) of a proposed time."""
    return {
        "offered": (gettext("Proposed"), "govuk-tag--yellow"),
        "chosen": (gettext("Agreed"), "govuk-tag--green"),
        "declined": (gettext("Does not suit"), "govuk-tag--grey"),
        "withdrawn": (gettext("Taken back"), "govuk-tag--grey"),
    }[code]


def side(code: str) -> str:
    """Who proposed a time."""
    return gettext("the employer") if code == "provider" else gettext("the desk")


def _time(details: Details) -> str:
    what = str(details["what"])
    if what == "proposed":
        return gettext("Times for an interview were proposed by %(side)s", side=side(str(details["side"])))
    return {
        "chosen": gettext("A time for an interview was agreed"),
        "declined": gettext("A time for an interview does not suit"),
        "withdrawn": gettext("A time for an interview was taken back"),
    }[what]


TIMELINE = {
    "interview_time": _time,
    "employer_asked": lambda d: gettext("%(when)s: the employer was asked whether the job goes on", when=work.after(int(d["days"]))),
    "employer_answered": lambda d: gettext("The employer answered: %(what)s", what=goes(str(d["answer"]))),
}
