"""When a vendor's reports are evaluated: at once while the vendor keeps to its rate, later the further it is over it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace of one batch. `debt`: seconds that the vendor's bucket was from being empty before (below zero: it held tokens);
    `each`: seconds that a report costs; `over`: counts (device: reports), and returns the devices that have sent too many."""

    debt: float
    each: float
    over: Callable[[Mapping[str, int]], set[str]]

    def due(self, number: int, now: datetime) -> datetime:
        """When the report with this number in the batch, from 0, is evaluated: in its turn at the vendor's rate, so that the evaluation
        of a flood waits behind the reports of others (start-time fair queueing, Goyal, Vin and Cheng 1996)."""
        return now + timedelta(seconds=max(0.0, self.debt + number * self.each))
