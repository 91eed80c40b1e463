"""When a plan is reviewed, by the desk's law."""

from datetime import date

from services.reintegration.law.rules import rules
from services.reintegration.plans.domain.reviews import Intervals


def intervals(on: date) -> Intervals:
    """The values in force on a day. Raises NoSuchRule for a day before our rules began."""
    book = rules()
    return Intervals(
        urgent=book.number("plan_review_urgent", on),
        first_time=book.number("plan_review_first_time", on),
        later=book.number("plan_review_later", on),
        first_time_lasts=book.number("plan_review_first_time_lasts", on),
    )
