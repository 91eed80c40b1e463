"""What the measured kiosk's camera sees: a photographed face on 1280x720 frames that sway a little, with noise of their own."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from infra.loading.photographs import photographs

SELFIE = (1280, 720)
FRAMES = 40


def camera(photograph: Path | None) -> list[bytes]:
    """JPEG frames of the photograph, or of one that is fetched once. Raises photographs.NoPhotographs."""
    picture = Image.open(photograph or photographs() / "obama.jpg").convert("RGB")
    picture.thumbnail((SELFIE[0], round(SELFIE[1] * 0.98)))
    rng, frames = np.random.default_rng(7), []
    for _ in range(FRAMES):
        frame = Image.new("RGB", SELFIE, (120, 124, 128))
        frame.paste(picture, ((SELFIE[0] - picture.width) // 2 + int(rng.integers(-9, 9)), int(rng.integers(0, 9))))
        noisy = np.asarray(frame, dtype=np.float32) + rng.normal(0, 2, (SELFIE[1], SELFIE[0], 1))
        file = io.BytesIO()
        Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(file, "JPEG", quality=87)
        frames.append(file.getvalue())
    return frames
