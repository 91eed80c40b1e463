"""E-mail through a server of the organisation, by the standard library."""

import asyncio
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from shared.notifications.gateway import Accepted, GatewayName, NotSent, Outgoing, Refused, TryLater

SECONDS = 20.0
NO_SUCH_MAILBOX = frozenset({550, 551, 553})
TEMPORARY = range(400, 500)


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server. `tls`: from the start, by STARTTLS, or not at all, which is for a server on the same machine."""

    host: str
    port: int
    tls: str
    user: str
    password: str


def server_of(address: str) -> Server:
    """`smtps://user:password@host:465` (TLS), `smtp://…:587` (STARTTLS), `smtp+plain://localhost:25`. Raises ValueError."""
    parts = urlsplit(address)
    ways = {"smtps": ("tls", 465), "smtp": ("starttls", 587), "smtp+plain": ("plain", 25)}
    if parts.scheme not in ways or not parts.hostname:
        raise ValueError("ORALU_SMTP_URL begins with smtps://, smtp:// or smtp+plain://")
    tls, port = ways[parts.scheme]
    if tls == "plain" and (parts.username or parts.hostname not in {"localhost", "127.0.0.1", "::1"}):
        raise ValueError("smtp+plain:// is for a server on this machine, without a password")
    return Server(parts.hostname, parts.port or port, tls, unquote(parts.username or ""), unquote(parts.password or ""))


class SmtpGateway:
    """Hands each message over in a connection of its own; the server's acceptance is what is reported as sent."""

    name: GatewayName = "smtp"

    def __init__(self, address: str, sender: str) -> None:
        self.server, self.sender = server_of(address), sender

    async def send(self, message: Outgoing) -> Accepted:
        """Raises TryLater or Refused."""
        return await asyncio.to_thread(self._send, message)

    def _send(self, message: Outgoing) -> Accepted:
        letter = self.letter(message)
        try:
            with self._connected() as connection:
                connection.send_message(letter)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise _of_code(codes[0] if codes else 550) from None
        except smtplib.SMTPAuthenticationError:
            raise TryLater("not_authorised") from None
        except smtplib.SMTPResponseException as error:
            raise _of_code(error.smtp_code, recipient=False) from None
        except TimeoutError:
            raise TryLater("timeout") from None
        except (smtplib.SMTPException, OSError):
            raise TryLater("unreachable") from None
        return Accepted(letter["Message-ID"])

    def _connected(self) -> smtplib.SMTP:
        server, safe = self.server, ssl.create_default_context()
        if server.tls == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=safe)
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        try:
            if server.tls == "starttls":
                connection.starttls(context=safe)
            if server.user:
                connection.login(server.user, server.password)
        except BaseException:
            connection.close()
            raise
        return connection

    def letter(self, message: Outgoing) -> EmailMessage:
        """The letter. Its Message-ID is made of the key: a message that is sent again is the same letter to a mailbox."""
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self.sender, message.to, message.subject
        letter["Message-ID"] = f"<{message.key}@{self.sender.rpartition('@')[2].rstrip('>')}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(message.text)  # takes away what the head said of a content before
        letter["Content-Language"] = message.language
        return letter


def _of_code(code: int, *, recipient: bool = True) -> NotSent:
    if code in TEMPORARY:
        return TryLater("refused_for_now")
    return Refused("unknown_address") if recipient and code in NO_SUCH_MAILBOX else Refused("refused")
