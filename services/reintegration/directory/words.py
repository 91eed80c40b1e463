"""Entries of the directory in words."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from services.reintegration.directory.domain import confirmation
from services.reintegration.directory.opening.domain import DAYS, ONE_DAY, Moment, Opening, State, changes_next, state
from services.reintegration.law.rules import rules
from shared.law.calendar import is_day_off
from shared.web.i18n import format_date, gettext, ngettext

ACCESS = ("wheelchair", "lift", "toilet", "parking", "hearing", "vision")
STATUSES = ("active", "inactive", "temporarily closed", "defunct")


def access(code: str) -> str:
    """What makes a place usable."""
    return {
        "wheelchair": gettext("Step-free for wheelchairs"),
        "lift": gettext("Lift"),
        "toilet": gettext("Accessible toilet"),
        "parking": gettext("Accessible parking"),
        "hearing": gettext("For people who hear badly"),
        "vision": gettext("For people who see badly"),
    }.get(code, code)


def status(code: str) -> str:
    """Whether a service is given."""
    return {
        "active": gettext("Active"),
        "inactive": gettext("Not active"),
        "temporarily closed": gettext("Closed for a while"),
        "defunct": gettext("Given up"),
    }.get(code, code)


def day(code: str) -> str:
    """A day of the week as HSDS writes it."""
    names = (
        gettext("Monday"),
        gettext("Tuesday"),
        gettext("Wednesday"),
        gettext("Thursday"),
        gettext("Friday"),
        gettext("Saturday"),
        gettext("Sunday"),
    )
    return names[DAYS.index(code)] if code in DAYS else code


def open_state(openings: Sequence[Opening], now: Moment) -> dict[str, str]:
    """Whether it is open now, and when that changes: `text`, `tag`, `note`."""
    code = state(openings, now)
    text, tag = {
        "open": (gettext("Open now"), "govuk-tag--green"),
        "closed": (gettext("Closed now"), "govuk-tag--grey"),
        "unknown": (gettext("Hours not known"), "govuk-tag--grey"),
    }[code]
    then = changes_next(openings, now, is_day_off) if code != "unknown" else None
    return {"text": text, "tag": tag, "note": _note(code, then, now) if then else ""}


def _note(code: State, then: datetime, now: Moment) -> str:
    clock = f"{then:%H:%M}"
    if code == "open":
        if then.date() == now.day:
            return gettext("until %(clock)s", clock=clock)
        return gettext("until %(day)s, %(clock)s", day=format_date(then.date()), clock=clock)
    if then.date() == now.day:
        return gettext("opens today at %(clock)s", clock=clock)
    if then.date() == now.day + ONE_DAY:
        return gettext("opens tomorrow at %(clock)s", clock=clock)
    return gettext("opens on %(day)s at %(clock)s", day=format_date(then.date()), clock=clock)


def origin(code: str) -> str:
    """Where a proposal comes from."""
    return {
        "person": gettext("Proposed by staff and providers"),
        "public": gettext("Organisations that entered themselves"),
        "link": gettext("Corrections through a link"),
        "import": gettext("What another directory says now"),
    }.get(code, code)


def old_after(on: date) -> timedelta:
    """How long a confirmation counts."""
    return timedelta(days=rules().number("directory_confirm_after", on))


def confirmed(confirmed_on: date | None, today: date) -> dict[str, str]:
    """When an entry was confirmed last: `text`, and a `tag` where that is long ago."""
    state = confirmation(confirmed_on, today, old_after(today))
    if confirmed_on is None:
        return {"text": gettext("Never confirmed"), "tag": "govuk-tag--yellow"}
    text = gettext("Confirmed on %(day)s", day=format_date(confirmed_on))
    return {"text": text, "tag": "govuk-tag--yellow" if state == "old" else ""}


def hidden(name: str, number: int) -> str:
    """How many services a filter hides, and which filter it is."""
    which = {
        "need": gettext("Kind of help"),
        "language": gettext("Language"),
        "place": gettext("Place"),
        "distance": gettext("Distance"),
        "open": gettext("Open now"),
        "words": gettext("Words"),
        "free": gettext("Only with free places"),
    }.get(name) or access(name.removeprefix("access_"))
    return ngettext("%(which)s: hides %(num)d service", "%(which)s: hides %(num)d services", number, which=which)
