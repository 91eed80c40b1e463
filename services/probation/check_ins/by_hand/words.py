"""A logged visit in words: where it was, what it counts for."""

from datetime import date

from services.probation.check_ins.domain.visits import Counted
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext


def how(code: str) -> str:
    return {
        "office": gettext("In the office"),
        "home": gettext("At home"),
        "elsewhere": gettext("In another place"),
        "phone": gettext("By phone"),
        "kiosk": gettext("At the kiosk"),
    }.get(code, code)


def counting(code: str, due_on: date | None) -> str:
    """What a visit counts for."""
    if due_on is None:
        return gettext("Counts for no check-in: stored as an unscheduled visit")
    day = format_date(due_on)
    return {
        "on_time": gettext("Counts for the check-in of %(day)s", day=day),
        "excused": gettext("Counts for the check-in of %(day)s, which was excused", day=day),
        "late": gettext("Late: the check-in of %(day)s stays missed, with your word that the person came afterwards", day=day),
        "early": gettext("Early: counts for the check-in of %(day)s", day=day),
    }.get(code, code)


def would_count(counted: Counted) -> str:
    """The same before it is logged."""
    return counting(str(counted.counting), counted.check_in.due_on if counted.check_in else None)


def _logged(details: Details) -> str:
    day, due_on = date.fromisoformat(details["came_on"]), details.get("due_on")
    said = counting(details["counting"], date.fromisoformat(due_on) if due_on else None)
    return gettext("Visit of %(day)s logged (%(place)s). %(counts)s", day=format_date(day), place=how(details["how"]), counts=said)


def _undone(details: Details) -> str:
    said = gettext("The visit of %(day)s was logged by mistake and taken back", day=format_date(date.fromisoformat(details["came_on"])))
    return f"{said}: {details['why']}" if details.get("why") else said


TIMELINE: dict[str, Words] = {
    "visit_logged": _logged,
    "visit_undone": _undone,
}
