"""Which images are decoded, which are refused and why: every kind of faulty image."""

import io
import pickle
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFile

from services.biometrics.engine.decoding import MAX_BYTES, ImageProblem, ImageRefused, decode


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def png_header_of(width: int, height: int) -> bytes:
    """A PNG that says it is large and holds almost nothing: a bomb."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")


RED = Image.new("RGB", (200, 160), (200, 30, 30))
FRAMES = {"save_all": True, "append_images": [Image.new("RGB", (200, 160), (0, 0, 9))]}

REFUSED: list[tuple[str, bytes, ImageProblem]] = [
    ("nothing", b"", ImageProblem.EMPTY),
    ("text", b"hello, this is no image at all", ImageProblem.NOT_AN_IMAGE),
    ("a GIF", encoded(RED, "GIF"), ImageProblem.NOT_AN_IMAGE),
    ("a TIFF", encoded(RED, "TIFF"), ImageProblem.NOT_AN_IMAGE),
    ("too many bytes", b"\xff\xd8" + bytes(MAX_BYTES), ImageProblem.TOO_MANY_BYTES),
    ("one pixel", encoded(Image.new("RGB", (1, 1)), "PNG"), ImageProblem.TOO_SMALL),
    ("a thin line", encoded(Image.new("RGB", (4_000, 2)), "PNG"), ImageProblem.TOO_SMALL),
    ("50 megapixels", encoded(Image.new("L", (8_000, 6_250)), "PNG"), ImageProblem.TOO_MANY_PIXELS),
    ("100 megapixels", png_header_of(10_000, 10_000), ImageProblem.TOO_MANY_PIXELS),
    ("a decompression bomb", png_header_of(60_000, 60_000), ImageProblem.TOO_MANY_PIXELS),
    ("an animated PNG", encoded(RED, "PNG", **FRAMES), ImageProblem.ANIMATED),
    ("an animated WebP", encoded(RED, "WEBP", **FRAMES), ImageProblem.ANIMATED),
    ("CMYK", encoded(Image.new("CMYK", (200, 160)), "JPEG"), ImageProblem.COLOURS),
    ("16 bits", encoded(Image.fromarray(np.zeros((160, 200), dtype=np.uint16)), "PNG"), ImageProblem.COLOURS),
    ("a see-through image", encoded(Image.new("RGBA", (200, 160), (9, 9, 9, 128)), "PNG"), ImageProblem.TRANSPARENT),
    ("half a JPEG", encoded(RED, "JPEG")[:-120], ImageProblem.DAMAGED),
    ("half a PNG", encoded(RED, "PNG")[:-60], ImageProblem.DAMAGED),
    ("a PNG with less in it than it says", png_header_of(400, 400), ImageProblem.DAMAGED),
]


@pytest.mark.parametrize(("data", "problem"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_it_is_refused_with_its_reason(data: bytes, problem: ImageProblem) -> None:
    with pytest.raises(ImageRefused) as refusal:
        decode(data)
    assert refusal.value.problem is problem


def test_a_truncated_file_is_refused_even_after_face_recognition_was_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(ImageRefused):
        decode(encoded(RED, "JPEG")[:-120])


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_ordinary_images_become_rgb_pixels(form: str) -> None:
    pixels = decode(encoded(RED, form))
    assert pixels.shape == (160, 200, 3)
    assert pixels.dtype == np.uint8
    assert pixels[80, 100, 0] > 180


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "1"])
def test_grey_palette_and_opaque_images_are_taken(mode: str) -> None:
    assert decode(encoded(RED.convert(mode), "PNG")).shape == (160, 200, 3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_rotated_photograph_is_set_upright(orientation: int) -> None:
    upright = np.zeros((120, 200, 3), dtype=np.uint8)
    upright[:30, :50] = 255
    undo = {
        1: [], 2: [Image.Transpose.FLIP_LEFT_RIGHT], 3: [Image.Transpose.ROTATE_180], 4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE], 6: [Image.Transpose.ROTATE_90], 7: [Image.Transpose.TRANSVERSE], 8: [Image.Transpose.ROTATE_270],
    }  # fmt: skip
    stored = Image.fromarray(upright)
    for step in undo[orientation]:
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation
    pixels = decode(encoded(stored, "PNG", exif=exif))
    assert np.array_equal(pixels, upright)


def test_a_refusal_travels_between_processes() -> None:
    copied = pickle.loads(pickle.dumps(ImageRefused(ImageProblem.ANIMATED)))
    assert copied.problem is ImageProblem.ANIMATED


def test_every_cut_of_a_photograph_is_refused_or_read(face_photos: Path) -> None:
    """A file that is cut anywhere never causes a crash."""
    whole = encoded(Image.open(face_photos / "obama.jpg").resize((128, 160)), "JPEG")
    for end in range(0, len(whole) - 2, 97):
        with pytest.raises(ImageRefused):
            decode(whole[:end])
