"""Landmarks whose measures are round numbers, for limits that are to be met exactly."""

import numpy as np

from tests.builders.heads import Floats


def plain_face(*, turn: float = 0.2, rise: float = 0.3, lids: float = 0.5) -> Floats:
    """Eyes four apart at height 0, the ears ten apart, the chin ten below the eyes; `lids`: the eye aspect ratio. Its nose stands 0.2
    beside its root in eye distances, and 0.125 below the jaw beside it, at the usual turn and rise."""
    face = np.zeros((68, 2))
    eye = np.array([(-0.5, 0), (-0.1, -lids / 2), (0.1, -lids / 2), (0.5, 0), (0.1, lids / 2), (-0.1, lids / 2)])
    face[36:42], face[42:48] = eye - (2, 0), eye - (-2, 0)
    face[[0, 1, 2, 14, 15, 16]] = (-5, 1), (-5, 2), (-4, 3), (4, 3), (5, 2), (5, 1)
    face[8] = (0, 10)
    face[[27, 30, 33]] = (0.2, 1), (5 * turn, 10 * rise), (0.2, 5)
    return face


def posed(shape: Floats, *, degrees: float = 0.0, size: float = 1.0, x: float = 0.0, y: float = 0.0) -> Floats:
    """The same face in another place of the picture, larger or smaller, the head leaning to a shoulder."""
    angle = np.radians(degrees)
    turned = shape @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(turned * size + (x, y), dtype=np.float64)
