"""The interface that every adapter has: a message goes out, or the adapter says whether trying again can help."""

from dataclasses import dataclass
from typing import Literal, Protocol, get_args

Channel = Literal["sms", "email", "messenger"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
GatewayName = Literal["file", "smtp", "http", "none"]
Problem = Literal[
    "unreachable",
    "timeout",
    "busy",
    "refused_for_now",
    "unknown_address",
    "refused",
    "not_authorised",
    "not_configured",
]
"""Why a message did not go out, as codes: what a provider answers in words may quote the address."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message for one address. `key` is the same each time this message is tried: a provider that knows it sends it once.

    `to`: a number as +77XXXXXXXXX, or an e-mail address. `subject` is shown for e-mail alone.
    """

    key: str
    channel: Channel
    to: str
    subject: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The gateway took the message. `reference`: its number there, which a delivery report names."""

    reference: str


class NotSent(Exception):
    """The message did not go out; the text of the error is the code and nothing else."""

    def __init__(self, problem: Problem, *, after_seconds: float | None = None) -> None:
        super().__init__(problem)
        self.problem: Problem = problem
        self.after_seconds = after_seconds


class TryLater(NotSent):
    """Trying again can help; `after_seconds` where the gateway said when."""


class Refused(NotSent):
    """Trying again cannot help."""


class Gateway(Protocol):
    """One way out."""

    @property
    def name(self) -> GatewayName:
        """Which adapter this is."""

    async def send(self, message: Outgoing) -> Accepted:
        """Hand the message over. Raises TryLater or Refused, and nothing else."""


class NoGateway:
    """For a channel that nobody has set up."""

    name: GatewayName = "none"

    async def send(self, message: Outgoing) -> Accepted:  # noqa: ARG002 - the interface's signature
        """Raises Refused."""
        raise Refused("not_configured")
