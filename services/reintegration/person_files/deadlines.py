"""How long a file that was replaced or removed can be taken back."""

from datetime import datetime

from services.reintegration.law.rules import rules
from services.reintegration.words import today


def days_kept(now: datetime) -> int:
    """In days, as it holds now. Raises NoSuchRule for a day before our rules began."""
    return rules().number("removed_file", today(now))
