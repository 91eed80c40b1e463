"""Settings of reintegration, read from the environment."""

from functools import cache

from shared.settings import OraluSettings


class ReintegrationSettings(OraluSettings):
    """Settings of the desk, each from `ORALU_<NAME>`."""

    desk_rows: int = 25
    """How many rows of each list are on a page of the desk."""


@cache
def settings() -> ReintegrationSettings:
    """The settings of this process."""
    return ReintegrationSettings()
