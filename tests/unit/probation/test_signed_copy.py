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
        (b"", "empty"), (PDF + b" " * LARGEST, "too_large"), (huge_png(), "too_large"), (PDF[:40], "damaged"),
        (picture("JPEG")[:300], "damaged"), (picture("PNG")[:-20], "damaged"), (picture("GIF"), "type"),
        (b"<html>%PDF-", "type"), (b"\x00" * 99, "type"), (PDF.replace(b"/Catalog", b"/JavaScript"), "active"),
        (PDF.replace(b"/Catalog", b"/Launch"), "active"), (b"PK\x03\x04" + b"x" * 99, "type"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_what_to_do(content: bytes, problem: str) -> None:
    with pytest.raises(NotACopy) as refused:
        read_copy(content)
    assert refused.value.problem == problem


def test_a_copy_may_be_as_large_as_ten_megabytes_and_a_picture_as_wide_as_fifty_megapixels() -> None:
    assert LARGEST == 10 * 1024 * 1024
    start, end = PDF.split(b"%%EOF")[0], b"%%EOF"
    assert read_copy(start + b" " * (LARGEST - len(start) - len(end)) + end).media_type == "application/pdf"
    with pytest.raises(NotACopy):
        read_copy(start + b" " * (LARGEST - len(start) - len(end) + 1) + end)
    out = io.BytesIO()
    Image.new("1", (10_000, 5_000)).save(out, "PNG")
    assert read_copy(out.getvalue()).media_type == "image/png"


@pytest.mark.parametrize(("after", "fine"), [(2_043, True), (2_044, False)])
def test_the_end_of_a_pdf_stands_near_its_end(after: int, fine: bool) -> None:
    content = PDF.split(b"%%EOF")[0] + b"%%EOF" + b" " * after
    if fine:
        read_copy(content)
        return
    with pytest.raises(NotACopy) as refused:
        read_copy(content)
    assert refused.value.problem == "damaged"


@pytest.mark.parametrize(("after", "fine"), [(65_534, True), (65_535, False)])
def test_the_end_of_a_jpeg_stands_near_its_end(after: int, fine: bool) -> None:
    content = picture("JPEG") + b" " * after
    if fine:
        assert read_copy(content).media_type == "image/jpeg"
        return
    with pytest.raises(NotACopy):
        read_copy(content)


@pytest.mark.parametrize("word", [b"/EmbeddedFile", b"/RichMedia"])
def test_what_unpacks_something_is_no_scan(word: bytes) -> None:
    with pytest.raises(NotACopy) as refused:
        read_copy(PDF.replace(b"/Catalog", word))
    assert refused.value.problem == "active"
