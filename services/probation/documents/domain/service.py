"""How a document reached the person or whom it is for, what proves it, and what is wrong with what was recorded about it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from uuid import UUID

How = Literal["signature", "post", "messenger", "refused_to_sign", "in_absence"]
HOWS: tuple[How, ...] = get_args(How)
NEED_WORDS = frozenset({"refused_to_sign", "in_absence"})
"""Nobody signed: it is written down how it happened."""
NEED_PAPER = frozenset({"signature", "messenger"})
"""Somebody signed for it: the signed paper is the proof."""
NOT_NEEDED, NEEDED = "not_needed", "needed"
"""Beside the ways of HOWS a record of service says that the document needs no service, or that it needs one after all."""
Problem = Literal["before_decision", "in_future", "words", "no_paper", "no_tracking", "no_witnesses"]


@dataclass(frozen=True, slots=True)
class Witness:
    """A second officer who was there."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves a service. `proof`: an attachment of the person; `tracking`: the number that the post gave; `witnesses`: names."""

    proof: UUID | None = None
    tracking: str = ""
    witnesses: tuple[str, ...] = ()
    second: Witness | None = None

    def seen_by(self, least: int) -> bool:
        """Whether a second officer confirms it, or at least so many witnesses."""
        return self.second is not None or len(self.witnesses) >= least


NOTHING = Evidence()


def service_problem(how: str, served_on: date, words: str, *, decided_on: date, today: date) -> Problem | None:
    """What is wrong with it; None where it is right."""
    if served_on < decided_on:
        return "before_decision"
    if served_on > today:
        return "in_future"
    return "words" if how in NEED_WORDS and not words.strip() else None


def evidence_problem(how: str, evidence: Evidence, *, witnesses: int) -> Problem | None:
    """What is missing to prove a service in this way. `witnesses`: how many confirm a refusal, by the law's data.

    What was left in the person's absence is proved by a photograph or another paper, or by one witness.
    """
    if how in NEED_PAPER:
        return None if evidence.proof else "no_paper"
    if how == "post":
        return None if evidence.proof or evidence.tracking.strip() else "no_tracking"
    if how == "refused_to_sign":
        return None if evidence.seen_by(witnesses) else "no_witnesses"
    return None if evidence.proof or evidence.seen_by(1) else "no_witnesses"
