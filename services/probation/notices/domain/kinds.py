"""Kinds of notices, and what the law asks of each by category: a notice is enough, or somebody must permit it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from services.probation.law import rules as law

Form = Literal["notice", "permission"]
Effect = Literal["excused", "moved", "none"]


class Kind(StrEnum):
    """What a person tells, or asks for."""

    TRAVEL = "travel"
    CHANGE_OF_HOME = "change_of_home"
    CHANGE_OF_WORK = "change_of_work"
    HOSPITAL = "hospital"
    CUSTODY = "custody"
    ARMY = "army"
    CHILDBIRTH = "childbirth"


CHANGES = frozenset({Kind.CHANGE_OF_HOME, Kind.CHANGE_OF_WORK})
"""They begin on a day and do not end: an officer takes them over into the record."""
BEFOREHAND = frozenset({Kind.TRAVEL, Kind.CHANGE_OF_HOME, Kind.CHANGE_OF_WORK})
"""They are told before they happen; of the others the service may hear afterwards."""


@dataclass(frozen=True, slots=True)
class Norm:
    """What the law asks, with the rule that says so."""

    form: Form
    rule: law.Rule


def norm(kind: Kind, category: str, on: date) -> Norm:
    """Whether a notice is enough on that day, by the rule of the category, else by the one of the kind. Raises NoSuchRule."""
    try:
        rule = law.rule(f"notice.{kind}.{category}", on)
    except law.NoSuchRule:
        rule = law.rule(f"notice.{kind}", on)
    return Norm("permission" if rule.value == "permission" else "notice", rule)


def return_grace(on: date) -> timedelta:
    """How long after the end nobody is called late."""
    return timedelta(hours=law.number("notice.return_grace", on))


def usual_effect(kind: Kind) -> Effect:
    """What the form proposes for check-ins in the period."""
    return "none" if kind in CHANGES else "moved" if kind is Kind.TRAVEL else "excused"
