"""Safe decoding: an upload becomes upright RGB pixels, or is refused with the reason.

Size limits are checked before anything is decoded.
"""

import io
import struct
import warnings
from enum import StrEnum

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, ImageFile, ImageOps, UnidentifiedImageError

MAX_BYTES = 8_000_000
MAX_PIXELS = 25_000_000
MAX_SIDE = 8_192
MIN_SIDE = 64
FORMATS = ("JPEG", "PNG", "WEBP")
MODES = {"RGB", "RGBA", "L", "LA", "P", "PA", "1"}

Pixels = npt.NDArray[np.uint8]


class ImageProblem(StrEnum):
    """Why an image was refused."""

    EMPTY = "empty"
    TOO_MANY_BYTES = "too_many_bytes"
    NOT_AN_IMAGE = "not_an_image"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SMALL = "too_small"
    ANIMATED = "animated"
    COLOURS = "colours"
    TRANSPARENT = "transparent"
    DAMAGED = "damaged"


class ImageRefused(Exception):
    """The image cannot be used; `problem` says why."""

    def __init__(self, problem: ImageProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem

    def __reduce__(self) -> tuple[type["ImageRefused"], tuple[ImageProblem]]:
        """Keep the problem when it is pickled between processes."""
        return ImageRefused, (self.problem,)


def decode(data: bytes) -> Pixels:
    """Pixels (height, width, 3), uint8, upright by the EXIF orientation. Raises ImageRefused.

    JPEG, PNG and WebP of one picture; 8 bits a channel; grey becomes RGB; an alpha channel only where it hides nothing.
    """
    if not data:
        raise ImageRefused(ImageProblem.EMPTY)
    if len(data) > MAX_BYTES:
        raise ImageRefused(ImageProblem.TOO_MANY_BYTES)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                _check_header(image)
                return _load(image)
    except Image.DecompressionBombError:
        raise ImageRefused(ImageProblem.TOO_MANY_PIXELS) from None
    except UnidentifiedImageError:
        raise ImageRefused(ImageProblem.NOT_AN_IMAGE) from None
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, struct.error, MemoryError):
        raise ImageRefused(ImageProblem.DAMAGED) from None


def _check_header(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise ImageRefused(ImageProblem.TOO_MANY_PIXELS)
    if min(width, height) < MIN_SIDE:
        raise ImageRefused(ImageProblem.TOO_SMALL)
    # A telephone's MPO file is a JPEG with more pictures behind it: its first one is what everybody sees.
    if getattr(image, "is_animated", False) and image.format != "MPO":
        raise ImageRefused(ImageProblem.ANIMATED)
    if image.mode not in MODES:
        raise ImageRefused(ImageProblem.COLOURS)


def _load(image: Image.Image) -> Pixels:
    # face_recognition switches this on for the whole process when it is imported: a truncated file would then be half grey.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    image.load()
    upright = ImageOps.exif_transpose(image) if image.getexif().get(ExifTags.Base.Orientation, 1) != 1 else image
    if upright.has_transparency_data:
        coloured = upright.convert("RGBA")
        lowest, _highest = coloured.getchannel("A").getextrema()
        if not isinstance(lowest, (int, float)) or lowest < 255:
            raise ImageRefused(ImageProblem.TRANSPARENT)
        upright = coloured
    return np.asarray(upright if upright.mode == "RGB" else upright.convert("RGB"), dtype=np.uint8)
