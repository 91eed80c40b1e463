"""The kinds of items that capabilities contribute, and what the queue asks of them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from services.probation.queue.domain import LOWEST, Item
from shared.registry import QueueKind, registry


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
    """What the items are about, where a machine's result counts that nobody has calibrated yet."""
    found: set[UUID] = set()
    items = list(items)
    for kind in kinds():
        subjects = [item.about for item in items if item.kind == kind.code]
        if subjects and kind.uncalibrated is not None:
            found |= set(await kind.uncalibrated(subjects))
    return found
