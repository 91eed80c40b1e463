"""What the engine saw in a frame, as bytes that are stored (encrypted) from a frame's arrival until the verdict on its capture."""

import json
from dataclasses import replace

import numpy as np

from services.biometrics.observations.domain import CHIP_SIDE, Observation

NUMBERS = ("width", "height", "faces", "confidence", "box", "eye_distance", "sharpness", "brightness", "contrast", "evenness", "digest")
LANDMARKS, DESCRIPTOR, THUMBNAIL = (68, 2), (128,), (32, 32)


def pack(observation: Observation) -> tuple[bytes, bytes]:
    """Everything but the aligned face, and the aligned face (empty where there is none)."""
    head = {name: getattr(observation, name) for name in NUMBERS}
    head |= {"landmarks": observation.landmarks is not None, "descriptor": observation.descriptor is not None}
    parts = [json.dumps(head).encode(), b"\n", observation.thumbnail.astype(np.float64).tobytes()]
    parts += [part.astype(np.float64).tobytes() for part in (observation.landmarks, observation.descriptor) if part is not None]
    return b"".join(parts), b"" if observation.chip is None else observation.chip.tobytes()


def unpack(shape: bytes, chip: bytes | None = None) -> Observation:
    """The observation; without its aligned face where `chip` is not given."""
    first, _, rest = shape.partition(b"\n")
    head = json.loads(first)
    numbers = np.frombuffer(rest, dtype=np.float64)
    has_landmarks, has_descriptor = head.pop("landmarks"), head.pop("descriptor")
    thumbnail, numbers = numbers[:1024].reshape(THUMBNAIL), numbers[1024:]
    landmarks, numbers = (numbers[:136].reshape(LANDMARKS), numbers[136:]) if has_landmarks else (None, numbers)
    head["box"] = tuple(head["box"]) if head["box"] is not None else None
    seen = Observation(**head, thumbnail=thumbnail, landmarks=landmarks, descriptor=numbers if has_descriptor else None, chip=None)
    return replace(seen, chip=np.frombuffer(chip, dtype=np.uint8).reshape(CHIP_SIDE, CHIP_SIDE, 3)) if chip else seen
