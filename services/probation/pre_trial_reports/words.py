"""Pre-trial reports in words."""

from datetime import date

from services.probation.pre_trial_reports.domain.lifecycle import Event, State
from services.probation.pre_trial_reports.domain.requests import ASKERS
from services.probation.pre_trial_reports.rows import ListedReport
from shared.registry import Words
from shared.web.i18n import gettext


def title() -> str:
    return gettext("Pre-trial report")


def asker(code: str) -> str:
    """Who may ask for a report."""
    return {"court": gettext("Court"), "investigator": gettext("Investigator"), "prosecutor": gettext("Prosecutor")}.get(code, code)


def askers() -> list[tuple[str, str]]:
    """What can be chosen."""
    return [(each, asker(each)) for each in ASKERS]


def state(row: ListedReport, today: date) -> tuple[str, str]:
    """(words, colour): late before anything else."""
    if row.late(today):
        return gettext("Overdue"), "red"
    return {
        State.DRAFT: (gettext("Draft"), "yellow"),
        State.FINISHED: (gettext("To be signed"), "blue"),
        State.SIGNED: (gettext("To be handed over"), "blue"),
        State.SERVED: (gettext("Handed over"), "green"),
        State.WITHDRAWN: (gettext("Request withdrawn"), "grey"),
    }[State(row.state)]


def event(code: str) -> str:
    """An entry of the history."""
    return {
        Event.OPEN: gettext("The request was recorded"),
        Event.FINISH: gettext("Finished"),
        Event.CORRECT: gettext("Corrected"),
        Event.SIGN: gettext("Signed by the officer"),
        Event.SERVE: gettext("Handed over"),
        Event.WITHDRAW: gettext("Request withdrawn"),
        Event.LINK: gettext("Linked to the person’s record"),
        Event.UNLINK: gettext("The link to the person’s record was taken back"),
    }.get(Event(code), code)


def problem(code: str) -> str:
    """What is wrong with a field, and what to do."""
    return {
        "ahead": gettext("This day is still to come"),
        "before_request": gettext("Enter the day of the request or a later one"),
        "signed_day": gettext("This day is before the request, or still to come"),
        "served_day": gettext("This day is before the signature, or still to come"),
        "why": gettext("Write down your reason"),
    }[code]


def field_names() -> dict[str, str]:
    """The fields by name."""
    return {
        "asker": gettext("Asked for by"),
        "body": gettext("Name of the court or body, and of the official"),
        "request_number": gettext("Number of the request"),
        "requested_on": gettext("Day of the request"),
        "due_on": gettext("Needed by"),
        "family_name": gettext("Family name"),
        "given_name": gettext("Given name"),
        "patronymic": gettext("Patronymic"),
        "birth_date": gettext("Date of birth"),
        "iin": gettext("IIN"),
        "language": gettext("Language"),
        "looked": gettext("I have looked: this is another request"),
        "day": gettext("On which day"),
        "served_to": gettext("To whom, and how"),
        "why": gettext("Why"),
    }


def reason(code: str) -> str | None:
    """Why a human should look."""
    return gettext("A court or an investigator waits for this report") if code == "pre_trial_report" else None


TIMELINE: dict[str, Words] = {
    "pre_trial_report_linked": lambda _: gettext("A pre-trial report from before the registration was linked to this record"),
    "pre_trial_report_unlinked": lambda d: gettext("The link of a pre-trial report to this record was taken back. %(why)s", why=d["why"]),
}
