"""Weekly hours as a form types them: up to three spans a day, so that a break has room.

Hours within dates of their own stay as they are.
"""

from collections.abc import Sequence
from datetime import time
from itertools import pairwise

from services.reintegration.directory.opening.domain import DAYS
from shared.values import JsonObject
from shared.web.fields import Clock
from shared.web.i18n import gettext_noop
from shared.web.request import Fields

SPANS = ("", "_2", "_3")
"""What stands behind the name of a span's fields."""
BOTH = gettext_noop("Enter both hours, or none")
OVERLAP = gettext_noop("These hours overlap. Enter the earlier ones first, each ending before the next begin.")
Span = tuple[time, time]


def names(day: str, span: str) -> tuple[str, str]:
    """The names of a span's two fields."""
    return f"hours_{day.lower()}_from{span}", f"hours_{day.lower()}_to{span}"


def hour_fields() -> JsonObject:
    """The fields for a pydantic model."""
    return {name: (Clock | None, None) for day in DAYS for span in SPANS for name in names(day, span)}


def wrong_hours(given: Fields) -> dict[str, str]:
    """Messages (msgids) about spans of which one end is missing, and about those of a day that overlap."""
    found: dict[str, str] = {}
    for day in DAYS:
        for span in SPANS:
            begin, end = names(day, span)
            if (given.get(begin) is None) != (given.get(end) is None):
                found[begin] = BOTH
        if not any(name in found for span in SPANS for name in names(day, span)) and _overlap(spans_of_day(given, day)):
            found[names(day, "")[0]] = OVERLAP
    return found


def spans_of_day(given: Fields, day: str) -> list[Span]:
    """The spans of a day as they were typed."""
    typed = ((given.get(begin), given.get(end)) for begin, end in (names(day, span) for span in SPANS))
    return [(begin, end) for begin, end in typed if isinstance(begin, time) and isinstance(end, time)]


def typed_hours(given: Fields, before: Sequence[JsonObject]) -> list[JsonObject]:
    """The hours of the days that have some, with those that the form does not show as they were."""
    typed = [
        {"days": day, "opens_at": f"{begin:%H:%M}", "closes_at": f"{end:%H:%M}"} for day in DAYS for begin, end in spans_of_day(given, day)
    ]
    return [*typed, *others(before)]


def filled_hours(hours: Sequence[JsonObject]) -> Fields:
    """The fields of the hours that the form shows."""
    found: Fields = {}
    for day, spans in _by_day(hours).items():
        for span, each in zip(SPANS, spans, strict=False):
            begin, end = names(day, span)
            found |= {begin: each["opens_at"], end: each["closes_at"]}
    return found


def others(hours: Sequence[JsonObject]) -> list[JsonObject]:
    """Hours that the form does not show: those within dates, and more spans than it has."""
    shown = {day: spans[: len(SPANS)] for day, spans in _by_day(hours).items()}
    rest: list[JsonObject] = []
    for each in hours:
        days = [day for day in str(each["days"]).split(",") if not (day in shown and each in shown[day])]
        if days:
            rest.append(each | {"days": ",".join(days)})
    return rest


def _by_day(hours: Sequence[JsonObject]) -> dict[str, list[JsonObject]]:
    found: dict[str, list[JsonObject]] = {}
    for each in hours:
        if "valid_from" not in each and "valid_to" not in each:
            for day in str(each["days"]).split(","):
                found.setdefault(day, []).append(each)
    return found


def _overlap(spans: Sequence[Span]) -> bool:
    """Only the last one may go on over midnight."""
    if any(end <= begin for begin, end in spans[:-1]):
        return True
    return any(end > begin for (_, end), (begin, _) in pairwise(spans))
