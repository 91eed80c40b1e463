"""What the list of cases is asked for: pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_SEARCH, LONGEST_VALUE = 100, 60


class Which(StrEnum):
    """Cases that the desk works on, cases that ended, or both."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


class Order(StrEnum):
    """Cases without a next step first, then by its day; or by name in the order of the Kazakh alphabet."""

    DUE = "due"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Criteria:
    """A list of cases: `search` is what was typed, `filters` hold a code for each filter that is set."""

    search: str = ""
    which: Which = Which.OPEN
    order: Order = Order.DUE
    filters: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> str | None:
        """The cases' status; None for both."""
        return None if self.which is Which.ALL else self.which.value

    @property
    def by_due(self) -> bool:
        """Whether the list is in the order of next steps: closed cases have none."""
        return self.which is Which.OPEN and self.order is Order.DUE

    @property
    def address(self) -> dict[str, str]:
        """What an address may say of it: everything but what was typed."""
        said = {} if self.which is Which.OPEN else {"which": self.which.value}
        return said | ({"order": self.order.value} if self.order is not Order.DUE else {}) | dict(self.filters)


def asked(fields: Mapping[str, object], known: Mapping[str, frozenset[str] | None], *, search: str = "") -> Criteria:
    """From a form or an address; `known`: the values of each filter (None: any short text). What is no value is left out."""
    filters = {}
    for name, values in known.items():
        text = str(fields.get(name) or "").replace("\x00", "").strip()[:LONGEST_VALUE]
        if text and (values is None or text in values):
            filters[name] = text
    return Criteria(
        search.replace("\x00", "").strip()[:LONGEST_SEARCH],
        next((each for each in Which if each == fields.get("which")), Which.OPEN),
        next((each for each in Order if each == fields.get("order")), Order.DUE),
        filters,
    )
