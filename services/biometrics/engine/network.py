"""face_recognition's descriptor network (dlib's ResNet of 29 layers) computed by numpy.

The wheel of dlib contains no BLAS and needs about 100 ms for a face; numpy's wheel has one, and this gives the same numbers to float
precision several times faster, without compiling anything. The weights are read from face_recognition_models' own file; a test compares the
result with dlib's.

Layout (dlib's examples/dnn_face_recognition_ex.cpp): 7x7 convolution of stride 2, max pool, then residual blocks of two 3x3
convolutions; a `down` block halves the picture and averages its shortcut; a shortcut with fewer channels is padded by zeros.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

MEAN = np.array([122.782, 117.001, 104.298], dtype=np.float32)
SCALE = np.float32(1 / 256)
BLOCKS = (
    *((32, 1),) * 3,
    *((64, 2), (64, 1), (64, 1), (64, 1)),
    *((128, 2), (128, 1), (128, 1)),
    *((256, 2), (256, 1), (256, 1)),
    (256, 2),
)
"""Channels and stride of every residual block, from the picture to the descriptor."""
DESCRIPTOR = 128
AT_ONCE = 4
"""Faces in one pass: two halve the time that reading the weights takes, more than a few only need memory (3 MB of columns each)."""


class UnknownWeights(Exception):
    """The file does not hold the network that is described here."""


class _Convolution(NamedTuple):
    """Weights (side * side * channels in, channels out) with the affine layer after it folded in."""

    weights: Array
    bias: Array
    side: int
    stride: int


class Network(NamedTuple):
    """Every weight of the network, ready to be multiplied."""

    first: _Convolution
    blocks: list[tuple[_Convolution, _Convolution]]
    last: Array


def load(file: Path) -> Network:
    """Read the weights. Raises UnknownWeights."""
    tensors = _tensors(file.read_bytes())
    try:
        first, channels = _convolution(tensors, 3, 32, 7, 2), 32
        blocks = []
        for width, stride in BLOCKS:
            blocks.append((_convolution(tensors, channels, width, 3, stride), _convolution(tensors, width, width, 3, 1)))
            channels = width
        last = next(tensors)
    except StopIteration:
        raise UnknownWeights(file.name) from None
    if last.size != channels * DESCRIPTOR or next(tensors, None) is not None:
        raise UnknownWeights(file.name)
    return Network(first, blocks, np.ascontiguousarray(last.reshape(channels, DESCRIPTOR)))


def describe(network: Network, chips: Sequence[npt.NDArray[np.uint8]]) -> Array:
    """Descriptors (n, 128) of aligned faces, each (150, 150, 3) uint8."""
    batches = [_describe(network, np.stack(chips[start : start + AT_ONCE])) for start in range(0, len(chips), AT_ONCE)]
    return np.concatenate(batches) if batches else np.empty((0, DESCRIPTOR), dtype=np.float32)


def _describe(network: Network, chips: npt.NDArray[np.uint8]) -> Array:
    pictures = _max_pool(_relu(_apply(network.first, (chips.astype(np.float32) - MEAN) * SCALE)))
    for one, two in network.blocks:
        through = _apply(two, _relu(_apply(one, pictures)))
        pictures = _relu(_plus(through, _halved(pictures) if one.stride == 2 else pictures))
    return np.asarray(pictures.mean(axis=(1, 2)) @ network.last, dtype=np.float32)


def _apply(layer: _Convolution, pictures: Array) -> Array:
    """A convolution of (n, height, width, channels), padded by one where its stride is 1 (as dlib does), else not at all."""
    if layer.stride == 1:
        edge = layer.side // 2
        count, height, width, channels = pictures.shape
        padded = np.zeros((count, height + 2 * edge, width + 2 * edge, channels), dtype=np.float32)  # np.pad takes ten times as long
        padded[:, edge:-edge, edge:-edge] = pictures
        pictures = padded
    windows = np.lib.stride_tricks.sliding_window_view(pictures, (layer.side, layer.side), axis=(1, 2))
    windows = windows[:, :: layer.stride, :: layer.stride]
    count, height, width = windows.shape[:3]
    columns = windows.transpose(0, 1, 2, 4, 5, 3).reshape(count * height * width, -1)
    result: Array = columns @ layer.weights
    result += layer.bias
    return result.reshape(count, height, width, -1)


def _relu(pictures: Array) -> Array:
    return np.maximum(pictures, 0, out=pictures)


def _max_pool(pictures: Array) -> Array:
    """Windows of 3 at a stride of 2."""
    height, width = ((side - 3) // 2 + 1 for side in pictures.shape[1:3])
    parts = [pictures[:, y : y + 2 * height - 1 : 2, x : x + 2 * width - 1 : 2] for y in range(3) for x in range(3)]
    pooled = parts[0].copy()
    for part in parts[1:]:
        np.maximum(pooled, part, out=pooled)
    return pooled


def _halved(pictures: Array) -> Array:
    """Means of 2 by 2."""
    height, width = pictures.shape[1] // 2 * 2, pictures.shape[2] // 2 * 2
    quarters = [pictures[:, y:height:2, x:width:2] for y in range(2) for x in range(2)]
    return np.asarray((quarters[0] + quarters[1] + quarters[2] + quarters[3]) * np.float32(0.25), dtype=np.float32)


def _plus(one: Array, other: Array) -> Array:
    """A sum over the larger of both in every direction, zeros beyond the smaller. `one` may become the sum."""
    if one.shape == other.shape:
        return np.add(one, other, out=one)
    whole = np.zeros(tuple(max(a, b) for a, b in zip(one.shape, other.shape, strict=True)), dtype=np.float32)
    for part in (one, other):
        whole[:, : part.shape[1], : part.shape[2], : part.shape[3]] += part
    return whole


def _convolution(tensors: Iterator[Array], channels: int, width: int, side: int, stride: int) -> _Convolution:
    filters, affine = next(tensors), next(tensors)
    count = width * channels * side * side
    if filters.size != count + width or affine.size != 2 * width:
        raise UnknownWeights(f"a layer of {width} filters of {side}x{side}x{channels} was expected")
    gain, shift = affine[:width], affine[width:]
    weights = filters[:count].reshape(width, channels, side, side).transpose(2, 3, 1, 0).reshape(-1, width)
    return _Convolution(np.ascontiguousarray(weights * gain), filters[count:] * gain + shift, side, stride)


def _tensors(raw: bytes) -> Iterator[Array]:
    """Every parameter tensor of a dlib network file, in the order of the layers.

    A tensor is its version (2), four sizes as packed integers (a byte count, then that many bytes), then 32-bit little-endian floats.
    Parameters are written flat, (n, 1, 1, 1), those of the last layer as (channels, 128, 1, 1).
    """
    place, total = 0, len(raw)
    while (place := raw.find(b"\x01\x02", place)) >= 0:
        sizes, after = [], place + 2
        for _ in range(4):
            length = raw[after] if after < total else 0
            if not 1 <= length <= 4:
                break
            sizes.append(int.from_bytes(raw[after + 1 : after + 1 + length], "little"))
            after += 1 + length
        count = sizes[0] * sizes[1] if len(sizes) == 4 and sizes[1] in {1, DESCRIPTOR} and sizes[2:] == [1, 1] else 0
        if count >= 64 and after + 4 * count <= total:
            yield np.frombuffer(raw, dtype="<f4", count=count, offset=after).astype(np.float32)
            place = after + 4 * count
        else:
            place += 1
