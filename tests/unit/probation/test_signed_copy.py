"""What may be stored as the signed copy of a consent: recognised by the content, whatever the file name."""

import io

import pytest
from PIL import Image

from services.probation.legal_basis.domain import LARGEST, NotACopy, read_copy
from tests.builders.copies import PDF, picture


def huge_png() -> bytes:
    """64 megapixels in a few kilobytes."""
    out = io.BytesIO()
    Image.new("1", (8000, 8000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(("content", "kind"), [(PDF, "application/pdf"), (picture("JPEG"), "image/jpeg"), (picture("PNG"), "image/png")])
def test_scans_and_photographs_are_taken_as_they_came(content: bytes, kind: str) -> None:
    copy = read_copy(content)
    assert (copy.content, copy.media_type) == (content, kind)
    assert "content" not in repr(copy)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "copy_empty"), (PDF + b" " * LARGEST, "copy_too_large"), (huge_png(), "copy_too_large"), (PDF[:40], "copy_damaged"),
        (picture("JPEG")[:300], "copy_damaged"), (picture("PNG")[:-20], "copy_damaged"), (picture("GIF"), "copy_type"),
        (b"<html>%PDF-", "copy_type"), (b"\x00" * 99, "copy_type"), (PDF.replace(b"/Catalog", b"/JavaScript"), "copy_active"),
        (PDF.replace(b"/Catalog", b"/Launch"), "copy_active"), (b"PK\x03\x04" + b"x" * 99, "copy_type"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_what_to_do(content: bytes, problem: str) -> None:
    with pytest.raises(NotACopy) as refused:
        read_copy(content)
    assert refused.value.problem == problem
