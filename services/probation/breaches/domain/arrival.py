"""How an answer from the kiosk fits a proceeding at the moment at which it comes. No answer is lost, and none is a refusal."""

from enum import StrEnum

from services.probation.breaches.domain.stages import Stage


class Fit(StrEnum):
    """`FURTHER`: one more explanation. `EARLIER`: about facts of an earlier round, so that the person is still to be heard."""

    IN_TIME = "in_time"
    FURTHER = "further"
    EARLIER = "earlier"
    SEARCHED = "searched"
    AFTER = "after"
    CLOSED = "closed"


HEARS = frozenset({Fit.IN_TIME, Fit.FURTHER})
"""It is part of the hearing about the facts as they stand."""


def fit_of(stage: Stage, *, goes_on: bool, same_round: bool) -> Fit:
    """`same_round`: it was asked about the facts that the proceeding has now."""
    if not goes_on:
        return Fit.CLOSED
    if stage not in {Stage.COLLECTING, Stage.ASKED, Stage.HEARD, Stage.SEARCHING}:
        return Fit.AFTER
    if not same_round:
        return Fit.EARLIER
    if stage is Stage.SEARCHING:
        return Fit.SEARCHED
    return Fit.FURTHER if stage is Stage.HEARD else Fit.IN_TIME
