"""Notices and permissions in words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from services.probation.cases import words as case_words
from services.probation.cases.words import region
from services.probation.notices.domain.kinds import CHANGES, Kind
from services.probation.notices.domain.lifecycle import Event, State
from services.probation.notices.domain.periods import Period
from services.probation.notices.domain.stays import Stay
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, format_datetime, gettext

Options = list[tuple[str, str]]
ABROAD = "abroad"
REGIONS = ("10", "11", "15", "19", "23", "27", "31", "33", "35", "39", "43", "47", "55", "59", "61", "62", "63", "71", "75", "79", ABROAD)


def kind(code: str) -> str:
    return {
        "travel": gettext("Journey"),
        "change_of_home": gettext("Change of home"),
        "change_of_work": gettext("Change of job or study"),
        "hospital": gettext("Stay in hospital"),
        "custody": gettext("Custody or arrest"),
        "army": gettext("Military service"),
        "childbirth": gettext("Pregnancy and childbirth"),
    }.get(code, code)


def kinds() -> Options:
    return [(str(code), kind(code)) for code in Kind]


def form(code: str) -> str:
    return gettext("Permission") if code == "permission" else gettext("Notice")


def asked_form(code: str) -> str:
    """What the law asks for, as a sentence."""
    if code == "permission":
        return gettext("A permission is needed: the request waits for a decision")
    return gettext("A notice is enough: it holds as soon as it is recorded")


def state(code: str) -> tuple[str, str]:
    """(words, colour) of a state."""
    return {
        State.ASKED: (gettext("To decide"), "yellow"),
        State.GIVEN: (gettext("Told beforehand"), "blue"),
        State.GRANTED: (gettext("Permitted"), "green"),
        State.REFUSED: (gettext("Refused"), "red"),
        State.WITHDRAWN: (gettext("Withdrawn"), "grey"),
        State.RUNNING: (gettext("Away now"), "blue"),
        State.OVER: (gettext("Return expected"), "yellow"),
        State.LATE: (gettext("Not back in time"), "red"),
        State.RETURNED: (gettext("Seen back"), "green"),
        State.DONE: (gettext("Taken over"), "grey"),
    }[State(code)]


def event(code: str) -> str:
    return {
        "recorded": gettext("Recorded"),
        Event.GRANT: gettext("Permitted"),
        Event.REFUSE: gettext("Refused"),
        Event.WITHDRAW: gettext("Withdrawn"),
        Event.START: gettext("Began"),
        Event.EXTEND: gettext("Extended"),
        Event.END_EARLY: gettext("Ended early"),
        Event.END: gettext("The period ended"),
        Event.RETURN: gettext("Seen back"),
        Event.OVERDUE: gettext("Not back in time"),
        Event.TAKE_OVER: gettext("Taken over into the record"),
    }.get(code, code)


def offer(event: Event) -> str:
    """What an officer can do, as a choice."""
    return {
        Event.RETURN: gettext("The person is back"),
        Event.EXTEND: gettext("Extend it"),
        Event.END_EARLY: gettext("End it now"),
        Event.WITHDRAW: gettext("Withdraw it"),
        Event.TAKE_OVER: gettext("It is taken over into the record"),
    }[event]


def group(code: str) -> str:
    """A part of the list of who is away."""
    return {"late": gettext("Not back in time"), "today": gettext("Expected back today"), "away": gettext("Away now")}[code]


def whens() -> Options:
    """Of which time the list of who is away is."""
    return [("today", gettext("Today")), ("week", gettext("Within a week")), ("late", gettext("Not seen back"))]


def sign(code: str | None) -> str:
    """What showed that the person is back."""
    return {
        "officer": gettext("an officer says so"),
        "check_in": gettext("a check-in or a visit after the end"),
        "position": gettext("the bracelet was inside the home zone"),
    }.get(code or "", "")


def effect(code: str) -> str:
    return {
        "excused": gettext("Check-ins in this time are excused"),
        "moved": gettext("Check-ins in this time move to the first working day after it"),
        "none": gettext("Check-ins go on as planned"),
    }.get(code, code)


def effects() -> Options:
    return [(code, effect(code)) for code in ("excused", "moved", "none")]


def stays() -> Options:
    """Which zone holds at the other place."""
    return [
        ("no", gettext("None")),
        ("always", gettext("A zone that the person does not leave")),
        ("nights", gettext("A zone in which the person spends the nights")),
    ]


def stay(found: Stay, period: Period, time_zone: str) -> str:
    """The zone at the other place, and when it holds."""
    held = found.held(period)
    if held is None:
        return gettext("The zone at the other place never holds: the road takes the whole period")
    first, last = (format_datetime(moment, time_zone) for moment in held)
    if found.night is None:
        return gettext(
            "Within %(metres)s m of the place of stay, from %(first)s to %(last)s", metres=found.radius_m, first=first, last=last
        )
    start, end = (f"{moment:%H:%M}" for moment in found.night)
    return gettext(
        "Within %(metres)s m of the place of stay each night from %(start)s to %(end)s, from %(first)s to %(last)s",
        metres=found.radius_m, start=start, end=end, first=first, last=last,
    )  # fmt: skip


def place(code: str) -> str:
    """What the form of a kind calls the place."""
    if code == Kind.CHANGE_OF_HOME:
        return gettext("New address")
    return gettext("New place of work or study") if code in CHANGES else gettext("Where the person stays")


def norm(source: str) -> str:
    """The norm in the page's language, without the note that a lawyer reads behind its articles."""
    if source.startswith("internal"):
        return gettext("an internal rule")
    if source.startswith("not found"):
        return gettext("no norm found yet")
    return case_words.source(source.partition(":")[0])


def where(code: str) -> str:
    return gettext("Abroad") if code == ABROAD else region(code) if code else ""


def regions() -> Options:
    return [(code, where(code)) for code in REGIONS]


def period(starts_at: datetime, ends_at: datetime | None, time_zone: str) -> str:
    """From when until when, in the person's time."""
    begin = format_datetime(starts_at, time_zone)
    if ends_at is None:
        return gettext("from %(day)s", day=format_date(starts_at.astimezone(ZoneInfo(time_zone)).date()))
    return gettext("%(first)s to %(last)s", first=begin, last=format_datetime(ends_at, time_zone))


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "from_on": gettext("First day"),
        "from_at": gettext("From what time"),
        "until_on": gettext("Last day"),
        "until_at": gettext("Back by what time"),
        "region": gettext("Region"),
        "place": gettext("Address"),
        "reason": gettext("Reason"),
        "document": gettext("Document: title, number, date"),
        "effect": gettext("What becomes of check-ins"),
        "answer": gettext("Decision"),
        "words": gettext("Why it is decided so"),
        "why": gettext("Why"),
        "event": gettext("What is recorded"),
        "stay": gettext("Zone at the other place"),
        "stay_latitude": gettext("Latitude"),
        "stay_longitude": gettext("Longitude"),
        "stay_radius": gettext("Radius in metres"),
        "stay_road": gettext("Hours on the road, each way"),
        "stay_start": gettext("At night: from"),
        "stay_end": gettext("At night: until"),
    }


def problem(code: str, day: date | None = None) -> str:
    """What is wrong with a period, and what to do."""
    return {
        "ends_before": gettext("The end comes after the beginning"),
        "past": gettext("This time is over: nothing can be permitted backwards. Excuse a missed check-in on its own page"),
        "before_registration": gettext("The person was not on the register on this day"),
        "after_term": gettext("The term ends on %(day)s: the period ends by then", day=format_date(day) if day else ""),
        "overlaps": gettext("Another notice or permission holds in this time: end or withdraw it first"),
        "absence": gettext("An absence of these days is recorded already: withdraw it first"),
        "later": gettext("Choose an end that is still to come"),
        "stay_alone": gettext("A zone at the other place is possible only if zones and curfew at home are not required in this time"),
        "stay_hours": gettext("The hours need a beginning and another time as their end"),
        "stay_road": gettext("The road there and back takes the whole period: the zone would never hold"),
        "stay_room": gettext("The monitoring order has no room for another zone: take one out first"),
        "missing": gettext("Fill this in"),
    }[code]


def reason(code: str) -> str | None:
    """Why a human should look."""
    return {
        "permission_asked": gettext("A permission was asked for: decide before it is to begin"),
        "late_return": gettext("Not seen back after the end of the period: look into it, nothing was decided"),
    }.get(code)


def _of(details: Details) -> str:
    ends_at = datetime.fromisoformat(details["ends_at"]) if details["ends_at"] else None
    return f"{kind(details['kind'])}, {period(datetime.fromisoformat(details['starts_at']), ends_at, details['time_zone'])}"


def _recorded(details: Details) -> str:
    if details["form"] == "permission":
        return gettext("A permission was asked for: %(what)s", what=_of(details))
    return gettext("A notice was recorded: %(what)s", what=_of(details))


def _decided(details: Details) -> str:
    if details["answer"] == "grant":
        return gettext("Permitted: %(what)s", what=_of(details))
    return gettext("Not permitted: %(what)s. %(why)s", what=_of(details), why=details["words"])


TIMELINE: dict[str, Words] = {
    "notice_recorded": _recorded,
    "notice_decided": _decided,
    "notice_changed": lambda d: f"{_of(d)}: {event(d['event'])}. {d['why']}",
    "notice_return_seen": lambda d: gettext("Seen back: %(sign)s (%(what)s)", sign=sign(d["sign"]), what=_of(d)),
    "notice_return_late": lambda d: gettext("Not seen back in time: %(what)s", what=_of(d)),
}
