"""When needs are assessed anew."""

from datetime import date, timedelta

from services.reintegration.law.rules import rules


def reassess_on(finished: date) -> date:
    """The day on which an assessment is old. Raises NoSuchRule for a day before our rules began."""
    return finished + timedelta(days=rules().number("needs_reassessment", finished))
