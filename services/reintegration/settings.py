"""What the environment decides for reintegration alone."""

from functools import cache

from shared.settings import OraluSettings


class ReintegrationSettings(OraluSettings):
    """Settings of the desk, each from `ORALU_<NAME>`."""

    desk_rows: int = 200
    """How many rows a list of the desk shows at most."""


@cache
def settings() -> ReintegrationSettings:
    """The settings of this process."""
    return ReintegrationSettings()
