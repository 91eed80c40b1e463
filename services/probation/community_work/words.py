"""Community work in words."""

from datetime import date

from services.probation.community_work.domain.outcomes import OUTCOMES
from services.probation.community_work.domain.rules import Evasion, Kind
from services.probation.law import rules as law
from services.probation.law_changes import codes as law_codes
from shared.registry import Words
from shared.web.i18n import format_date, gettext, ngettext

Options = list[tuple[str, str]]


def kind(code: Kind | None) -> str:
    """The work that a category brings."""
    return gettext("Compulsory labour") if code == "compulsory" else gettext("Community work")


def hours(number: int) -> str:
    return ngettext("%(num)s hour", "%(num)s hours", number)


def days(number: int) -> str:
    return ngettext("%(num)s day", "%(num)s days", number)


def weekday(number: int) -> str:
    return (
        gettext("Monday"), gettext("Tuesday"), gettext("Wednesday"), gettext("Thursday"), gettext("Friday"), gettext("Saturday"),
        gettext("Sunday"),
    )[number]  # fmt: skip


def weekdays(digits: str) -> str:
    """Days of the week, as they are stored, in one line."""
    return ", ".join(weekday(int(each)).lower() for each in digits)


def days_of_week() -> Options:
    return [(str(number), weekday(number)) for number in range(7)]


def outcome(code: str | None) -> str:
    return {
        "attended": gettext("Worked the whole session"),
        "late": gettext("Came late or left early"),
        "sent_home_service": gettext("Sent home: the work could not take place"),
        "illness": gettext("Did not come: illness, with a document"),
        "work_or_study": gettext("Did not come: job or study, with a document"),
        "family": gettext("Did not come: family circumstances, with a document"),
        "late_summons": gettext("Did not come: was told too late, with a document"),
        "other_valid": gettext("Did not come: another valid reason, with a document"),
        "sent_home_behaviour": gettext("Sent home because of behaviour"),
        "intoxicated": gettext("Came intoxicated, was not let in"),
        "unacceptable": gettext("Did not come, no valid reason known"),
    }.get(code or "", gettext("No outcome yet"))


def colour(code: str | None) -> str:
    """Of an outcome's tag: a colour that warns is for what an officer looks into."""
    found = next((each for each in OUTCOMES if each.code == code), None)
    if found is None:
        return "grey"
    return "yellow" if found.enforceable else "green" if found.credits else "blue"


def outcomes() -> list[tuple[str, str, str]]:
    """Every outcome with a hint; the blaming ones stand last."""
    return [(each.code, outcome(each.code), _hint(credits_hours=each.credits, enforceable=each.enforceable)) for each in OUTCOMES]


def _hint(*, credits_hours: bool, enforceable: bool) -> str:
    credited = gettext("Hours that were worked count") if credits_hours else gettext("No hours count")
    decides = gettext("You decide whether to look into it as a possible breach")
    return f"{credited}. {decides}" if enforceable else credited


def exemptions(on: date) -> Options:
    return [(code, exemption(code)) for code in law.values("work.compulsory.exempt", on)]


def exemption(code: str | None) -> str:
    return {
        "employed": gettext("Has a permanent job"),
        "student": gettext("Studies"),
        "minor": gettext("Is a minor"),
        "pregnant": gettext("Is pregnant"),
        "child_under_3": gettext("Has a child under three"),
        "woman_by_age": gettext("Woman of the age that exempts"),
        "man_by_age": gettext("Man of the age that exempts"),
        "disability": gettext("Disability of the first or second group"),
    }.get(code or "", code or "")


def of_list(listed: str, value: str) -> str | None:
    """A value of a list of the law; None for any list that is not about community work."""
    known = {"work.no_shows": outcome, "work.intoxicated": outcome, "work.compulsory.exempt": exemption}.get(listed)
    return known(value) if known else None


def step(code: str) -> str:
    """What has to happen with an order next."""
    return {
        "order": gettext("The akimat’s order is to arrive"),
        "acquaint": gettext("The order is to be made known to the person under signature"),
        "start": gettext("The work is to begin"),
    }.get(code, "")


def reason(code: str) -> str | None:
    """Why a human should look."""
    return {
        "work_order": gettext("The akimat’s order is to arrive"),
        "work_acquaint": gettext("The order is to be made known to the person under signature"),
        "work_start": gettext("The work is to begin"),
        "work_outcome_missing": gettext("A past work session has no outcome"),
        "work_no_shows": gettext("More no-shows in a month than the rule allows"),
        "work_intoxicated": gettext("Came to work intoxicated as often as the rule names"),
        "work_act_due": gettext("The work act of the month is due"),
        "work_hours_done": gettext("Every hour of the sentence is credited"),
    }.get(code)


def evasion(found: Evasion) -> str:
    """The rule in words."""
    number = int(found.rule.value)
    if found.kind == "no_shows":
        if found.period is not None and found.period.value == "30_days":
            return gettext("Evasion: more than %(number)s no-shows within 30 days without a valid reason", number=number)
        return gettext("Evasion: more than %(number)s no-shows within a month without a valid reason", number=number)
    return gettext("Evasion: came to work intoxicated %(number)s times or more", number=number)


def since(found: Evasion) -> str:
    """The month in which the rule is met: 12.2026, or the first of thirty days; nothing of a rule without one."""
    if found.since is None:
        return ""
    return month(found.since) if found.period is None or found.period.value == "calendar_month" else format_date(found.since)


def period(rule: law.Rule) -> str:
    """How a month is counted."""
    return law_codes.words_of("period", str(rule.value))


def month(day: date) -> str:
    """12.2026."""
    return f"{day:%m.%Y}"


def field_names() -> dict[str, str]:
    return {
        "hours": gettext("Hours"),
        "free": gettext("Neither works nor studies"),
        "exempt": gettext("Exempt from compulsory labour"),
        "available_until": gettext("Last day on which the person can work"),
        "document": gettext("Document: title, number, date"),
        "why": gettext("Reason"),
        "requested_on": gettext("Asked on"),
        "request": gettext("Letter to the akimat: number, date"),
        "number": gettext("Number of the order"),
        "ordered_on": gettext("Date of the order"),
        "received_on": gettext("Arrived on"),
        "site": gettext("Work site"),
        "contact": gettext("Contact at the site"),
        "acquainted_on": gettext("Signed by the person on"),
        "weekdays": gettext("Days of the week"),
        "starts": gettext("Begins at"),
        "begins_on": gettext("First day"),
        "ends_on": gettext("Last day"),
        "outcome": gettext("How the session ended"),
        "credited": gettext("Hours worked"),
        "note": gettext("Note"),
        "name": gettext("Name of the site"),
        "organisation": gettext("Organisation"),
        "kind_of_work": gettext("Kind of work"),
        "address": gettext("Address"),
        "phone": gettext("Telephone"),
        "open_days": gettext("Days on which there is work"),
        "capacity": gettext("How many people at once"),
        "closes_on": gettext("Last day of the site"),
    }


def problem(code: str) -> str:
    """What is wrong with a field, and what to do."""
    return {
        "missing": gettext("Fill this in"),
        "choose": gettext("Choose or enter a valid value"),
        "not_begun": gettext("The session has not begun yet: an outcome is recorded afterwards"),
        "not_worked": gettext("With this outcome no hours count: leave 0"),
        "more_than_offered": gettext("More than the session had"),
        "more_than_remains": gettext("More than remains of the sentence"),
        "document": gettext("Say which document shows the reason"),
        "why": gettext("Write why it is corrected"),
        "ahead": gettext("This day has not come yet"),
        "before_request": gettext("This is before the day on which the order was asked for"),
        "before_order": gettext("This is before the date of the order"),
        "before_arrival": gettext("This is before the day on which the order arrived"),
        "weekdays": gettext("Choose at least one day of the week"),
        "site_closed": gettext("There is no work at this site on one of these days"),
        "too_long": gettext("More hours than the law allows in a day"),
        "past_midnight": gettext("A session ends on its day: begin earlier or take fewer hours"),
        "before_sentence": gettext("The person was not on the register on this day"),
        "after_sentence": gettext("This is after the last day of the term or of the person’s time"),
        "after_site": gettext("This is after the last day of the site"),
        "order": gettext("The last day is before the first"),
        "hours_too_many": gettext("More than the law allows for this sentence"),
    }[code]


def _day(details: object) -> str:
    return format_date(date.fromisoformat(str(details)))


TIMELINE: dict[str, Words] = {
    "work_hours_set": lambda d: gettext("Hours of work set: %(hours)s", hours=d["hours"]),
    "work_order_requested": lambda d: gettext("The akimat was asked for an order on work, %(day)s", day=_day(d["on"])),
    "work_order_received": lambda d: gettext("The akimat’s order no. %(number)s on work was recorded", number=d["number"]),
    "work_order_signed": lambda d: gettext("The order on work was made known under signature, %(day)s", day=_day(d["on"])),
    "work_order_withdrawn": lambda d: gettext("The order on work does not hold any more: %(why)s", why=d["why"]),
    "work_timetable": lambda d: gettext("Work sessions planned: %(made)s", made=d["made"]),
    "work_allocation_ended": lambda d: gettext("The timetable at this site ended: %(site)s", site=d["site"]),
    "work_session_cancelled": lambda d: gettext("Work session of %(day)s cancelled: %(why)s", day=_day(d["on"]), why=d["why"]),
    "work_outcome": lambda d: gettext(
        "Work session of %(day)s: %(outcome)s, hours credited: %(hours)s",
        day=_day(d["on"]), outcome=outcome(str(d["outcome"])), hours=d["credited"],
    ),
    "work_outcome_corrected": lambda d: gettext(
        "Work session of %(day)s corrected: %(outcome)s, hours credited: %(hours)s",
        day=_day(d["on"]), outcome=outcome(str(d["outcome"])), hours=d["credited"],
    ),
    "work_act": lambda d: gettext("Work act no. %(number)s, hours: %(hours)s", number=d["number"], hours=d["hours"]),
}  # fmt: skip
