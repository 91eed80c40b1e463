"""On what grounds an image may be kept at all."""

from uuid import UUID


def allows_images(kind: str | None, signed_copy: UUID | None) -> bool:
    """A norm of law stands by its reference; the person's own consent only with the signed copy, whose number is all that is known here."""
    return kind == "norm" or (kind == "consent" and signed_copy is not None)
