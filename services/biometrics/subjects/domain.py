"""On what grounds an image may be kept at all, and the code of a case card."""

from uuid import UUID


def allows_images(kind: str | None, signed_copy: UUID | None) -> bool:
    """A norm of law stands by its reference; the person's own consent only with the signed copy, whose number is all that is known here."""
    return kind == "norm" or (kind == "consent" and signed_copy is not None)


def normal_code(text: str) -> str:
    """Without the spaces and dashes that make a printed code readable, in capitals."""
    return "".join(sign for sign in text.upper() if sign.isalnum())
