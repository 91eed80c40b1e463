"""Which adapter carries which channel, by a process's settings."""

from collections.abc import Callable, Collection
from datetime import datetime

from shared.notifications.file_gateway import FileGateway
from shared.notifications.gateway import CHANNELS, Accepted, Channel, Gateway, GatewayName, NoGateway, Outgoing, TryLater
from shared.notifications.http_gateway import HttpGateway
from shared.notifications.settings import NoticeSettings
from shared.notifications.smtp_gateway import SmtpGateway

Now = Callable[[], datetime]


class WrongSettings:
    """A gateway was chosen and what it needs is missing: messages wait until that is mended."""

    def __init__(self, name: GatewayName) -> None:
        self.name: GatewayName = name

    async def send(self, message: Outgoing) -> Accepted:  # noqa: ARG002 - the interface's signature
        """Raises TryLater."""
        raise TryLater("not_configured")


def chosen(channel: Channel, given: NoticeSettings) -> GatewayName:
    """The adapter that the settings name for a channel."""
    names: dict[Channel, GatewayName] = {
        "sms": given.sms_gateway,
        "email": given.email_gateway,
        "messenger": given.messenger_gateway,
    }
    return names[channel]


def set_up(given: NoticeSettings) -> Collection[Channel]:
    """The channels that lead anywhere."""
    return [channel for channel in CHANNELS if chosen(channel, given) != "none"]


def gateway_of(channel: Channel, given: NoticeSettings, now: Now) -> Gateway:
    """The adapter of a channel; `now` is asked for the time at which a message is signed."""
    made: dict[GatewayName, Callable[[], Gateway | None]] = {
        "file": lambda: FileGateway(given.state_dir / "notifications"),
        "smtp": lambda: _smtp(given),
        "http": lambda: _http(given, given.sms_url if channel == "sms" else given.messenger_url, now),
        "none": NoGateway,
    }
    name = chosen(channel, given)
    return made[name]() or WrongSettings(name)


def is_usable(channel: Channel, given: NoticeSettings, now: Now) -> bool:
    """Whether the chosen adapter has what it needs."""
    return not isinstance(gateway_of(channel, given, now), WrongSettings | NoGateway)


def _smtp(given: NoticeSettings) -> Gateway | None:
    if given.smtp_url is None or "@" not in given.email_sender:
        return None
    try:
        return SmtpGateway(given.smtp_url.get_secret_value(), given.email_sender)
    except ValueError:
        return None


def _http(given: NoticeSettings, address: str, now: Now) -> Gateway | None:
    safe = address.startswith(("https://", "http://127.0.0.1:", "http://localhost:"))
    if not safe or given.notices_secret is None:
        return None
    return HttpGateway(address, given.notices_secret.get_secret_value().encode(), now)
