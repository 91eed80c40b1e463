"""Domain values in words and colours. Every text goes through gettext."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale

from services.reintegration.settings import settings
from shared.values import PageContext
from shared.web.i18n import add_catalogues, current, format_date, format_datetime, gettext, ngettext
from shared.web.words import needs

LOCALES = Path(__file__).parent / "locales"


def know_words() -> None:
    """The words of this service are known: the web application has them from its start, a job or a command asks for them here."""
    add_catalogues([LOCALES])


def need(code: str) -> str:
    """A need by name."""
    return needs.need(code)


def region(code: str) -> str:
    """A region by the first two digits of its КАТО code; other codes as they are."""
    names = {
        "10": gettext("Abai Region"),
        "11": gettext("Akmola Region"),
        "15": gettext("Aktobe Region"),
        "19": gettext("Almaty Region"),
        "23": gettext("Atyrau Region"),
        "27": gettext("West Kazakhstan"),
        "31": gettext("Zhambyl Region"),
        "33": gettext("Zhetisu"),
        "35": gettext("Karaganda Region"),
        "39": gettext("Kostanay Region"),
        "43": gettext("Kyzylorda Region"),
        "47": gettext("Mangystau Region"),
        "55": gettext("Pavlodar Region"),
        "59": gettext("North Kazakhstan"),
        "61": gettext("Turkistan Region"),
        "62": gettext("Ulytau"),
        "63": gettext("East Kazakhstan"),
        "71": gettext("Astana"),
        "75": gettext("Almaty"),
        "79": gettext("Shymkent"),
    }
    return names.get(code[:2], code) if code else gettext("Region not known")


def task_title(kind: str, need_code: str) -> str:
    """What the task asks for."""
    if kind == "alarm":
        return gettext("Urgent today") if need_code == "other" else gettext("Urgent today: %(need)s", need=need(need_code))
    named = {
        "contact": lambda: gettext("Make contact"),
        "arrival": lambda: gettext("Different answers about an arrival: %(need)s", need=need(need_code)),
        "unstaffed": lambda: gettext("Nobody at the provider can sign in: %(need)s", need=need(need_code)),
        "reopened": lambda: gettext("The provider is in the directory again: %(need)s", need=need(need_code)),
        "restaffed": lambda: gettext("The provider can answer in the portal again: %(need)s", need=need(need_code)),
        "release": lambda: gettext("The institution corrected the day of release: look at what was planned for it"),
        "stopped": lambda: gettext("The ending was a mistake: decide what goes on"),
        "returned": lambda: gettext("Find another provider: %(need)s", need=need(need_code)),
    }
    return named[kind]() if kind in named else need(need_code)


def language(code: str) -> str:
    """A language by name, in the reader's language."""
    known = {"kk": gettext("Kazakh"), "ru": gettext("Russian"), "en": gettext("English")}
    return known.get(code) or str(Locale(current()).languages.get(code, code))


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
    """The provider's action that brings a referral into a state."""
    return {
        "accepted": gettext("Accept"),
        "rejected": gettext("Reject"),
        "in-progress": gettext("Help has started"),
        "on-hold": gettext("Put on hold"),
        "completed": gettext("Mark as completed"),
        "failed": gettext("End early"),
    }[code]


def reason(code: str | None) -> str:
    """A reason for rejecting, withdrawing, holding, failing or archiving."""
    return {
        "no_capacity": gettext("No free place"),
        "not_eligible": gettext("The conditions are not met"),
        "wrong_service": gettext("Not the right service for this need"),
        "cannot_reach": gettext("The person cannot be reached"),
        "did_not_come": gettext("The person did not come"),
        "left_early": gettext("The person left early"),
        "provider_cannot": gettext("The provider cannot continue"),
        "waiting_list": gettext("On the waiting list"),
        "documents_missing": gettext("Documents are missing"),
        "person_away": gettext("The person is away for a while"),
        "person_declined": gettext("The person declined"),
        "need_met_elsewhere": gettext("The need was met elsewhere"),
        "person_moved": gettext("The person moved away"),
        "wrong_provider": gettext("Sent to the wrong provider"),
        "sent_by_mistake": gettext("Sent by mistake"),
        "no_answer": gettext("No answer from the provider"),
        "case_closed": gettext("The case was closed"),
        "consent_withdrawn": gettext("The person took the consent back"),
        "transferred": gettext("Passed on to another provider"),
        "not_needed": gettext("No longer needed"),
        "replaced": gettext("Replaced by another step"),
        "other_goal": gettext("Replaced by another goal"),
        "goal_ended": gettext("The goal was achieved or removed"),
        "entered_in_error": gettext("Entered by mistake"),
        "other": gettext("Another reason"),
    }.get(code or "", "")


def role(code: str) -> str:
    """The name of a role."""
    return {
        "social_worker": gettext("social worker"),
        "provider": gettext("provider"),
        "system": gettext("the system"),
        "auditor": gettext("auditor"),
        "coordinator": gettext("coordinator"),
    }.get(code, code)


def words(texts: Mapping[str, str]) -> str:
    """A text stored by language, in the reader's; else in the first that there is, empty where there is none."""
    return next((text for code in (current(), "kk", "ru", "en", *texts) if (text := texts.get(code))), "")


def text_language(texts: Mapping[str, str]) -> str:
    """The language in which `words` says a text, where it is not the page's: for `lang` and for the reader; else empty."""
    found = next((code for code in (current(), "kk", "ru", "en", *texts) if texts.get(code)), "")
    return "" if found == current() else found


def due(moment: datetime, now: datetime) -> PageContext:
    """When something is due: `text`, `late`, and `moment` in full."""
    return due_on(today(moment), today(now)) | {"moment": format_datetime(moment), "late": moment <= now}


def due_on(day: date, on: date) -> PageContext:
    """A day as people say it."""
    away = (day - on).days
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


def today(moment: datetime) -> date:
    """The day of a moment in the office's time zone."""
    return moment.astimezone(ZoneInfo(settings().timezone)).date()
