"""The signed copy of a consent: what may be stored as one. The type is recognised by the content, never by a name or a header."""

import io
import struct
import warnings
from dataclasses import dataclass
from typing import Literal

from PIL import Image, UnidentifiedImageError

LARGEST = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
MediaType = Literal["application/pdf", "image/jpeg", "image/png"]
Problem = Literal["copy_empty", "copy_too_large", "copy_type", "copy_damaged", "copy_active"]
FORMATS: dict[str, MediaType] = {"JPEG": "image/jpeg", "PNG": "image/png"}
ENDINGS: dict[MediaType, str] = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
"""Features that a scanned page never has and that run or unpack something when the file is opened."""


class NotACopy(Exception):
    """The file is refused; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, repr=False)
class SignedCopy:
    """A scanned or photographed page, as it came."""

    content: bytes
    media_type: MediaType


def read_copy(content: bytes) -> SignedCopy:
    """PDF, JPEG or PNG of at most 10 MB. Raises NotACopy."""
    if not content:
        raise NotACopy("copy_empty")
    if len(content) > LARGEST:
        raise NotACopy("copy_too_large")
    if content.startswith(b"%PDF-"):
        _check_pdf(content)
        return SignedCopy(content, "application/pdf")
    return SignedCopy(content, _check_picture(content))


def _check_pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-2048:]:
        raise NotACopy("copy_damaged")
    if any(word in content for word in ACTIVE):
        raise NotACopy("copy_active")


def _check_picture(content: bytes) -> MediaType:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=list(FORMATS)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise NotACopy("copy_too_large")
                found = FORMATS[str(picture.format)]
                picture.verify()  # reads a PNG to its end; a JPEG's is looked for below
    except Image.DecompressionBombError:
        raise NotACopy("copy_too_large") from None
    except UnidentifiedImageError:
        raise NotACopy("copy_type") from None
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, struct.error, MemoryError):
        raise NotACopy("copy_damaged") from None
    if found == "image/jpeg" and b"\xff\xd9" not in content[-65_536:]:
        raise NotACopy("copy_damaged")
    return found
