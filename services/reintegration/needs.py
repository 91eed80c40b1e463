"""The needs that plans, offers and referrals speak of: the same list as in the messages."""

from typing import get_args

from shared.messages.base import Need

NEEDS: tuple[Need, ...] = get_args(Need)


def need_of(value: str) -> Need:
    """The need with this code. Raises ValueError."""
    for need in NEEDS:
        if need == value:
            return need
    raise ValueError(value)
