"""The weights in force, from the dated data in law/identity_match.toml."""

from datetime import date

from services.probation.identity_match.domain.weighing import Evidence, Weights
from services.probation.law import rules as law


def weights(on: date) -> Weights:
    """What each evidence weighs on this day, in points, and the limits."""
    of = {code: law.number(f"match.{code}", on) for code in Evidence}
    return Weights(of, law.number("match.join", on), law.number("match.part", on))
