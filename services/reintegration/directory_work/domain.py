"""The lists of the coordinator's work, in the order in which they are shown."""

from typing import Literal, get_args

Work = Literal["confirm", "unanswered", "never", "no_contact", "no_schedule", "no_area", "no_kind"]
WORK: tuple[Work, ...] = get_args(Work)
OF_ORGANISATIONS = frozenset({"confirm", "unanswered", "never", "no_contact"})
"""Lists of organisations; the others are lists of services."""
