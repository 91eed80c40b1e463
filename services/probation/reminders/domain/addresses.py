"""Which of a person's addresses a message goes to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from shared.notifications.gateway import CHANNELS, Channel


@dataclass(frozen=True, slots=True)
class Choice:
    """What is known of a channel: the person does not want it, or this address is not theirs (its hash)."""

    opted_out: bool = False
    wrong_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message can go. `in_spite`: the person wants none there, and the law wants this one served."""

    channel: Channel
    to: str
    hash: str
    in_spite: bool = False


@dataclass(frozen=True, slots=True)
class Nowhere:
    """No address is left; `why` is a code."""

    why: str


def choose(
    addresses: Sequence[Address], choices: Mapping[str, Choice], set_up: Collection[Channel], *, must_be_served: bool
) -> Address | Nowhere:
    """The first usable address, SMS before e-mail before a messenger.

    An opt-out does not hold for what the law wants served. A wrong address is never written to.
    """
    if not addresses:
        return Nowhere("no_address")
    ordered = sorted(addresses, key=lambda each: CHANNELS.index(each.channel))
    reachable = [each for each in ordered if each.channel in set_up]
    if not reachable:
        return Nowhere("not_configured")
    right = [each for each in reachable if choices.get(each.channel, Choice()).wrong_hash != each.hash]
    if not right:
        return Nowhere("wrong_address")
    wanted = [each for each in right if not choices.get(each.channel, Choice()).opted_out]
    if wanted:
        return wanted[0]
    return replace(right[0], in_spite=True) if must_be_served else Nowhere("opted_out")
