"""When an image may be stored at all, and the code of a case card."""

from uuid import UUID


def allows_images(kind: str | None, signed_copy: UUID | None) -> bool:
    """For a norm of law the reference is enough; the person's own consent needs the signed copy, of which only the number is known here."""
    return kind == "norm" or (kind == "consent" and signed_copy is not None)


def normal_code(text: str) -> str:
    """Without the spaces and dashes that make a printed code readable, in capitals."""
    return "".join(sign for sign in text.upper() if sign.isalnum())
