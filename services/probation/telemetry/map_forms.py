"""What the form of zones drawn on the map holds."""

from typing import Annotated

from pydantic import BaseModel, StringConstraints


class ZonesForm(BaseModel):
    """Zones as GeoJSON, why they change, and which order was on the screen."""

    zones: Annotated[str, StringConstraints(max_length=1_000_000)]
    reason: Annotated[str, StringConstraints(min_length=3, max_length=2000)]
    seen: str = ""
