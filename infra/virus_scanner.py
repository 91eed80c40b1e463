"""Whether the virus check of attachments answers, for `oralu doctor`."""

import asyncio
import os
import re
from typing import Literal

from shared.files.scanning import ScannerAway, version

WHAT = "virus check"
DATED = re.compile(r"/\d+/.+")
"""What stands in clamd's version behind the program's: the number and the date of its signatures."""
SECONDS = 5.0


def look_for_scanner() -> tuple[Literal["well", "note", "wrong"], str, str]:
    """(state, what, text) of clamd at ORALU_CLAMD."""
    address = os.environ.get("ORALU_CLAMD", "")
    if not address:
        return "note", WHAT, "none: attachments are not checked. Install clamav-daemon and set ORALU_CLAMD=/run/clamav/clamd.ctl"
    try:
        found = asyncio.run(version(address, seconds=SECONDS))
    except ScannerAway as trouble:
        return "wrong", WHAT, f"clamd at {address} does not answer ({trouble}). Attachments wait: start clamav-daemon, or unset ORALU_CLAMD"
    if not DATED.search(found):
        return "note", WHAT, f"{found} answers, but has no dated signatures. Run: freshclam"
    return "well", WHAT, found
