"""Which adapter carries which channel, by probation's settings."""

from collections.abc import Collection

from services.probation.settings import ProbationSettings, settings
from shared import clock
from shared.notifications import choosing
from shared.notifications.choosing import WrongSettings
from shared.notifications.gateway import Channel, Gateway, GatewayName

__all__ = ["WrongSettings", "chosen", "gateway_of", "is_usable", "set_up"]


def chosen(channel: Channel, given: ProbationSettings | None = None) -> GatewayName:
    """The adapter that the settings name for a channel."""
    return choosing.chosen(channel, given or settings())


def set_up() -> Collection[Channel]:
    """The channels that lead anywhere."""
    return choosing.set_up(settings())


def gateway_of(channel: Channel) -> Gateway:
    """The adapter of a channel."""
    return choosing.gateway_of(channel, settings(), clock.now)


def is_usable(channel: Channel) -> bool:
    """Whether the chosen adapter has what it needs."""
    return choosing.is_usable(channel, settings(), clock.now)
