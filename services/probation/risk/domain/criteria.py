"""What less supervision asks for: the criteria, and what is known of a life for them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shared.values import JsonObject


class Criterion(StrEnum):
    """What is asked for."""

    NO_BREACH = "no_breach"
    NO_MISSED = "no_missed"
    WORK = "work"
    HALF_TERM = "half_term"
    TIER = "tier"


class Standing(StrEnum):
    """How near somebody is."""

    FAR = "far"
    ALMOST = "almost"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Life:
    """What the criteria read. `breached_on`, `missed_on`: the latest; `knows_breaches`: whether the register can say."""

    registered_on: date
    term_ends_on: date
    suspended: bool
    breached_on: date | None
    missed_on: date | None
    work: str | None
    tier: int
    knows_breaches: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """A criterion is met in [begins, …); None where no day can be named: it depends on what happens. `code`: the row of the law."""

    criterion: Criterion
    begins: date | None
    code: str
    reason: str

    def is_met(self, day: date) -> bool:
        """Whether it is met on a day."""
        return self.begins is not None and self.begins <= day

    def stored(self) -> JsonObject:
        """As JSON keeps it."""
        begins = self.begins.isoformat() if self.begins else None
        return {"criterion": str(self.criterion), "begins": begins, "code": self.code, "reason": self.reason}
