"""How a capture went, as biometrics tells it for the officer's page. It changes nothing about the check-in itself."""

import json

from services.probation.check_ins.tables import CheckIn
from shared.messages.biometrics import CaptureDescribed


async def store_capture_details(message: CaptureDescribed) -> bool:
    """Keep the steps, peaks and tries beside the check-in that this very session handed in; False where it is another one's."""
    told = message.model_dump_json(include={"movements", "frames", "attempts"})
    kept = (
        await CheckIn.update({CheckIn.capture: json.loads(told)})
        .where(CheckIn.id == message.check_in, CheckIn.session == message.session)
        .returning(CheckIn.id)
    )
    return bool(kept)
