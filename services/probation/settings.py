"""What the environment decides for probation alone."""

from functools import cache
from urllib.parse import urlsplit

from pydantic import Field

from shared.settings import OraluSettings


class ProbationSettings(OraluSettings):
    """Settings of the register and the tablet, each from `ORALU_<NAME>`."""

    tcp_host: str = Field(default="127.0.0.1", validation_alias="ORALU_HOST")
    tcp_ports: dict[str, int] = Field(default={"watch": 5093, "gt06": 5023, "r16h": 5266})

    gateway_port: int = 5055
    tiles_url: str | None = None
    """A map server of one's own, such as https://tiles.example.kz/{z}/{x}/{y}.png; without one maps have a neutral background."""
    tiles_by: str = ""
    """Whom its maps are owed to, for the corner of the map."""
    people_on_a_page: int = 50
    queue_on_a_page: int = 100
    sweep_batch: int = 200
    """How many check-ins or registrations one round of a sweep takes."""

    @property
    def tile_origins(self) -> list[str]:
        """Where pages may fetch map pictures from."""
        parts = urlsplit(self.tiles_url or "")
        return [f"{parts.scheme}://{parts.netloc}"] if parts.scheme in ("http", "https") and parts.netloc else []


@cache
def settings() -> ProbationSettings:
    """The settings of this process."""
    return ProbationSettings()
