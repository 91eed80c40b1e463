"""Why a frame was kept apart, and what to do, in words."""

from services.probation.telemetry.vendors.domain import Mismatch
from shared.web.i18n import gettext


def reason(code: str) -> str:
    """How the frame differs from what its device demands."""
    return {
        Mismatch.UNREGISTERED: gettext("The device is not registered"),
        Mismatch.VENDOR: gettext("Sent by another vendor than that of the device"),
        Mismatch.PROTOCOL: gettext("Sent in another protocol than that of the device"),
        Mismatch.AUTHENTICATION: gettext(
            "The sender proved who it is in another way than the device demands, or with a key of another device"
        ),
    }[Mismatch(code)]
