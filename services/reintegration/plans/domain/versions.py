"""The whole plan as it lies before the person, and the difference between two of them.

What is agreed are the goals and the steps with their owners and days. That something was done since needs no new agreement.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args
from uuid import UUID

Answer = Literal["agreed", "not_agreed", "could_not_answer"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
Signed = Literal["paper", "screen"]
Kind = Literal["added", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Term:
    """A goal (`goal` None) or a step of one, as it is agreed. `later`: the goal is for later."""

    id: UUID
    goal: UUID | None
    need: str
    text: str = field(repr=False)
    owner: str = ""
    owner_name: str = field(default="", repr=False)
    due_on: date | None = None
    later: bool = False


Terms = Sequence[Term]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `before` is None for what was added, `after` for what is gone."""

    kind: Kind
    before: Term | None
    after: Term | None

    @property
    def term(self) -> Term:
        """What it is about, as it is now, or was last."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def fields(self) -> tuple[str, ...]:
        """What is another now."""
        if self.before is None or self.after is None:
            return ()
        before, after = self.before, self.after
        owners = (before.owner, before.owner_name) != (after.owner, after.owner_name)
        named = (("text", before.text != after.text), ("owner", owners), ("due_on", before.due_on != after.due_on),
                 ("later", before.later != after.later))  # fmt: skip
        return tuple(name for name, differs in named if differs)


def compared(before: Terms, after: Terms) -> list[Change]:
    """What was added or changed in the order of `after`, then what is gone in the order of `before`. The order itself is no difference."""
    then, now = _by_id(before), _by_id(after)
    changes = [Change("changed" if term.id in then else "added", then.get(term.id), term) for term in after if then.get(term.id) != term]
    return [*changes, *(Change("gone", term, None) for term in before if term.id not in now)]


def waits(answered: Terms | None, now: Terms) -> bool:
    """Whether the plan is to be agreed: nobody answered yet, or it says something else since."""
    return bool(now) if answered is None else bool(compared(answered, now))


def packed(terms: Terms) -> list[dict[str, object]]:
    """For JSON."""
    return [
        {
            "id": str(term.id), "goal": str(term.goal) if term.goal else None, "need": term.need, "text": term.text, "owner": term.owner,
            "owner_name": term.owner_name, "due_on": term.due_on.isoformat() if term.due_on else None, "later": term.later,
        }
        for term in terms
    ]  # fmt: skip


def unpacked(stored: Iterable[Mapping[str, object]]) -> list[Term]:
    """Terms as `packed` wrote them."""
    return [
        Term(
            UUID(str(each["id"])), UUID(str(each["goal"])) if each["goal"] else None, str(each["need"]), str(each["text"]),
            str(each["owner"]), str(each["owner_name"]), date.fromisoformat(str(each["due_on"])) if each["due_on"] else None,
            bool(each["later"]),
        )
        for each in stored
    ]  # fmt: skip


def _by_id(terms: Terms) -> dict[UUID, Term]:
    return {term.id: term for term in terms}
