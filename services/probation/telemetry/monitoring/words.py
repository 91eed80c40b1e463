"""Electronic monitoring in words."""

from datetime import date

from services.probation.cases import words as case_words
from services.probation.documents.printing import equipment_words
from services.probation.telemetry.monitoring.domain.decisions import Event, Request, State
from services.probation.telemetry.monitoring.domain.law import Ground
from services.probation.telemetry.monitoring.domain.reports import Event as ReportEvent
from services.probation.telemetry.monitoring.domain.reports import Kind
from services.probation.telemetry.monitoring.domain.reports import State as ReportState
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext

Options = list[tuple[str, str]]
item = equipment_words.item


def request(code: str) -> str:
    return {
        Request.NEW: gettext("Electronic monitoring"),
        Request.VARIATION: gettext("Change of the decision on monitoring"),
        Request.REINSTALL: gettext("Installing a bracelet anew"),
        Request.REVOCATION: gettext("Revocation of monitoring"),
        Request.END: gettext("End of monitoring"),
    }[Request(code)]


def ground(code: str) -> str:
    return {
        Ground.CATEGORY: gettext("The norm of the category"),
        Ground.WARNING: gettext("A written warning before"),
    }[Ground(code)]


def grounds() -> Options:
    return [(str(each), ground(each)) for each in Ground]


def state(code: str) -> tuple[str, str]:
    """(words, colour) of a decision's state."""
    return {
        State.ASKED: (gettext("To decide"), "yellow"),
        State.REFUSED: (gettext("Refused"), "grey"),
        State.WITHDRAWN: (gettext("Withdrawn"), "grey"),
        State.IN_FORCE: (gettext("In force"), "green"),
        State.SUSPENDED: (gettext("Suspended"), "yellow"),
        State.REPLACED: (gettext("Replaced by a later decision"), "grey"),
        State.REVOKED: (gettext("Revoked"), "grey"),
        State.ENDED: (gettext("Ended"), "grey"),
        State.CARRIED_OUT: (gettext("Approved"), "green"),
    }[State(code)]


def event(code: str) -> str:
    """What happened to a decision."""
    return {
        "asked": gettext("Asked for"),
        "person_refused": gettext("The person refuses monitoring"),
        Event.APPROVE: gettext("Approved"),
        Event.CARRY_OUT: gettext("Approved"),
        Event.REFUSE: gettext("Refused"),
        Event.WITHDRAW: gettext("Withdrawn"),
        Event.SUSPEND: gettext("Suspended"),
        Event.RESUME: gettext("In force again"),
        Event.REPLACE: gettext("Replaced by a later decision"),
        Event.REVOKE: gettext("Revoked"),
        Event.END: gettext("Ended"),
        Event.RUN_OUT: gettext("The last day has passed"),
        Event.RESTORE: gettext("In force again"),
        Event.RESTORE_SUSPENDED: gettext("Suspended again: the removal from the register was undone"),
    }[code]


def offer(code: str) -> str:
    """What an officer can enter about a decision, as a choice."""
    return {
        "suspend": gettext("Suspend it: hospital, custody or another reason"),
        "resume": gettext("The suspension is over"),
        "withdraw": gettext("Withdraw the request"),
        "person_refused": gettext("The person refuses monitoring"),
    }[code]


def report_kind(code: str) -> str:
    return {
        Kind.DAMAGE: gettext("Damage to the bracelet"),
        Kind.LOSS: gettext("Loss of the bracelet"),
        Kind.FAULT: gettext("Fault of the bracelet"),
    }[Kind(code)]


def report_kinds() -> Options:
    return [(str(each), report_kind(each)) for each in Kind]


def report_state(code: str) -> tuple[str, str]:
    """(words, colour) of a report's state."""
    return {
        ReportState.REPORTED: (gettext("The person is to be heard"), "yellow"),
        ReportState.HEARD: (gettext("A finding is to be recorded"), "yellow"),
        ReportState.DELIBERATE: (gettext("Found deliberate"), "red"),
        ReportState.NOT_DELIBERATE: (gettext("Found not deliberate"), "green"),
        ReportState.UNCLEAR: (gettext("It stays unclear"), "grey"),
        ReportState.WITHDRAWN: (gettext("Withdrawn"), "grey"),
    }[ReportState(code)]


def report_event(code: str) -> str:
    """What an officer enters about a report."""
    return {
        "reported": gettext("Reported"),
        ReportEvent.HEAR: gettext("The person was heard"),
        ReportEvent.FIND_DELIBERATE: gettext("Found deliberate"),
        ReportEvent.FIND_NOT_DELIBERATE: gettext("Found not deliberate"),
        ReportEvent.FIND_UNCLEAR: gettext("It stays unclear"),
        ReportEvent.REOPEN: gettext("Look into it again"),
        ReportEvent.WITHDRAW: gettext("Reported by mistake"),
    }[code]


def outcome(code: str) -> str:
    """How an attempt to install went, or that a bracelet was handed back."""
    return {
        "installed": gettext("Put on, handed over"),
        "absent": gettext("The person was not there"),
        "refused": gettext("The person refuses monitoring"),
        "technical": gettext("Not possible for a technical reason"),
        "returned": gettext("Handed back"),
    }[code]


def outcomes() -> Options:
    return [(code, outcome(code)) for code in ("installed", "absent", "refused", "technical")]


def act_kind(code: str) -> str:
    return gettext("Record of handing the bracelet back") if code == "return" else gettext("Record of handing the bracelet over")


def norm(source: str) -> str:
    """The norm in the page's language."""
    if source.startswith("internal"):
        return gettext("an internal rule")
    if source.startswith("not found"):
        return gettext("no norm found yet")
    if source.startswith("order 511"):
        return gettext("Order No. 511, para. %(paragraph)s", paragraph=source.rpartition(" ")[2])
    return case_words.source(source.partition(":")[0])


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "request": gettext("What is asked for"),
        "ground": gettext("Ground"),
        "from_on": gettext("First day"),
        "until_on": gettext("Last day"),
        "since_on": gettext("Suspended since: day"),
        "since_at": gettext("Suspended since: time"),
        "reason": gettext("Reasons"),
        "document": gettext("Document: title, number, date"),
        "answer": gettext("Decision"),
        "words": gettext("In your own words"),
        "decision_document": gettext("Number and date of the decision"),
        "event": gettext("What is recorded"),
        "why": gettext("Why"),
        "outcome": gettext("How it went"),
        "device": gettext("Bracelet"),
        "items": gettext("What is handed over"),
        "acquainted": gettext("The person has signed the rules of use"),
        "condition": gettext("Condition of the equipment"),
        "without": gettext("Why it is put on without a decision in force"),
        "works": gettext("Is the bracelet in order?"),
        "kind": gettext("What happened"),
        "found_on": gettext("On which day it was seen"),
        "circumstances": gettext("Circumstances"),
        "taken_off": gettext("Is the bracelet off the person?"),
    }


def problem(code: str, day: date | None = None) -> str:
    """What is wrong, and what to do."""
    return {
        "missing": gettext("Fill this in"),
        "ends_before": gettext("The last day comes after the first one and has not passed"),
        "after_term": gettext("The term ends on %(day)s: monitoring ends by then", day=format_date(day) if day else ""),
        "not_now": gettext("This cannot be asked for now: another request waits, or the decision has changed. Nothing was saved."),
        "same_person": gettext("You asked for this yourself: somebody else decides. Nothing was saved."),
        "too_late": gettext("The last day has passed: ask for it anew with other days"),
        "future": gettext("This day is still to come"),
        "before_decision": gettext("The decision begins on %(day)s: a suspension cannot begin before", day=format_date(day) if day else ""),
        "no_device": gettext("The register does not have this bracelet in store: choose another one"),
        "taken": gettext("Another person wears this bracelet"),
        "worn": gettext("This person wears a bracelet already"),
        "not_usable": gettext("This bracelet is faulty, in repair or written off: choose another one"),
        "no_decision": gettext("No decision is in force: ask for one, or write why the bracelet is put on all the same"),
        "not_here": gettext("The person does not have this bracelet any more: look at what was recorded"),
    }[code]


def reason(code: str) -> str | None:
    """Why a human should look."""
    return {
        "monitoring_to_decide": gettext("An officer asks for a decision on electronic monitoring"),
        "monitoring_runs_out": gettext("The decision on electronic monitoring runs out soon: ask for another one, or plan the return"),
        "bracelet_without_decision": gettext("A bracelet is worn and no decision is in force: ask for one, or take it off"),
        "bracelet_unreturned": gettext("A bracelet was taken off and nobody has taken it back yet: look into it, nothing was decided"),
        "equipment_report": gettext("A bracelet was reported damaged, lost or faulty: hear the person and record a finding"),
    }.get(code)


def period(first: date, last: date) -> str:
    return gettext("%(first)s to %(last)s", first=format_date(first), last=format_date(last))


def _period(details: Details) -> str:
    return period(date.fromisoformat(details["starts_on"]), date.fromisoformat(details["ends_on"]))


def _with(text: str, why: str) -> str:
    return f"{text}. {why}" if why else text


TIMELINE: dict[str, Words] = {
    "monitoring_asked": lambda d: gettext("A decision was asked for: %(what)s, %(period)s", what=request(d["request"]), period=_period(d)),
    "monitoring_decided": lambda d: _with(f"{request(d['request'])}: {event(d['event'])}", d["words"]),
    "monitoring_changed": lambda d: _with(f"{request(d['request'])}: {event(d['event'])}", d["why"]),
    "bracelet_without_decision": lambda d: gettext(
        "Bracelet %(device)s put on without a decision in force: %(why)s", device=d["device"], why=d["why"]
    ),
    "equipment_act": lambda d: _with(
        f"{act_kind(d['kind']) if d['outcome'] in ('installed', 'returned') else gettext('Attempt to put a bracelet on')}: "
        f"{outcome(d['outcome'])}{' (' + d['device'] + ')' if d['device'] else ''}",
        d["words"],
    ),
    "equipment_reported": lambda d: f"{report_kind(d['kind'])} {d['device']}: {report_event(d['event'])}",
    "equipment_report_changed": lambda d: _with(f"{report_kind(d['kind'])} {d['device']}: {report_event(d['event'])}", d["why"]),
}
