"""How an answer from the kiosk fits the proceeding at the moment at which it comes."""

from itertools import product

import pytest

from services.probation.breaches.domain.arrival import HEARS, Fit, fit_of
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.domain.transitions import BEFORE_DECISION, allowed


@pytest.mark.parametrize(
    ("stage", "fit"),
    [
        (Stage.COLLECTING, Fit.IN_TIME),
        (Stage.ASKED, Fit.IN_TIME),
        (Stage.HEARD, Fit.FURTHER),
        (Stage.SEARCHING, Fit.SEARCHED),
        (Stage.TO_SIGN, Fit.AFTER),
        (Stage.DECIDED, Fit.AFTER),
        (Stage.SERVED, Fit.AFTER),
        (Stage.EXCUSED, Fit.AFTER),
    ],
)
def test_the_stage_says_what_an_answer_is(stage: Stage, fit: Fit) -> None:
    assert fit_of(stage, goes_on=True, same_round=True) is fit


@pytest.mark.parametrize(("stage", "same_round"), list(product(Stage, (True, False))))
def test_an_answer_is_taken_as_the_explanation_only_where_the_table_of_stages_allows_it(stage: Stage, same_round: bool) -> None:
    fit = fit_of(stage, goes_on=True, same_round=same_round)
    assert (fit is Fit.IN_TIME) <= (Event.EXPLAIN in allowed(stage))
    assert (fit in HEARS) <= (stage in BEFORE_DECISION and same_round), "an answer to earlier facts is no hearing about the new ones"
    assert fit_of(stage, goes_on=False, same_round=same_round) is Fit.CLOSED
