"""Which camera a kiosk may use, and what is no card's code.

A camera's label is what its driver says: it keeps out mistakes and known tools, not a forger.
"""

from collections.abc import Sequence

CARD_SIGNS = 8
"""So many letters and digits a card's code has."""
VIRTUAL = (
    *("virtual", "obs", "manycam", "xsplit", "splitcam", "snap camera", "youcam", "webcamoid", "altercam", "camtwist", "mmhmm"),
    *("v4l2loopback", "dummy video", "fake_device", "droidcam", "ivcam", "epoccam", "iriun", "camo ", "ndi ", "unity video", "loopback"),
)
"""Parts of the names of cameras that are programs; an administrator can still allow one by name."""


def choose(present: Sequence[str], using: str, *, allowed: Sequence[str], virtual: Sequence[str] = VIRTUAL) -> str | None:
    """The label of the camera to use: the one in use if it may be, else the first that may. None: no picture on this device.

    `present` and `using` are labels as the browser gives them; an empty one is a camera without a name. `allowed` are parts of labels.
    """
    for label in dict.fromkeys((using, *present)):
        if _may_be_used(label.casefold(), allowed, virtual):
            return label
    return None


def looks_like_pin(code: str) -> bool:
    """Digits alone, fewer than a card's code has: a PIN that was typed where everybody can read it."""
    digits = "".join(sign for sign in code if sign.isalnum())
    return digits.isdecimal() and len(digits) < CARD_SIGNS


def _may_be_used(label: str, allowed: Sequence[str], virtual: Sequence[str]) -> bool:
    if allowed:
        return any(name.casefold() in label for name in allowed)
    return not any(_names(part, label) for part in virtual)


def _names(part: str, label: str) -> bool:
    """`obs` is a word of its own in "OBS Camera", not in "Jobsite Cam"."""
    found = label.find(part)
    return found >= 0 and (found == 0 or not label[found - 1].isalnum())
