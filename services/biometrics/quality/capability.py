"""Whether a picture is good enough, and what to change where it is not."""

from pathlib import Path

from shared.registry import Capability

CAPABILITY = Capability("quality", templates=Path(__file__).parent / "templates")
