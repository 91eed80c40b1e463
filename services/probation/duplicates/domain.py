"""Two people on the register who may be the same: who may see what, who decides, and when the question is not asked again."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from services.probation.duplicates.permissions import DuplicatePermission
from shared.access.permissions import may
from shared.actors import Actor

Decision = Literal["same", "different", "unclear"]
Decided = Literal["same", "different", "unclear", "left", "corrected"]
"""How a question ended: by an officer's decision, because one of the two left the register, or because corrected records are not alike."""
Source = Literal["face", "records", "register"]
"""What raised a suspicion: alike faces, alike records, or an officer who registered somebody."""
DECISIONS: tuple[Decision, ...] = ("same", "different", "unclear")
SETTLED = frozenset({"same", "different"})


def may_decide(by: Actor, sees_one: bool, sees_other: bool) -> bool:
    """An officer decides if both cases are their own; otherwise a senior officer of either office does."""
    if may(by, DuplicatePermission.DECIDE_ACROSS):
        return sees_one or sees_other
    return may(by, DuplicatePermission.DECIDE) and sees_one and sees_other


def worth_asking(decisions: Sequence[str | None]) -> bool:
    """Whether to ask about a pair, after these earlier decisions on it (None: still open). A decided pair is not asked about again."""
    return not any(decision is None or decision in SETTLED for decision in decisions)


def number_of(suspicion: UUID) -> str:
    """The number of a suspicion for talks between two offices: it says nothing about the people."""
    return f"{suspicion.hex[:4]}-{suspicion.hex[4:8]}".upper()
