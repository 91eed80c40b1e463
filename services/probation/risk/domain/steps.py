"""The steps of the tiers, and how each compares a case with its value of the law."""

from collections.abc import Mapping
from enum import StrEnum


class Step(StrEnum):
    """What proposes a tier, in the order in which the page names them; of two that propose the same, the first decides."""

    VIOLENCE = "violence"
    BREACHES = "breaches"
    EARLIER_CONVICTIONS = "earlier_convictions"
    GRAVITY = "gravity"
    FIRST_CONVICTION_AGE = "first_conviction_age"
    MISSED = "missed"
    TREATMENT = "treatment"
    WORK = "work"
    HOUSING = "housing"
    QUIET = "quiet"


class How(StrEnum):
    """How a value is compared with a row of the law."""

    AT_LEAST = "at_least"
    UNDER = "under"
    LISTED = "listed"


COMPARED: Mapping[Step, How] = {
    Step.VIOLENCE: How.LISTED,
    Step.BREACHES: How.AT_LEAST,
    Step.EARLIER_CONVICTIONS: How.AT_LEAST,
    Step.GRAVITY: How.LISTED,
    Step.FIRST_CONVICTION_AGE: How.UNDER,
    Step.MISSED: How.AT_LEAST,
    Step.TREATMENT: How.LISTED,
    Step.WORK: How.LISTED,
    Step.HOUSING: How.LISTED,
}
"""Every step that proposes a tier; QUIET proposes none, it eases others."""
