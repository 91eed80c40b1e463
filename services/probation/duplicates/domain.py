"""Two people on the register who may be the same: who may see what, who decides, and when the question is not asked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Decision = Literal["same", "different", "unclear"]
Decided = Literal["same", "different", "unclear", "left"]
"""How a question ended: by an officer's decision, or because one of the two left the register."""
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
    """The reader; `role` as in shared.identity."""

    id: UUID
    role: str
    office: str | None


def sees(reader: Reader, side: Side) -> bool:
    """Whether this reader may see the person's data: an officer their own cases, a senior officer the office's, an auditor everything."""
    if reader.role == "auditor":
        return True
    if reader.role == "senior_officer":
        return reader.office is not None and reader.office == side.office
    return reader.role == "officer" and reader.id == side.officer


def may_decide(reader: Reader, one: Side, other: Side) -> bool:
    """An officer decides if both cases are their own; otherwise a senior officer of either office does."""
    if reader.role == "officer":
        return sees(reader, one) and sees(reader, other)
    return reader.role == "senior_officer" and (sees(reader, one) or sees(reader, other))


def worth_asking(decisions: Sequence[str | None]) -> bool:
    """Whether to ask about a pair, after these earlier decisions on it (None: still open). A decided pair is not asked about again."""
    return not any(decision is None or decision in SETTLED for decision in decisions)


def number_of(suspicion: UUID) -> str:
    """The number of a suspicion for talks between two offices: it says nothing about the people."""
    return f"{suspicion.hex[:4]}-{suspicion.hex[4:8]}".upper()
