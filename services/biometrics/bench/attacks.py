"""Presentation attacks made from one photograph held in front of the camera. Frames are RGB arrays of a camera's size."""

import io
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.ndimage import map_coordinates

Pixels = npt.NDArray[np.uint8]
WALL = 118.0
NOISE = 2.0


def still(photo: Pixels, count: int, *, seed: int = 0) -> list[Pixels]:
    """The photograph in front of the camera, motionless except for the camera's noise."""
    rng = np.random.default_rng(seed)
    return [_noisy(photo.astype(float), rng) for _ in range(count)]


def moved_and_zoomed(photo: Pixels, count: int, *, seed: int = 0) -> list[Pixels]:
    """The photograph moved about, brought nearer and turned in its plane."""
    rng = np.random.default_rng(seed)
    return [
        _sheet(photo, rng, angle=0, bend=0, zoom=1 + 0.3 * np.sin(at * 3), aside=40 * np.sin(at * 5), lean=8 * np.sin(at * 4))
        for at in np.linspace(0, 2, count)
    ]


def turned(photo: Pixels, count: int, *, degrees: float, upright: bool = False, bend: float = 0.0, seed: int = 0) -> list[Pixels]:
    """The photograph turned about its upright axis (`upright`: tipped about its level axis) and back, bent by `bend` radians a
    face's width as far as it turns; half the frames rest."""
    rng = np.random.default_rng(seed)
    progress = np.clip(2 * np.sin(np.linspace(0, np.pi, count)) - 1, 0, 1) if count > 4 else np.ones(count)
    return [_sheet(photo, rng, angle=degrees * at, bend=bend * at, level_axis=upright) for at in progress]


def looped(frames: Sequence[Pixels], times: int) -> list[Pixels]:
    """The same recording, again and again."""
    return [frame for _ in range(times) for frame in frames]


def as_jpegs(frames: Sequence[Pixels]) -> list[bytes]:
    """What the kiosk would send."""
    encoded = []
    for frame in frames:
        file = io.BytesIO()
        Image.fromarray(frame).save(file, "JPEG", quality=90)
        encoded.append(file.getvalue())
    return encoded


def _noisy(picture: npt.NDArray[np.float64], rng: np.random.Generator) -> Pixels:
    return np.clip(picture + rng.normal(0, NOISE, picture.shape), 0, 255).astype(np.uint8)


def _sheet(
    photo: Pixels,
    rng: np.random.Generator,
    *,
    angle: float,
    bend: float,
    level_axis: bool = False,
    zoom: float = 1.0,
    aside: float = 0.0,
    lean: float = 0.0,
) -> Pixels:
    """The photograph as a sheet in space seen through a pinhole: for each camera pixel, the sheet's point is found by stepping along
    the sheet's own column (a cylinder of curvature `bend`)."""
    height, width = photo.shape[:2]
    if level_axis:
        seen = _sheet(photo.transpose(1, 0, 2).copy(), rng, angle=angle, bend=bend, zoom=zoom, aside=0, lean=0)
        return np.ascontiguousarray(seen.transpose(1, 0, 2))
    focus, turn = 1.2 * width, np.radians(angle)
    along = np.linspace(-0.7 * width, 0.7 * width, 1400)
    radius = width / bend if abs(bend) > 1e-6 else 1e9
    x0, z0 = radius * np.sin(along / radius), radius * (1 - np.cos(along / radius))
    x = x0 * np.cos(turn) + z0 * np.sin(turn)
    z = focus + (-x0 * np.sin(turn) + z0 * np.cos(turn))
    screen = focus * x / z * zoom
    visible = np.diff(screen, prepend=screen[0] - 1) > 0
    rows, columns = np.mgrid[0:height, 0:width].astype(float)
    columns, rows = columns - width / 2 - aside + rng.normal(0, 0.7), rows - height / 2 + rng.normal(0, 0.7)
    tilt = np.radians(lean)
    columns, rows = columns * np.cos(tilt) + rows * np.sin(tilt), rows * np.cos(tilt) - columns * np.sin(tilt)
    order = np.argsort(screen[visible])
    u = np.interp(columns, screen[visible][order], along[visible][order], left=1e6, right=1e6)
    depth = np.interp(columns, screen[visible][order], z[visible][order])
    v = rows / zoom * depth / focus
    picture = np.stack(
        [map_coordinates(photo[..., band].astype(float), [v + height / 2, u + width / 2], order=1, cval=WALL) for band in range(3)], axis=-1
    )
    return _noisy(picture, rng)
