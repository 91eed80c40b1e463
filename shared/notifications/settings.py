"""Settings of the ways out: the same in each process that sends messages to people."""

from typing import Literal

from pydantic import SecretStr

from shared.settings import OraluSettings


class NoticeSettings(OraluSettings):
    """Which gateway carries which channel, each from `ORALU_<NAME>` (docs/notifications.md)."""

    sms_gateway: Literal["file", "http", "none"] = "file"
    """How SMS go out: into a file of the state folder, by a provider's HTTP interface, or not at all."""
    email_gateway: Literal["file", "smtp", "none"] = "file"
    """The same for e-mail: a file, or a mail server."""
    messenger_gateway: Literal["file", "http", "none"] = "none"
    """The same for messengers."""
    sms_url: str = ""
    """Where SMS are POSTed, such as https://sms.example.kz/messages (docs/notifications.md has the format)."""
    messenger_url: str = ""
    """Where messages for messengers are POSTed."""
    notices_secret: SecretStr | None = None
    """The secret that signs what is POSTed there, and that the provider signs delivery reports with."""
    smtp_url: SecretStr | None = None
    """The mail server: smtps://name:password@mail.example.kz:465, or smtp:// with STARTTLS."""
    email_sender: str = ""
    """The address that e-mail comes from."""
