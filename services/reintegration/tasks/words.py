"""Outcomes of tasks in words."""

from services.reintegration import words
from shared.values import Details
from shared.web.i18n import gettext


def outcome(code: str | None) -> str:
    """How a task ended."""
    return {
        "met": gettext("Met"),
        "partly": gettext("Met in part"),
        "not_met": gettext("Not met"),
        "plan": gettext("A plan was made"),
    }.get(code or "", gettext("Done"))


def why_not(code: str | None) -> str:
    """Why it was met in part or not at all."""
    return gettext("There is no such help in the region") if code == "no_service" else words.reason(code)


def _done(details: Details) -> str:
    code, why = details.get("outcome"), details.get("why")
    said = gettext("Task done") if code is None else gettext("Task done: %(outcome)s", outcome=outcome(str(code)))
    return f"{said}. {why_not(str(why))}" if why else said


TIMELINE = {
    "asked": lambda _: gettext("Asked for help"),
    "contact_wanted": lambda _: gettext("The officer asks you to make contact"),
    "alarm_raised": lambda _: gettext("An assessment found something urgent today"),
    "arrival_differs": lambda _: gettext("The desk and the provider say different things about the arrival: a worker asks both"),
    "referral_returned": lambda _: gettext("The provider or its service has ended: a worker looks for another one"),
    "referral_unstaffed": lambda _: gettext(
        "Nobody at the provider can sign in any more: a worker sends a link, asks by phone, or looks for another provider"
    ),
    "referral_restaffed": lambda _: gettext("Somebody at the provider can answer in the portal again"),
    "release_corrected": lambda _: gettext("The institution corrected the day of release: a worker looks at what was planned for it"),
    "stopped_to_decide": lambda _: gettext("The ending was a mistake: a worker decides what of what had stopped goes on"),
    "referral_reopened": lambda _: gettext("The ending of the provider or its service was undone: the referral goes on there"),
    "task_added": lambda _: gettext("A worker added a task"),
    "task_done": _done,
    "task_reopened": lambda _: gettext("A finished task was taken up again"),
}
