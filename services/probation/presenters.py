"""Domain values as words, in the reader's language."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from services.probation.domain import phone
from services.probation.domain.check_in import State, shown
from services.probation.domain.questions import questions
from shared.identity.actors import system
from shared.messages.base import Language
from shared.web.i18n import current, format_datetime, gettext, ngettext

Row = dict[str, Any]
Words = Callable[[Mapping[str, Any]], str]
REASONS: list[Callable[[str], str | None]] = []
"""Words of reasons that other rooms of this service know; telemetry adds its own at start."""


def category(code: str) -> str:
    return {
        "suspended_sentence": gettext("Suspended sentence"),
        "restriction_of_liberty": gettext("Restriction of liberty"),
        "community_work": gettext("Community work"),
        "corrective_work": gettext("Corrective work"),
        "deferred_sentence": gettext("Deferred sentence"),
        "parole": gettext("Parole"),
        "administrative_supervision": gettext("Administrative supervision"),
    }.get(code, code)


def custodian(code: str) -> str:
    return gettext("Police") if code == "police" else gettext("Probation service")


def frequency(code: str) -> str:
    return {
        "weekly": gettext("Every week"),
        "every_2_weeks": gettext("Every two weeks"),
        "twice_a_month": gettext("Twice a month"),
        "monthly": gettext("Once a month"),
        "quarterly": gettext("Once a quarter"),
    }.get(code, code)


def settlement(code: str) -> str:
    return gettext("Countryside") if code == "rural" else gettext("Town")


def condition(code: str) -> str:
    return {
        "notify_residence": gettext("Tell the probation service before moving home"),
        "notify_work_or_study": gettext("Tell the probation service before changing work or study"),
        "notify_leaving_area": gettext("Tell the probation service before leaving the area"),
        "avoid_places": gettext("Stay away from places named by the court"),
        "stay_home_at_hours": gettext("Be at home at the hours set by the court"),
        "treatment": gettext("Complete treatment"),
        "no_psychoactive_substances": gettext("Use no psychoactive substances"),
        "register_as_unemployed": gettext("Register as unemployed within a month"),
        "support_family": gettext("Support the family"),
        "compulsory_labour": gettext("Compulsory labour"),
    }.get(code, code)


def basis(code: str | None) -> str:
    return {"norm": gettext("A norm of law"), "consent": gettext("The person's own consent")}.get(code or "", gettext("Switched off"))


def kind(code: str) -> str:
    """What a queue item is about."""
    return {
        "alert": gettext("Bracelet alert"),
        "bracelet": gettext("Bracelet that nobody watches"),
        "violation": gettext("Violation record"),
        "check_in": gettext("Check-in to look at"),
        "second_opinion": gettext("Second opinion"),
        "missed": gettext("Missed check-in"),
        "contact_wanted": gettext("Asks for contact"),
        "wellbeing": gettext("Is not doing well"),
        "duplicate": gettext("Possible double registration"),
        "duplicate_elsewhere": gettext("Possible double registration"),
        "residence": gettext("Home changed"),
        "enrol": gettext("Enrol the face"),
    }.get(code, code)


def reason(code: str | None) -> str:
    """Why a human should look."""
    for words in REASONS:
        if found := words(code or ""):
            return found
    return {
        "no_camera": gettext("The kiosk had no working camera"),
        "camera_refused": gettext("The person did not want to use the camera"),
        "cannot_see": gettext("The person cannot see the screen"),
        "cannot_move": gettext("The person cannot make the movement"),
        "no_face": gettext("No face was found in the pictures"),
        "no_match": gettext("The face did not match the reference"),
        "review": gettext("The match is too close to call"),
        "not_live": gettext("The movement was not recognised"),
        "poor_quality": gettext("The pictures are of poor quality"),
        "no_template": gettext("No face is enrolled yet"),
        "basis_missing": gettext("The face may not be used: no legal basis, or its signed copy is missing"),
        "too_many_attempts": gettext("Too many attempts at the kiosk"),
        "engine_error": gettext("The face check did not work"),
        "chose_officer": gettext("The person asked for an officer"),
        "late": gettext("Handed in after the window had closed"),
        "missed": gettext("Nobody came within the window: find out why"),
        "first_says_no_match": gettext("Another officer says that this is not the same person"),
        "wellbeing": gettext("Answered “not well” or “struggling”"),
        "contact_wanted": gettext("Would like to be contacted"),
        "duplicate": gettext("The face looks like that of another person on the register"),
        "residence": gettext("The desk says that the home changed: check zone and curfew address"),
        "face_missing": gettext("Needed before the first check-in at a kiosk"),
    }.get(code or "", (code or "").replace("_", " "))


def match(code: str | None) -> str:
    return {
        "match": gettext("Matches the reference"),
        "review": gettext("Too close to call"),
        "no_match": gettext("Does not match the reference"),
        "no_face": gettext("No face found"),
        "no_template": gettext("Nothing to compare with"),
        "old_template": gettext("Nothing to compare with"),
        "not_attempted": gettext("Not attempted"),
        "error": gettext("The check did not work"),
    }.get(code or "", gettext("Not attempted"))


def liveness(code: str | None) -> str:
    return {
        "live": gettext("A living person, movement followed"),
        "not_live": gettext("Movement not recognised"),
        "error": gettext("The check did not work"),
    }.get(code or "", gettext("Not attempted"))


def quality(code: str | None) -> str:
    return {"good": gettext("Good pictures"), "poor": gettext("Poor pictures")}.get(code or "", gettext("Not assessed"))


def colour(code: str | None) -> str:
    """The tag's colour of a result: green speaks for the person, yellow asks for a look; a machine's result is never red."""
    return "green" if code in {"match", "live", "good"} else "grey" if code in {None, "not_attempted", "not_assessed"} else "yellow"


def verdict(code: str | None) -> str:
    return {
        "automatic": gettext("Closed by itself: nothing in doubt"),
        "match": gettext("Same person"),
        "match_with_concern": gettext("Same person, with a concern"),
        "no_match": gettext("Not the same person"),
        "vouched_in_person": gettext("Officer vouched in person"),
        "excused": gettext("Excused for a valid reason"),
        "our_fault": gettext("Our fault, not held against the person"),
        "not_excused": gettext("No valid excuse found"),
    }.get(code or "", "")


def state(code: str, closes_at: datetime, now: datetime) -> tuple[str, str]:
    """(words, colour) of a check-in's state."""
    found = shown(State(code), closes_at, now)
    return {
        State.CREATED: (gettext("Expected"), "blue"),
        State.SUBMITTED: (gettext("With the officer"), "yellow"),
        State.REVIEWED: (gettext("Done"), "green"),
        State.EXPIRED: (gettext("Missed"), "orange"),
        State.CANCELLED: (gettext("Cancelled"), "grey"),
    }[found]


def closing_reason(code: str | None) -> str:
    return {
        "term_ended": gettext("The term has ended"),
        "cancelled_by_court": gettext("Ended by the court"),
        "transferred": gettext("Moved to another service"),
        "died": gettext("The person has died"),
        "other": gettext("Another reason"),
    }.get(code or "", "")


def need(code: str) -> str:
    """A kind of help, as the question at the kiosk calls it."""
    for question in questions():
        if question.code == "support" and code in question.options:
            return question.options[code][current()]
    return code


def answers(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(question, answer) in the reader's language; an answer to a question of an older version keeps its code."""
    language: Language = current()
    known = {question.code: question for question in questions()}
    found = []
    order = [*known, *(code for code in given if code not in known)]
    for code, value in ((code, given[code]) for code in order if code in given):
        question = known.get(code)
        options = question.options if question else {}
        values = value if isinstance(value, list) else [str(value)]
        words = [options[one][language] if one in options else _plain(one) for one in values]
        if any(words):
            found.append((question.text[language] if question else code, ", ".join(words)))
    return found


def _plain(value: str) -> str:
    return {"yes": gettext("Yes"), "no": gettext("No"), "none": gettext("None")}.get(value, value)


def waited(since: datetime, now: datetime) -> str:
    """How long something has been waiting."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 60:
        return ngettext("%(num)s minute", "%(num)s minutes", minutes)
    if minutes < 48 * 60:
        return ngettext("%(num)s hour", "%(num)s hours", minutes // 60)
    return ngettext("%(num)s day", "%(num)s days", minutes // 1440)


def remaining(closes_at: datetime, now: datetime) -> str:
    """How long a window stays open."""
    return gettext("%(time)s left", time=waited(now, closes_at))


def phone_number(number: str | None) -> str:
    return phone.spaced(number) if number else ""


def who(by_id: UUID, name: str) -> str:
    return gettext("Oralu, by itself") if by_id == system("probation").id else name


def _outcome(code: str) -> str:
    return {
        "accepted": gettext("accepted"),
        "rejected": gettext("not accepted"),
        "completed": gettext("completed"),
        "cancelled": gettext("cancelled"),
        "failed": gettext("did not work out"),
    }.get(code, code)


def _milestone(code: str) -> str:
    return {
        "plan_started": gettext("A plan was started on the desk"),
        "goal_met": gettext("A goal of the plan was met"),
        "plan_completed": gettext("The plan was completed"),
    }.get(code, code)


def _reviewed(details: Mapping[str, Any]) -> str:
    if details.get("second_asked"):
        return gettext("Officer: not the same person. A second officer was asked")
    return gettext("Check-in decided: %(verdict)s", verdict=verdict(details["verdict"]))


def _recorded(details: Mapping[str, Any]) -> str:
    if details.get("reason"):
        return gettext("Checked in; with the officer: %(reason)s", reason=reason(details["reason"]))
    return gettext("Checked in, nothing in doubt")


ENTRIES: dict[str, Words] = {
    "registered": lambda d: gettext("Put on the register, case %(number)s", number=d["case_number"]),
    "check_in_recorded": _recorded,
    "check_in_reviewed": _reviewed,
    "check_in_missed": lambda _: gettext("Nobody came within the window"),
    "enrolment_completed": lambda d: gettext("Face enrolled from %(frames)s pictures", frames=d["frames"]),
    "template_erased": lambda d: gettext("Everything of the face was erased; proof %(proof)s", proof=d["proof"][:12]),
    "duplicate_suspected": lambda _: gettext("The face looks like that of another person on the register"),
    "referral_outcome": lambda d: gettext(
        "Referral for %(need)s to %(provider)s: %(outcome)s", need=need(d["need"]), provider=d["provider"], outcome=_outcome(d["outcome"])
    ),
    "plan_milestone": lambda d: f"{_milestone(d['milestone'])} ({need(d['need'])})",
    "residence_changed": lambda _: gettext("The desk says that the home changed"),
    "support_requested": lambda d: gettext("Asked for help: %(needs)s. The desk was told", needs=", ".join(map(need, d["needs"]))),
    "basis_changed": lambda d: gettext("Use of the face: %(basis)s", basis=basis(d["basis"])),
    "card_issued": lambda _: gettext("A new card was issued"),
    "closed": lambda d: gettext("Removed from the register: %(reason)s", reason=closing_reason(d["reason"])),
    "note": lambda d: str(d["words"]),
}
"""Words of timeline entries by kind; telemetry adds its own at start."""


def entry(row: Row) -> Row:
    """A timeline entry ready to be shown."""
    words = ENTRIES.get(row["kind"])
    text = words(row["details"]) if words else row["kind"].replace("_", " ")
    return {
        "text": text,
        "who": who(row["by_id"], row["by_name"]),
        "at": row["at"],
        "when": format_datetime(row["at"]),
        "kind": row["kind"],
    }


def item(row: Row, now: datetime) -> Row:
    """A queue item ready to be shown."""
    late, escalated = row["due_at"] < now, gettext("escalated")
    return row | {
        "title": f"{kind(row['kind'])} · {escalated}" if row.get("escalation") else kind(row["kind"]),
        "why": reason(row["reason"]),
        "waited": waited(row["opened_at"], now),
        "late": late,
        "urgent": row["priority"] <= 2,
        "uncalibrated": row["kind"] in {"check_in", "second_opinion"} and row.get("score") is not None and not row.get("calibrated"),
    }


def stamp(moment: datetime) -> str:
    """For a <time> element."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def problem(code: str) -> str:
    """What is wrong with a field of the registration form, and what to do."""
    return {
        "decision_in_future": gettext("The court decision cannot be in the future"),
        "force_before_decision": gettext("The decision cannot enter into force before it was made"),
        "registered_before_force": gettext("Registration cannot be before the decision entered into force"),
        "registered_in_future": gettext("Registration cannot be in the future"),
        "term_ends_too_early": gettext("The term must end after registration"),
        "term_too_long": gettext("The term is too long: check the year"),
        "first_check_in_past": gettext("The first check-in cannot be in the past"),
        "first_check_in_after_term": gettext("The first check-in must be within the term"),
        "too_rare": gettext("The law asks for check-ins more often in this category"),
        "born_in_future": gettext("The birth date cannot be in the future"),
        "age_impossible": gettext("Check the birth date: nobody of this age can be registered"),
        "iin_length": gettext("An IIN has 12 digits"),
        "iin_date": gettext("This IIN begins with a date that does not exist: check the first six digits"),
        "iin_century": gettext("The seventh digit of this IIN is not possible"),
        "iin_checksum": gettext("This IIN has a mistake in it: check every digit"),
        "phone": gettext("Enter a mobile number of Kazakhstan, such as +7 701 234 56 78"),
        "birth_date_missing": gettext("Enter the birth date where there is no IIN yet"),
        "basis_reference_missing": gettext("Say which norm or which consent allows it"),
        "basis_given_on_missing": gettext("Enter the date of the norm or consent"),
        "basis_in_future": gettext("The legal basis cannot be in the future"),
        "already_registered": gettext("This person is on the register already"),
        "birth_date_not_iin": gettext("This is not the birth date that the IIN begins with"),
        "condition_unknown": gettext("Choose the conditions from the list"),
        "form_used": gettext("This form registered somebody else before. Check it and send it again"),
        "note_missing": gettext("Write down your reason"),
        "note_too_long": gettext("Use at most 2000 characters"),
        "not_open_yet": gettext("The time of this check-in has not come yet"),
    }[code]


def choose() -> str:
    return gettext("Choose one of the answers")


def confirm() -> str:
    return gettext("Confirm that you want to do this")


def error_summary(messages: Mapping[str, str]) -> list[dict[str, str]]:
    """The list at the top of a form: each line says which field it means."""
    names = {
        "iin": gettext("IIN"),
        "family_name": gettext("Family name"),
        "given_name": gettext("Given name"),
        "patronymic": gettext("Patronymic, if any"),
        "birth_date": gettext("Birth date"),
        "phone": gettext("Mobile phone"),
        "language": gettext("Language for messages"),
        "region": gettext("Region"),
        "settlement": gettext("Lives in"),
        "address": gettext("Address"),
        "category": gettext("Category"),
        "court": gettext("Court"),
        "court_decision_on": gettext("Court decision of"),
        "in_force_on": gettext("In force since"),
        "registered_on": gettext("Registered on"),
        "term_ends_on": gettext("Last day of the term"),
        "conditions": gettext("Conditions"),
        "frequency": gettext("How often"),
        "first_check_in_on": gettext("First check-in"),
        "basis_kind": gettext("Legal basis"),
        "basis_reference": gettext("Reference"),
        "basis_given_on": gettext("Date"),
        "copy": gettext("Signed copy"),
    }
    return [{"text": f"{names[field]}: {text}" if field in names else text, "href": f"#{field}"} for field, text in messages.items()]
