"""Entries about a term: only added; a mistake is withdrawn by a later entry that names it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args
from uuid import UUID

from services.probation.terms.domain.parts import Basis, Credit, EarlyEnd, Extension, Length, Suspension, Term, Unit

Kind = Literal["length", "stated_end", "taken_over", "extended", "suspended", "resumed", "credited", "ended_early", "withdrawn"]
KINDS: tuple[Kind, ...] = get_args(Kind)
BASES = ("length", "stated_end", "taken_over")
CHOSEN: tuple[Kind, ...] = ("suspended", "resumed", "extended", "credited", "ended_early", "length", "stated_end")
"""What an officer enters by hand; `taken_over` is written for a registration that has no entry yet."""


@dataclass(frozen=True, slots=True)
class TermEvent:
    """One entry. `on_date`: the day from which it holds; `ends_on`: the last day that it states; `refers_to`: the entry that it withdraws,
    or the suspension that it ends. `number` counts the entries of the registration.
    """

    id: UUID
    number: int
    kind: Kind
    on_date: date
    amount: int | None
    unit: Unit | None
    ends_on: date | None
    refers_to: UUID | None
    document: str
    reason: str
    by_id: UUID
    by_name: str
    at: datetime

    @property
    def length(self) -> Length | None:
        """How much time it gives."""
        return Length(self.amount, self.unit) if self.amount is not None and self.unit is not None else None


def in_force(events: Sequence[TermEvent]) -> list[TermEvent]:
    """The entries that nobody withdrew, with the end of a suspension only where the suspension itself stands."""
    withdrawn = {one.refers_to for one in events if one.kind == "withdrawn"}
    left = [one for one in events if one.kind != "withdrawn" and one.id not in withdrawn]
    known = {one.id for one in left}
    return [one for one in left if one.kind != "resumed" or one.refers_to in known]


def withdrawable(events: Sequence[TermEvent]) -> list[TermEvent]:
    """The entries that can be withdrawn: not the only one that says how long the term is, which a new one replaces."""
    standing = in_force(events)
    bases = [one for one in standing if one.kind in BASES]
    return [one for one in standing if one.kind not in BASES or (len(bases) > 1 and one.kind != "taken_over")]


def term_of(category: str, events: Sequence[TermEvent], *, begins_on: date, ends_on: date) -> Term:
    """The term that the entries make. `begins_on`, `ends_on`: of a registration without an entry that says so."""
    standing = in_force(events)
    resumed = {one.refers_to: one for one in standing if one.kind == "resumed"}
    early = [one for one in standing if one.kind == "ended_early" and one.ends_on is not None]
    return Term(
        category,
        _basis(standing, begins_on, ends_on),
        tuple(Extension(one.on_date, one.length, one.document) for one in standing if one.kind == "extended" and one.length),
        tuple(_suspension(one, resumed.get(one.id)) for one in standing if one.kind == "suspended"),
        tuple(Credit(one.on_date, one.length, one.document) for one in standing if one.kind == "credited" and one.length),
        EarlyEnd(early[-1].ends_on, early[-1].document) if early and early[-1].ends_on else None,
    )


def _basis(standing: Iterable[TermEvent], begins_on: date, ends_on: date) -> Basis:
    """The newest entry about the length, or what the registration said when it was taken over."""
    found = [one for one in standing if one.kind in BASES]
    if not found:
        return Basis(begins_on, None, ends_on)
    last = found[-1]
    return Basis(last.on_date, last.length if last.kind == "length" else None, last.ends_on, last.document)


def _suspension(event: TermEvent, resumed: TermEvent | None) -> Suspension:
    documents = "; ".join(each.document for each in (event, resumed) if each is not None and each.document)
    return Suspension(event.on_date, resumed.on_date if resumed else None, documents)
