"""Two people on the register who may be one: who may see what, who decides, and when the question is not asked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Decision = Literal["same", "different", "unclear"]
Decided = Literal["same", "different", "unclear", "left"]
"""How a question ended: as an officer decided, or because one of the two left the register."""
DECISIONS: tuple[Decision, ...] = ("same", "different", "unclear")
SETTLED = frozenset({"same", "different"})


@dataclass(frozen=True)
class Side:
    """One of the two people: whose case it is."""

    person: UUID
    office: str
    officer: UUID


@dataclass(frozen=True)
class Reader:
    """Who looks; `role` as in shared.identity."""

    id: UUID
    role: str
    office: str | None


def sees(reader: Reader, side: Side) -> bool:
    """Whether the person's data are for this reader at all: the own case, the own office's cases, an auditor's everything."""
    if reader.role == "auditor":
        return True
    if reader.role == "senior_officer":
        return reader.office is not None and reader.office == side.office
    return reader.role == "officer" and reader.id == side.officer


def may_decide(reader: Reader, one: Side, other: Side) -> bool:
    """An officer decides where both cases are their own; otherwise a senior officer of either office does."""
    if reader.role == "officer":
        return sees(reader, one) and sees(reader, other)
    return reader.role == "senior_officer" and (sees(reader, one) or sees(reader, other))


def worth_asking(decisions: Sequence[str | None]) -> bool:
    """Whether to ask about a pair, after these earlier decisions on it (None: still open). What was settled is not asked again."""
    return not any(decision is None or decision in SETTLED for decision in decisions)


def number_of(suspicion: UUID) -> str:
    """What two offices call a suspicion on the telephone: it tells nothing of the people."""
    return f"{suspicion.hex[:4]}-{suspicion.hex[4:8]}".upper()
