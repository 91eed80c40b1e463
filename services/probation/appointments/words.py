"""Appointments in words: kinds, purposes, states, outcomes, and what is wrong with a form."""

from datetime import date, datetime

from babel.dates import format_date as babel_date

from services.probation.appointments.domain import outcomes as data
from services.probation.appointments.domain.kinds import LENGTHS, OF_BRACELETS, PURPOSES, Kind
from services.probation.appointments.domain.lifecycle import WHO_ASKED, State
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import current, format_datetime, gettext, ngettext

Options = list[tuple[str, str]]


def kind(code: str) -> str:
    return {
        "office": gettext("At the office"),
        "home": gettext("Visit at home"),
        "work": gettext("Visit at work or study"),
        "phone": gettext("By telephone"),
        "video": gettext("By video"),
        "community_work": gettext("At the place of community work"),
        "court": gettext("Day in court"),
    }.get(code, code)


def purpose(code: str, own: str | None = None) -> str:
    """What it is for; `own` are the officer's words."""
    return own or {
        "supervision": gettext("Supervision meeting"),
        "preventive_talk": gettext("Preventive talk"),
        "individual_programme": gettext("Individual programme"),
        "conditions": gettext("Check of the conditions"),
        "documents": gettext("Documents"),
        "home_visit": gettext("Check of the residence"),
        "housing_check": gettext("Quarterly housing check with the guardianship body"),
        "work_place": gettext("Check of the place of work or study"),
        "community_work": gettext("Community work"),
        "court_hearing": gettext("Court hearing"),
        "other": gettext("Another purpose"),
        "bracelet_installation": gettext("Installation of the bracelet"),
        "bracelet_removal": gettext("Removal of the bracelet"),
        "bracelet_inspection": gettext("Inspection of the bracelet"),
    }.get(code, code)


def state(code: str, starts_at: datetime, now: datetime, outcome_code: str | None = None) -> tuple[str, str]:
    """(words, colour) of an appointment's state; green is in favour of the person, nothing is red."""
    if code == State.RECORDED and outcome_code is not None:
        said = data.outcome(outcome_code)
        return said.text[current()], "green" if said.held_against == "no" else "yellow"
    if code == State.PLANNED and starts_at <= now:
        return gettext("Outcome to record"), "yellow"
    return {
        "planned": (gettext("Planned"), "blue"),
        "rescheduled": (gettext("Moved to another time"), "grey"),
        "cancelled": (gettext("Cancelled"), "grey"),
    }.get(code, (code, "grey"))


def outcome(code: str) -> str:
    return data.outcome(code).text[current()]


def outcomes(*, attended_only: bool = False) -> list[tuple[str, str, str]]:
    """(code, words, what it means) of each."""
    shown = (each for each in data.outcomes() if each.attended or not attended_only)
    return [(each.code, each.text[current()], each.hint[current()]) for each in shown]


def absence_reason(code: str | None) -> str:
    return next((each.text[current()] for each in data.absence_reasons() if each.code == code), "")


def absence_reasons() -> Options:
    return [(each.code, each.text[current()]) for each in data.absence_reasons()]


def decision(code: str | None) -> str:
    return {
        "no_action": gettext("No action"),
        "accepted_excuse": gettext("The reason is valid: not held against the person"),
        "talk": gettext("Preventive talk"),
        "prepare_warning": gettext("Prepare a written warning"),
        "prepare_submission": gettext("Prepare a submission to the court"),
    }.get(code or "", "")


def decisions() -> Options:
    return [(code, decision(code)) for code in data.DECISIONS]


def who_asked(code: str | None) -> str:
    return {
        "person": gettext("The supervised person"),
        "officer": gettext("The officer"),
        "office": gettext("The office"),
        "court": gettext("The court"),
        "employer": gettext("The employer or school"),
        "other": gettext("Somebody else"),
    }.get(code or "", "")


def act(code: str) -> str:
    """What happened to an appointment."""
    return {
        "planned": gettext("Planned"),
        "rescheduled": gettext("Moved to another time"),
        "cancelled": gettext("Cancelled"),
        "restored": gettext("Takes place after all"),
        "recorded": gettext("Outcome recorded"),
        "corrected": gettext("Outcome corrected"),
        "decided": gettext("Decided"),
    }.get(code, code)


def why(text: str | None) -> str:
    """Why something was changed."""
    known = {
        "case_closed": gettext("The registration was closed"),
        "term_over": gettext("The term has ended"),
        "term_changed": gettext("The term ends before this day"),
        "monitoring_ended": gettext("The decision on electronic monitoring has ended"),
    }
    return known.get(text or "", text or "")


def clash(code: str) -> str:
    return {
        "person": gettext("The person has another appointment at this time"),
        "officer": gettext("Your diary has another appointment at this time"),
        "court_day": gettext("The person is in court on this day"),
    }[code]


def minutes(number: int) -> str:
    return ngettext("%(num)s minute", "%(num)s minutes", number)


def weekday(day: date) -> str:
    """Its name, with a capital as at the beginning of a line."""
    name = babel_date(day, "EEEE", locale=current())
    return name[:1].upper() + name[1:]


def kinds() -> Options:
    return [(each.value, kind(each)) for each in Kind]


def purposes() -> Options:
    return [(code, purpose(code)) for code in PURPOSES if code not in OF_BRACELETS]


def lengths() -> Options:
    return [(str(each), minutes(each)) for each in LENGTHS]


def askers() -> Options:
    return [(code, who_asked(code)) for code in WHO_ASKED]


def rhythms() -> Options:
    return [
        ("once", gettext("Once")),
        ("week", gettext("Every week")),
        ("fortnight", gettext("Every two weeks")),
        ("month", gettext("Every month")),
    ]


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "kind": gettext("Where or how"),
        "purpose": gettext("Purpose"),
        "purpose_words": gettext("Purpose in your own words"),
        "day": gettext("Day"),
        "at": gettext("Time"),
        "minutes": gettext("How long"),
        "place": gettext("Place"),
        "bring": gettext("What to bring"),
        "phone": gettext("Telephone for questions"),
        "series": gettext("How often"),
        "most": gettext("How many times"),
        "until": gettext("Until which day"),
        "asked_by": gettext("Who asked for it"),
        "why": gettext("Reason"),
        "outcome": gettext("How did it end?"),
        "note": gettext("What happened"),
        "check_in": gettext("The person has checked in with it"),
        "visit": gettext("The visit that was logged"),
        "reason": gettext("Reason of the absence"),
        "document": gettext("Document that proves it"),
        "follow_up_on": gettext("Wait for an explanation until"),
        "decision": gettext("Your decision"),
    }


def problem(code: str) -> str:
    """What is wrong with a field, and what to do."""
    return {
        "past": gettext("This day is over: choose today or later, or record a visit that took place"),
        "past_time": gettext("This time has passed: choose a later one, or record a visit that took place"),
        "after_term": gettext("The term ends before this day"),
        "place": gettext("Say where: the person has to find it"),
        "purpose_words": gettext("Say in your own words what it is for"),
        "series_end": gettext("Say how many times, or until which day"),
        "until": gettext("The last day cannot be before the first day"),
        "no_day_left": gettext("No day is left: choose another first day or a later end"),
        "outcome": gettext("Choose one of the answers"),
        "note": gettext("Write what happened"),
        "reason": gettext("Choose the reason of the absence"),
        "document": gettext("Name the document: its title, number and date"),
        "follow_up_on": gettext("Choose a day from tomorrow on, within 60 days"),
        "why": gettext("Write why the record is corrected"),
        "visit_then": gettext("Say whether the visit that was logged stands"),
        "visit_fixed": gettext(
            "This visit cannot be taken back: the kiosk has recorded the check-in, or the case is closed. Choose that it stands"
        ),
        "visit_attended": gettext("Somebody who came cannot have been absent: choose what happened"),
        "visit_ahead": gettext("This time has not come yet: plan an appointment instead"),
        "before_registration": gettext("The person was not on the register on this day"),
        "decision": gettext("Choose one of the answers"),
        "too_early": gettext("An absence can be recorded from the appointment's time on"),
    }[code]


def reason(code: str) -> str | None:
    """Why a human should look."""
    if code == "appointments_after_term":
        return gettext("The term ends earlier: tell the person that the appointments after it do not take place")
    word, _, ended = code.partition(" ")
    return outcome(ended) if word == "appointment" and ended else None


def _when(details: Details) -> str:
    return format_datetime(datetime.fromisoformat(details["starts_at"]))


def _planned(details: Details) -> str:
    if details["count"] > 1:
        return ngettext(
            "A series of %(num)s appointment was planned, the first: %(kind)s, %(when)s",
            "A series of %(num)s appointments was planned, the first: %(kind)s, %(when)s",
            details["count"],
            kind=kind(details["kind"]),
            when=_when(details),
        )
    return gettext("Appointment planned: %(kind)s, %(when)s", kind=kind(details["kind"]), when=_when(details))


def _ended(details: Details) -> str:
    return gettext("Appointment of %(when)s: %(outcome)s", when=_when(details), outcome=outcome(details["outcome"]))


TIMELINE: dict[str, Words] = {
    "appointment_planned": _planned,
    "appointment_rescheduled": lambda d: gettext(
        "Appointment of %(when)s moved to another time; asked for by: %(who)s", when=_when(d), who=who_asked(d.get("asked_by"))
    ),
    "appointment_cancelled": lambda d: gettext("Appointment of %(when)s cancelled", when=_when(d)),
    "appointment_restored": lambda d: gettext("Appointment of %(when)s takes place after all", when=_when(d)),
    "appointment_recorded": _ended,
    "appointment_corrected": lambda d: gettext(
        "Outcome of the appointment of %(when)s corrected: %(outcome)s", when=_when(d), outcome=outcome(d["outcome"])
    ),
    "appointment_decided": lambda d: gettext(
        "Appointment of %(when)s decided: %(decision)s", when=_when(d), decision=decision(d.get("decision"))
    ),
}


def failed_fact(details: Details) -> str:
    """An outcome that may be held against the person, as a fact that an officer may look into."""
    return gettext("Appointment: %(outcome)s", outcome=outcome(details["outcome"]))
