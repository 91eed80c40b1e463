"""Settings of reintegration, read from the environment."""

from functools import cache
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from shared.notifications.settings import NoticeSettings


class ReintegrationSettings(NoticeSettings):
    """Settings of the desk, each from `ORALU_<NAME>`."""

    desk_rows: int = 25
    """How many rows of each list are on a page of the desk."""
    hsds_requests: int = Field(default=120, ge=1)
    """How often one address may ask the public directory (/hsds) in a minute."""
    help_requests: int = Field(default=5, ge=1)
    """How many requests for help one address may send at once; then one more every two hours."""
    answer_requests: int = Field(default=30, ge=1)
    """How often one address may ask for pages behind a referral's link in a minute."""
    tiles_url: str | None = None
    """Your own map server, such as https://tiles.example.kz/{z}/{x}/{y}.png; without one maps have a neutral background."""
    tiles_by: str = ""
    """The attribution for its maps."""
    clamd: str | None = None
    """The virus check of files: the path of clamd's socket, such as /run/clamav/clamd.ctl, or host:port. Without one nothing is checked,
    and pages say so before a download."""

    @field_validator("clamd", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        """A variable that is there and empty is not set: compose files hand on what is not set so."""
        return None if value == "" else value

    @property
    def tile_origins(self) -> list[str]:
        """Where pages may fetch map pictures from."""
        parts = urlsplit(self.tiles_url or "")
        return [f"{parts.scheme}://{parts.netloc}"] if parts.scheme in ("http", "https") and parts.netloc else []


@cache
def settings() -> ReintegrationSettings:
    """The settings of this process."""
    return ReintegrationSettings()
