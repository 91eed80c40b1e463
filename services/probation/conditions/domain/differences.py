"""What changed between two versions of a template."""

from dataclasses import dataclass

from services.probation.conditions.domain.templates import SlotKind, Template
from shared.messages.base import Language


@dataclass(frozen=True, slots=True)
class Difference:
    """Inputs that were added, removed, or became required; languages in which the text differs; whether norm or categories differ."""

    added: tuple[SlotKind, ...]
    removed: tuple[SlotKind, ...]
    now_required: tuple[SlotKind, ...]
    texts: tuple[Language, ...]
    norm: bool
    categories: bool


def difference(before: Template, after: Template) -> Difference:
    """From the one to the other."""
    return Difference(
        tuple(one.kind for one in after.slots if before.slot(one.kind) is None),
        tuple(one.kind for one in before.slots if after.slot(one.kind) is None),
        tuple(one.kind for one in after.slots if one.required and (earlier := before.slot(one.kind)) and not earlier.required),
        tuple(language for language in after.text if before.text[language] != after.text[language]),
        before.source != after.source,
        set(before.categories) != set(after.categories),
    )
