"""How often a person checks in."""

from enum import StrEnum


class Frequency(StrEnum):
    """How often, from often to rarely."""

    WEEKLY = "weekly"
    EVERY_2_WEEKS = "every_2_weeks"
    TWICE_A_MONTH = "twice_a_month"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"

    def rarer_than(self, other: "Frequency") -> bool:
        """Whether this gives fewer check-ins than `other`."""
        order = list(Frequency)
        return order.index(self) > order.index(other)
