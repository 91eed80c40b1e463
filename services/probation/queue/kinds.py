"""The kinds of items that capabilities contribute, and what the queue needs to know about them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from services.probation.queue.domain import LOWEST, Item
from shared.registry import QueueKind, Uncalibrated, registry


def kinds() -> list[QueueKind]:
    """Every kind, the most urgent first."""
    return sorted(registry("probation").queue_kinds.values(), key=lambda kind: kind.priority)


def kind_of(code: str) -> QueueKind | None:
    """The kind of that code; None for one that no capability contributes any more."""
    return registry("probation").queue_kinds.get(code)


def priority(code: str) -> int:
    """1 comes first."""
    known = kind_of(code)
    return known.priority if known else LOWEST


async def uncalibrated(items: Iterable[Item]) -> Collection[UUID]:
    """The subjects among these items whose result of the software is uncalibrated."""
    asked: dict[Uncalibrated, list[UUID]] = {}
    for item in items:
        kind = kind_of(item.kind)
        if kind is not None and kind.uncalibrated is not None:
            asked.setdefault(kind.uncalibrated, []).append(item.subject_id)
    found: set[UUID] = set()
    for look, subjects in asked.items():
        found |= set(await look(subjects))
    return found
