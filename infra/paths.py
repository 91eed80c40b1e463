"""Where a machine keeps Oralu's data by default."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO_NOTES = "demo.txt"
"""In the state folder of a demo: its accounts and cards, as `make run` prints them."""


def state_dir() -> Path:
    """The folder of databases, keys and logs: ORALU_STATE_DIR, else /var/lib/oralu for root, else the user's state folder.

    Root gets a folder of its own because PostgreSQL then runs as another user, who must be able to reach its data without
    root's home being opened.
    """
    chosen = os.environ.get("ORALU_STATE_DIR")
    if chosen:
        return Path(chosen).expanduser().resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/oralu")
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "oralu"


def cache_dir() -> Path:
    """The folder of things that can be fetched again (test photographs)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "oralu"
