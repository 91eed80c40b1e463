"""Uploaded frames: number, size and type are checked before anything is decoded."""

from collections.abc import Sequence
from typing import Protocol

MOST_FRAMES = 20
LARGEST_FRAME = 2 * 1024 * 1024
LARGEST_UPLOAD = MOST_FRAMES * LARGEST_FRAME + 64 * 1024
LARGEST_PREVIEW = 256 * 1024
MOST_SHRUNK = 16.0
LONGEST_CAPTURE_MS = 60_000
JPEG_START, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"


class BadUpload(Exception):
    """What is wrong, as a key of quality.words.frame_problem."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Upload(Protocol):
    """A file of a multipart form."""

    content_type: str

    async def read(self, size: int = -1) -> bytes: ...


async def read_frames(uploads: Sequence[Upload], *, least: int = 1, most: int = MOST_FRAMES, largest: int = LARGEST_FRAME) -> list[bytes]:
    """The bytes of each JPEG. Raises BadUpload."""
    if len(uploads) < least:
        raise BadUpload("none")
    if len(uploads) > most:
        raise BadUpload("too_many")
    frames = []
    for upload in uploads:
        if upload.content_type != "image/jpeg":
            raise BadUpload("wrong_type")
        frame = await upload.read(largest + 1)
        if len(frame) > largest:
            raise BadUpload("too_large")
        if not frame.startswith(JPEG_START):
            raise BadUpload("wrong_type")
        if JPEG_END not in frame[-64:]:
            raise BadUpload("unreadable")
        frames.append(frame)
    return frames


def read_timings(text: str, count: int) -> list[int]:
    """Milliseconds since the capture began, one for each frame, comma-separated, always later. Raises BadUpload."""
    timings: list[int] = []
    for part in text[:2000].split(","):
        taken = part.strip()
        if not taken.isascii() or not taken.isdecimal() or len(taken) > 6 or int(taken) > LONGEST_CAPTURE_MS:
            raise BadUpload("unreadable")
        if timings and int(taken) <= timings[-1]:
            raise BadUpload("unreadable")
        timings.append(int(taken))
    if len(timings) != count:
        raise BadUpload("unreadable")
    return timings


def read_shrunk(text: str) -> float:
    """How many times smaller a preview is than the picture that would be taken, 1 to 16. Raises BadUpload."""
    try:
        shrunk = float(text[:20])
    except ValueError:
        raise BadUpload("unreadable") from None
    if not 1 <= shrunk <= MOST_SHRUNK:  # nan is not in it either
        raise BadUpload("unreadable")
    return shrunk
