"""Whether dark glasses hide the eyes, or a mask or a sheet of paper the mouth: measured on the aligned face.

The five points put eyes, nose and mouth at fixed places of the 150 x 150 chip, so each region is compared with skin that nothing
covers: the cheeks below the eyes, the nose's root between them. Clear glasses hide nothing. A bare hand has the skin's colour and
is often missed. `oralu bench quality DIR` prints how often photographs are called covered.
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Region = tuple[slice, slice]

NOSE_ROOT: Region = (slice(36, 54), slice(62, 88))
EYES: tuple[Region, Region] = ((slice(38, 66), slice(32, 64)), (slice(38, 66), slice(86, 118)))
CHEEKS: tuple[Region, Region] = ((slice(62, 84), slice(38, 58)), (slice(62, 84), slice(92, 112)))
BELOW_EYES: Region = (slice(62, 84), slice(45, 105))
NOSE_BASE: Region = (slice(72, 90), slice(58, 92))
LOWER_FACE: Region = (slice(84, 124), slice(50, 100))
LIPS: Region = (slice(80, 126), slice(58, 92))

DARK_EYES = 0.5
"""Both eye regions against the cheeks, in grey: a brow, a lid and a shadow leave 0.6, a sunglass 0.1 to 0.4."""
OTHER_COLOUR = 0.08
DARKER, BRIGHTER = -1.2, 0.8
FLAT_MOUTH, FLAT_NOSE = 0.055, 0.045
CALM_MOUTH, PALE_LIPS = 0.085, 0.03


class Cover(StrEnum):
    """What is hidden."""

    EYES = "eyes"
    MOUTH = "mouth"


def covered(chip: Pixels) -> Cover | None:
    """Which part of an aligned face, (150, 150, 3) uint8 RGB, is covered; None for a face that can be seen."""
    colours = chip.astype(np.float64)
    grey = colours @ np.array([0.299, 0.587, 0.114])
    cheeks = float(np.median(np.concatenate([grey[cheek].ravel() for cheek in CHEEKS])))
    if max(float(np.median(grey[eye])) for eye in EYES) < DARK_EYES * (cheeks + 5):
        return Cover.EYES
    return Cover.MOUTH if _mouth_is_hidden(colours, grey) else None


def _mouth_is_hidden(colours: Floats, grey: Floats) -> bool:
    """Of another colour or lightness than the skin between the eyes, or without the lines and the red of a mouth."""
    skin = float(np.median(grey[NOSE_ROOT])) + 5
    lightness = float(np.log((np.median(grey[LOWER_FACE]) + 5) / skin))
    if not DARKER < lightness < BRIGHTER or _colour_between(colours) > OTHER_COLOUR:
        return True
    smooth = _smooth(grey)
    mouth, nose = float(smooth[LOWER_FACE].std()) / skin, float(smooth[NOSE_BASE].std()) / skin
    if mouth < FLAT_MOUTH or nose < FLAT_NOSE:
        return True
    return mouth < CALM_MOUTH and _redness_of_lips(colours) < PALE_LIPS


def _colour_between(colours: Floats) -> float:
    """Distance of the lower face's chromaticity from that of the nose's root."""
    share = colours[..., :2] / (colours.sum(axis=2) + 1)[..., None]
    apart = np.median(share[LOWER_FACE].reshape(-1, 2), axis=0) - np.median(share[NOSE_ROOT].reshape(-1, 2), axis=0)
    return float(np.linalg.norm(apart))


def _redness_of_lips(colours: Floats) -> float:
    """How much redder the reddest line of the mouth is than the cheeks."""
    red, green = colours[..., 0], colours[..., 1]
    redness = (red - green) / (red + green + 1)
    return float(_smooth(redness)[LIPS].mean(axis=1).max() - np.median(redness[BELOW_EYES]))


def _smooth(plane: Floats) -> Floats:
    """The mean of 5 x 5 around each place."""
    padded = np.pad(plane, 2, mode="edge")
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, (5, 5)).mean(axis=(-2, -1)))
