"""Scanned and photographed pages: which files may be kept. The type is recognised by the content, never by a name or a header."""

import io
import struct
import warnings
from dataclasses import dataclass
from typing import Literal

from PIL import Image, UnidentifiedImageError

MOST_PIXELS = 50_000_000
MediaType = Literal["application/pdf", "image/jpeg", "image/png"]
Problem = Literal["empty", "too_large", "type", "heic", "damaged", "active"]
FORMATS: dict[str, MediaType] = {"JPEG": "image/jpeg", "PNG": "image/png"}
ENDINGS: dict[MediaType, str] = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
"""Features that a scanned page never has and that run or unpack something when the file is opened."""
HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
"""What stands at the beginning of a photograph that a telephone did not save as JPEG (ISO 23008-12)."""


class NotAFile(Exception):
    """The file is refused; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, repr=False)
class GivenFile:
    """A scanned or photographed page, or several, as it came."""

    content: bytes
    media_type: MediaType


def read_file(content: bytes, *, largest: int) -> GivenFile:
    """PDF, JPEG or PNG of at most `largest` bytes. Raises NotAFile."""
    if not content:
        raise NotAFile("empty")
    if len(content) > largest:
        raise NotAFile("too_large")
    if content.startswith(b"%PDF-"):
        _check_pdf(content)
        return GivenFile(content, "application/pdf")
    if content[4:8] == b"ftyp" and content[8:12] in HEIC:
        raise NotAFile("heic")
    return GivenFile(content, _check_picture(content))


def _check_pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-2048:]:
        raise NotAFile("damaged")
    if any(word in content for word in ACTIVE):
        raise NotAFile("active")


def _check_picture(content: bytes) -> MediaType:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=list(FORMATS)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise NotAFile("too_large")
                found = FORMATS[str(picture.format)]
                picture.verify()  # reads a PNG to its end; a JPEG's is looked for below
    except Image.DecompressionBombError:
        raise NotAFile("too_large") from None
    except UnidentifiedImageError:
        raise NotAFile("type") from None
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, struct.error, MemoryError):
        raise NotAFile("damaged") from None
    if found == "image/jpeg" and b"\xff\xd9" not in content[-65_536:]:
        raise NotAFile("damaged")
    return found
