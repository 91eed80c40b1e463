"""Which adapter carries which channel, by the settings."""

from collections.abc import Callable, Collection

from services.probation.settings import ProbationSettings, settings
from shared import clock
from shared.notifications.file_gateway import FileGateway
from shared.notifications.gateway import CHANNELS, Accepted, Channel, Gateway, GatewayName, NoGateway, Outgoing, TryLater
from shared.notifications.http_gateway import HttpGateway
from shared.notifications.smtp_gateway import SmtpGateway


class WrongSettings:
    """A gateway was chosen and what it needs is missing: messages wait until that is mended."""

    def __init__(self, name: GatewayName) -> None:
        self.name: GatewayName = name

    async def send(self, message: Outgoing) -> Accepted:  # noqa: ARG002 - the interface's signature
        """Raises TryLater."""
        raise TryLater("not_configured")


def chosen(channel: Channel, given: ProbationSettings | None = None) -> GatewayName:
    """The adapter that the settings name for a channel."""
    asked = given or settings()
    names: dict[Channel, GatewayName] = {
        "sms": asked.sms_gateway,
        "email": asked.email_gateway,
        "messenger": asked.messenger_gateway,
    }
    return names[channel]


def set_up() -> Collection[Channel]:
    """The channels that lead anywhere."""
    return [channel for channel in CHANNELS if chosen(channel) != "none"]


def gateway_of(channel: Channel) -> Gateway:
    """The adapter of a channel."""
    given = settings()
    made: dict[GatewayName, Callable[[], Gateway | None]] = {
        "file": lambda: FileGateway(given.state_dir / "notifications"),
        "smtp": lambda: _smtp(given),
        "http": lambda: _http(given, given.sms_url if channel == "sms" else given.messenger_url),
        "none": NoGateway,
    }
    name = chosen(channel, given)
    return made[name]() or WrongSettings(name)


def is_usable(channel: Channel) -> bool:
    """Whether the chosen adapter has what it needs."""
    return not isinstance(gateway_of(channel), WrongSettings | NoGateway)


def _smtp(given: ProbationSettings) -> Gateway | None:
    if given.smtp_url is None or "@" not in given.email_sender:
        return None
    try:
        return SmtpGateway(given.smtp_url.get_secret_value(), given.email_sender)
    except ValueError:
        return None


def _http(given: ProbationSettings, address: str) -> Gateway | None:
    safe = address.startswith(("https://", "http://127.0.0.1:", "http://localhost:"))
    if not safe or given.notices_secret is None:
        return None
    return HttpGateway(address, given.notices_secret.get_secret_value().encode(), clock.now)
