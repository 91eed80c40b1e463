"""Domain values in words and colours. Every text goes through gettext."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from services.reintegration.domain.capacity import Capacity, freshness, full
from services.reintegration.domain.deadlines import stale_after
from services.reintegration.settings import settings
from shared.web.i18n import current, format_date, format_datetime, gettext, ngettext


def need(code: str) -> str:
    """A need by name."""
    return {
        "housing": gettext("Housing"),
        "work": gettext("Work"),
        "education": gettext("Education"),
        "documents": gettext("Documents"),
        "health": gettext("Health"),
        "mental_health": gettext("Mental health"),
        "alcohol": gettext("Alcohol"),
        "drugs": gettext("Drugs"),
        "money": gettext("Money"),
        "family": gettext("Family"),
        "legal": gettext("Legal help"),
        "other": gettext("Something else"),
    }[code]


def task_title(task: Mapping[str, Any]) -> str:
    """What the task asks for."""
    return gettext("Make contact") if task["kind"] == "contact" else need(task["need"])


def language(code: str) -> str:
    """A language by name, in the reader's language."""
    return {"kk": gettext("Kazakh"), "ru": gettext("Russian"), "en": gettext("English")}[code]


def status(code: str) -> str:
    """A referral's state."""
    return {
        "draft": gettext("Draft"),
        "requested": gettext("Waiting for an answer"),
        "accepted": gettext("Accepted"),
        "rejected": gettext("Rejected"),
        "in-progress": gettext("In progress"),
        "on-hold": gettext("On hold"),
        "completed": gettext("Completed"),
        "cancelled": gettext("Withdrawn"),
        "failed": gettext("Ended early"),
        "entered-in-error": gettext("Entered by mistake"),
    }[code]


def colour(code: str) -> str:
    """The class of a state's tag."""
    return {
        "requested": "govuk-tag--yellow",
        "accepted": "govuk-tag--turquoise",
        "in-progress": "govuk-tag--blue",
        "on-hold": "govuk-tag--orange",
        "completed": "govuk-tag--green",
        "rejected": "govuk-tag--red",
        "failed": "govuk-tag--red",
    }.get(code, "govuk-tag--grey")


def step_to(code: str) -> str:
    """What a provider does to bring a referral into a state."""
    return {
        "accepted": gettext("Accept"),
        "rejected": gettext("Reject"),
        "in-progress": gettext("The person has started"),
        "on-hold": gettext("Put on hold"),
        "completed": gettext("Completed"),
        "failed": gettext("Ended early"),
    }[code]


def reason(code: str | None) -> str:
    """A reason for rejecting, withdrawing, holding, failing or putting aside."""
    return {
        "no_capacity": gettext("No free place"),
        "not_eligible": gettext("The conditions are not met"),
        "wrong_service": gettext("Not the right service for this need"),
        "cannot_reach": gettext("The person cannot be reached"),
        "did_not_come": gettext("The person did not come"),
        "left_early": gettext("The person left early"),
        "provider_cannot": gettext("We cannot go on with it"),
        "waiting_list": gettext("On the waiting list"),
        "documents_missing": gettext("Documents are missing"),
        "person_away": gettext("The person is away for a while"),
        "person_declined": gettext("The person does not want it"),
        "need_met_elsewhere": gettext("The need was met elsewhere"),
        "person_moved": gettext("The person moved away"),
        "wrong_provider": gettext("Sent to the wrong provider"),
        "sent_by_mistake": gettext("Sent by mistake"),
        "no_answer": gettext("No answer from the provider"),
        "case_closed": gettext("The registration has ended"),
        "not_needed": gettext("No longer needed"),
        "replaced": gettext("Replaced by another step"),
        "entered_in_error": gettext("Entered by mistake"),
        "other": gettext("Another reason"),
    }.get(code or "", "")


def event(kind: str) -> str:
    """A line of the timeline."""
    known = {
        "case_opened": gettext("The case was opened"),
        "case_closed": gettext("The case was closed: the registration ended"),
        "asked": gettext("Asked for help"),
        "contact_wanted": gettext("The officer asks you to make contact"),
        "task_done": gettext("Task done"),
        "plan_started": gettext("A plan was started"),
        "plan_completed": gettext("The plan was completed"),
        "goal_met": gettext("A goal was met"),
        "step_completed": gettext("Step done"),
        "step_archived": gettext("Step put aside"),
        "step_restored": gettext("Step taken up again"),
        "referral_requested": gettext("Referral sent"),
        "referral_handed_over": gettext("Referral handed over to the provider"),
        "residence_changed": gettext("Moved home; the officer was told"),
        "note": gettext("Note"),
    }
    if kind in known:
        return known[kind]
    return gettext("Referral: %(state)s", state=status(kind.removeprefix("referral_")))


def role(code: str) -> str:
    """Who somebody is, by role."""
    return {
        "social_worker": gettext("social worker"),
        "provider": gettext("provider"),
        "system": gettext("the system"),
        "auditor": gettext("auditor"),
    }.get(code, code)


def words(texts: Mapping[str, str]) -> str:
    """A text kept in three languages, in the reader's."""
    return texts.get(current()) or texts["kk"]


def places(offer: Mapping[str, Any], now: datetime) -> dict[str, str]:
    """Free places of an offer: `text`, `tag` (a colour class) and `note` (how old the figure is)."""
    capacity = Capacity(offer["available"], offer["maximum"], offer["updated_at"])
    stale = stale_after(_day(now))
    fresh = freshness(capacity, now, stale)
    if fresh == "unknown":
        return {"text": gettext("Free places unknown"), "tag": "govuk-tag--grey", "note": gettext("Ask before you send somebody")}
    assert capacity.available is not None
    assert capacity.updated_at is not None
    text = ngettext("%(num)d free place", "%(num)d free places", capacity.available)
    said = gettext("as of %(day)s", day=format_date(_day(capacity.updated_at)))
    if fresh == "stale":
        return {"text": text, "tag": "govuk-tag--yellow", "note": gettext("Old figure, %(said)s: ask first", said=said)}
    return {"text": text, "tag": "govuk-tag--red" if full(capacity, now, stale) else "govuk-tag--green", "note": said}


def due(moment: datetime, now: datetime) -> dict[str, Any]:
    """When something is due: `text`, `late`, and `moment` in full."""
    return due_on(_day(moment), _day(now)) | {"moment": format_datetime(moment), "late": moment <= now}


def due_on(day: date, today: date) -> dict[str, Any]:
    """A day as people say it."""
    away = (day - today).days
    if away < 0:
        text = ngettext("%(num)d day late", "%(num)d days late", -away)
    elif away == 0:
        text = gettext("Today")
    elif away == 1:
        text = gettext("Tomorrow")
    elif away < 7:
        text = weekday(day.weekday())
    else:
        text = format_date(day)
    return {"text": text, "late": away < 0, "moment": format_date(day)}


def weekday(number: int) -> str:
    """A day of the week."""
    return [
        gettext("Monday"),
        gettext("Tuesday"),
        gettext("Wednesday"),
        gettext("Thursday"),
        gettext("Friday"),
        gettext("Saturday"),
        gettext("Sunday"),
    ][number]


def today(now: datetime) -> date:
    """The day where the office is."""
    return _day(now)


def _day(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(settings().timezone)).date()
