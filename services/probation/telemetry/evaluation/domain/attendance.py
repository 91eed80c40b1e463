"""Places to attend: how long a person was there, elsewhere, or at an unknown place, within the hours of one visit."""

from dataclasses import dataclass

from services.probation.telemetry.orders.domain.order import Zone

# Without `minutes` a quarter of an hour may be missed, and the deciding report may come a little after the end.
GRACE, LEAST, SETTLE = 900.0, 60.0, 180.0


@dataclass(slots=True)
class Visit:
    """One visit from `begin` to `end`: the times counted up to `until`, and where the person is believed to be since then."""

    begin: float
    end: float
    needed: float
    until: float
    where: str = "unknown"
    present: float = 0.0
    elsewhere: float = 0.0
    missed: bool = False

    def turn(self, where: str, since: float) -> None:
        """From `since` the person is believed to be elsewhere."""
        moment = min(max(since, self.until), self.end)
        if self.where == "compliant":
            self.present += moment - self.until
        elif self.where == "breach":
            self.elsewhere += moment - self.until
        self.until, self.where = moment, where

    def due(self) -> float:
        """When the next timer is due: as soon as too little time is left, else after the end."""
        end = self.end
        if self.where == "breach" and not self.missed:
            end = min(end, self.until + max(0.0, self.end - self.begin - self.needed - self.elsewhere))
        return end + SETTLE

    def outcome(self) -> str:
        """`breach` only if the person was elsewhere for so long that enough time there became impossible."""
        if self.present >= self.needed:
            return "compliant"
        return "breach" if self.end - self.begin - self.elsewhere < self.needed else "unknown"


def visit(zone: Zone, begin: float, end: float, since: float) -> Visit:
    """A visit that begins; before `since` there was no monitoring."""
    length = end - begin
    needed = min(length, zone.minutes * 60) if zone.minutes is not None else max(LEAST, length - GRACE)
    return Visit(begin, end, needed, max(begin, since))
