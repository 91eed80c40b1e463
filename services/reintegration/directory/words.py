"""Entries of the directory in words."""

from datetime import date, timedelta

from services.reintegration.directory.domain import confirmation
from services.reintegration.directory.opening.domain import DAYS, State
from services.reintegration.law.rules import rules
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


def open_state(code: State) -> dict[str, str]:
    """Whether it is open now: `text` and `tag`."""
    return {
        "open": {"text": gettext("Open now"), "tag": "govuk-tag--green"},
        "closed": {"text": gettext("Closed now"), "tag": "govuk-tag--grey"},
        "unknown": {"text": gettext("Hours not known"), "tag": "govuk-tag--grey"},
    }[code]


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
