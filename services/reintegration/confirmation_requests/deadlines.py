"""The figures of asking, by the desk's law data."""

from datetime import date, timedelta

from services.reintegration.confirmation_requests.domain import Limits
from services.reintegration.law.rules import rules


def limits(on: date) -> Limits:
    """What holds on a day. Raises NoSuchRule for a day before our rules began."""
    days = {code: timedelta(days=rules().number(f"directory_ask_{code}", on)) for code in ("again", "link")}
    return Limits(rules().number("directory_ask_most", on), days["again"], days["link"])


def old_before(on: date) -> date:
    """A confirmation from before this day is asked about."""
    return on - timedelta(days=rules().number("directory_confirm_after", on))
