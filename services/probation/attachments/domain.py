"""What an attachment may be, and what may be done with one."""

from enum import StrEnum

LARGEST_MB = 20
LARGEST = LARGEST_MB * 1024 * 1024
MOST_FILES = 10
MOST_PAGES = 200
SHOWN_PAGES = 5
"""Of how many pages a picture is made."""
LARGEST_FORM = 3 * LARGEST + 256 * 1024
"""Of one upload, with all its files."""

KINDS = ("court_decision", "application", "certificate", "medical", "identity", "consent", "letter", "record", "photograph", "other")
"""Kinds of documents."""


class PreviewState(StrEnum):
    """Whether there are pictures of the first pages."""

    WAITING = "waiting"
    MADE = "made"
    IMPOSSIBLE = "impossible"
