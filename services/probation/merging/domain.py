"""What a merge makes of two records, and what taking it apart gives back: without a database, so that the laws of it can be tested."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

State = Literal["proposed", "refused", "withdrawn", "merged", "undoing", "undone"]
Step = Literal["confirm", "refuse", "withdraw", "ask_undo"]
Side = Literal["survivor", "retired"]
Obstacle = Literal[
    "merged_already", "holds_merged", "proposed_already", "not_on_register", "bracelet_here", "bracelet_both", "transfer_open"
]
MOVES: Mapping[tuple[State, Step], State] = {
    ("proposed", "confirm"): "merged",
    ("proposed", "refuse"): "refused",
    ("proposed", "withdraw"): "withdrawn",
    ("merged", "ask_undo"): "undoing",
    ("undoing", "confirm"): "undone",
    ("undoing", "refuse"): "merged",
    ("undoing", "withdraw"): "merged",
}
"""What may follow; everything else is answered with AlreadyDecided."""
WAITS: frozenset[State] = frozenset({"proposed", "undoing"})
"""A second officer is asked."""
TOGETHER: frozenset[State] = frozenset({"merged", "undoing"})
"""The two records are one now."""


class NotPossible(Exception):
    """This step does not follow from this state."""


def move(state: State, step: Step) -> State:
    """The state after the step. Raises NotPossible."""
    following = MOVES.get((state, step))
    if following is None:
        raise NotPossible(f"{step} in {state}")
    return following


@dataclass(frozen=True, slots=True)
class Held:
    """A registration as far as a merge changes it: whose it is, whether it leads, whether it is restricted."""

    id: UUID
    person: UUID
    supervising_authority: str
    state: str
    current: bool
    created_at: datetime
    restricted: bool
    restriction_reason: str | None

    @property
    def listed(self) -> bool:
        """Whether lists and case pages show it."""
        return self.current or self.state == "open"


Order = Callable[[Held], tuple[Any, ...]]
"""A sort key of registrations: the first one leads."""


def joined(held: Iterable[Held], survivor: UUID) -> list[Held]:
    """Every registration is the survivor's. Of an authority one leads: an open one, of the survivor where there is one. If any that is
    shown is restricted, all are: nobody sees more of a restricted person because of a merge.
    """
    rows = list(held)
    reason = next((row.restriction_reason for row in rows if row.listed and row.restricted), None)
    restricted = any(row.restricted for row in rows if row.listed)
    leads = _leaders(rows, lambda row: (row.state != "open", row.person != survivor, not row.current, row.created_at, row.id))
    after = []
    for row in rows:
        one = replace(row, person=survivor, current=row.id in leads)
        closed_in = restricted and row.listed and not row.restricted
        after.append(replace(one, restricted=True, restriction_reason=reason) if closed_in else one)
    return after


def parted(
    held: Iterable[Held], before: Mapping[UUID, Held], back: frozenset[UUID] = frozenset(), retired: UUID | None = None
) -> list[Held]:
    """Each registration belongs to whom it belonged to `before` the merge; one made since stays with the survivor, unless it is in `back`:
    then it is the other's (`retired`). A restriction that the merge made ends; one that an officer made since stays.
    """
    after = []
    for row in held:
        known = before.get(row.id)
        if known is None:
            after.append(replace(row, person=retired) if retired is not None and row.id in back else row)
            continue
        one = replace(row, person=known.person)
        if row.restricted and not known.restricted and _by_merge(row, before.values()):
            one = replace(one, restricted=False, restriction_reason=known.restriction_reason)
        after.append(one)
    led = {row.id for row in before.values() if row.current}
    leads: set[UUID] = set()
    for person in {row.person for row in after}:
        own = [row for row in after if row.person == person]
        leads |= _leaders(own, lambda row: (row.state != "open", row.id not in led, not row.current, row.created_at, row.id))
    return [replace(row, current=row.id in leads) for row in after]


def _by_merge(row: Held, before: Iterable[Held]) -> bool:
    """Whether a restriction has the reason that the merge copied from the other record."""
    return any(other.restricted and other.restriction_reason == row.restriction_reason for other in before)


def _leaders(rows: Iterable[Held], key: Order) -> set[UUID]:
    best: dict[str, Held] = {}
    for row in sorted(rows, key=key):
        best.setdefault(row.supervising_authority, row)
    return {row.id for row in best.values()}


Fields = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the two records do not have alike."""

    name: str
    survivor: str | None
    retired: str | None

    @property
    def conflict(self) -> bool:
        """Both say something: an officer must choose. Otherwise the one that says something is proposed."""
        return bool(self.survivor) and bool(self.retired)

    @property
    def proposed(self) -> Side | None:
        """What is chosen beforehand: nothing where they conflict."""
        return None if self.conflict else "survivor" if self.survivor else "retired"


def differences(names: Iterable[str], survivor: Fields, retired: Fields) -> list[Difference]:
    """The fields in which the records differ, in the order of the names."""
    found = [Difference(name, survivor.get(name) or None, retired.get(name) or None) for name in names]
    return [each for each in found if each.survivor != each.retired]


def swapped(found: Iterable[Difference]) -> list[Difference]:
    """The same, seen with the other record as the surviving one."""
    return [Difference(each.name, each.retired, each.survivor) for each in found]


def given_back(changed: Mapping[str, tuple[str | None, str | None]], now: Fields) -> dict[str, str | None]:
    """What the surviving record had before the merge, of the fields that nobody changed since; by field, `changed` is (before, after)."""
    return {name: before for name, (before, after) in changed.items() if (now.get(name) or None) == after}
