"""What an assessment says of one pathway."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from services.reintegration.needs.domain.pathways import Pathway
from shared.questions.answers import Answer


class Outcome(StrEnum):
    """The answer of every pathway."""

    NEED = "need"
    NO_NEED = "no_need"
    DECLINED = "declined"


class Urgency(StrEnum):
    """`now`: somebody has no place to sleep, or is in danger, today."""

    NOW = "now"
    SOON = "soon"
    LATER = "later"


Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a pathway. `wanted`: in the person's own words."""

    pathway: Pathway
    outcome: Outcome
    urgency: Urgency | None = None
    wanted: str = ""


def found_in(pathway: Pathway, answers: Mapping[str, Answer]) -> Found | None:
    """What the answers of a pathway say; None while nobody has answered whether help is needed."""
    outcome, urgency = _code(answers, "outcome", Outcome), _code(answers, "urgency", Urgency)
    if outcome is None:
        return None
    if outcome is not Outcome.NEED:
        return Found(pathway, outcome)
    return Found(pathway, outcome, urgency, str(answers.get("wanted", "")).strip())


def _code(answers: Mapping[str, Answer], question: str, kind: type[Code]) -> Code | None:
    given = answers.get(question)
    return kind(given) if isinstance(given, str) and given in set(kind) else None
