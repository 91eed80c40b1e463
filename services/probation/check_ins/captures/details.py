"""How a capture went, as biometrics reports it for the officer's page. It does not change the check-in itself."""

import json

from services.probation.check_ins.tables import CheckIn
from shared.messages.biometrics import CaptureDescribed


async def store_capture_details(message: CaptureDescribed) -> bool:
    """Store the steps, peaks and tries with the check-in that this session handed in; False if another session handed it in."""
    told = message.model_dump_json(include={"movements", "frames", "attempts"})
    kept = (
        await CheckIn.update({CheckIn.capture: json.loads(told)})
        .where(CheckIn.id == message.check_in, CheckIn.session == message.session)
        .returning(CheckIn.id)
    )
    return bool(kept)
