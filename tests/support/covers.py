"""Masks and dark glasses painted over the landmarks of a photographed face."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

Pixels = npt.NDArray[np.uint8]
Points = npt.NDArray[np.float64]
Colour = tuple[int, int, int]


def mask(pixels: Pixels, landmarks: Points, colour: Colour) -> Pixels:
    """A face mask from the nose's bridge to the chin."""
    top = landmarks[28]
    edge = [*landmarks[2:15], (landmarks[14] + top) / 2, top, (landmarks[2] + top) / 2]
    return _painted(pixels, lambda drawing: drawing.polygon([(float(x), float(y)) for x, y in edge], fill=colour))


def glasses(pixels: Pixels, landmarks: Points, colour: Colour) -> Pixels:
    """Sunglasses: two dark ovals and a bridge."""
    eyes = [landmarks[part].mean(axis=0) for part in (slice(36, 42), slice(42, 48))]
    size = float(np.linalg.norm(eyes[0] - eyes[1]))

    def paint(drawing: ImageDraw.ImageDraw) -> None:
        for x, y in eyes:
            drawing.ellipse((x - 0.42 * size, y - 0.24 * size, x + 0.42 * size, y + 0.36 * size), fill=colour)
        drawing.line([(float(x), float(y)) for x, y in eyes], fill=colour, width=max(2, round(0.07 * size)))

    return _painted(pixels, paint)


def _painted(pixels: Pixels, paint: Callable[[ImageDraw.ImageDraw], None]) -> Pixels:
    image = Image.fromarray(pixels)
    paint(ImageDraw.Draw(image))
    noise = np.random.default_rng(3).normal(0, 3, pixels.shape)
    painted = np.asarray(image)
    changed = (painted != pixels).any(axis=2)[..., None]
    return np.asarray(np.clip(np.where(changed, painted + noise, painted), 0, 255), dtype=np.uint8)
