"""The signed copy of a consent: what may be stored as one."""

from shared.files.kinds import ENDINGS, GivenFile, MediaType, NotAFile, read_file

__all__ = ["ENDINGS", "LARGEST", "LARGEST_MB", "MediaType", "NotACopy", "SignedCopy", "read_copy"]

LARGEST_MB = 10
LARGEST = LARGEST_MB * 1024 * 1024
SignedCopy = GivenFile
"""A scanned or photographed page, as it came."""
NotACopy = NotAFile
"""The file is refused; `problem` says why."""


def read_copy(content: bytes) -> SignedCopy:
    """PDF, JPEG or PNG of at most 10 MB. Raises NotACopy."""
    return read_file(content, largest=LARGEST)
