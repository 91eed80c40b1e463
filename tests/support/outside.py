"""Servers of the outside, small and real: a mail server and a provider's HTTP interface, on a port of this machine."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class MailServer:
    """Speaks as much SMTP as a client needs; `refusals` are answers to RCPT TO, in order, before it takes one."""

    port: int = 0
    letters: list[bytes] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        writer.write(b"220 mail ready\r\n")
        while line := (await reader.readline()).decode().strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                writer.write(b"221 bye\r\n")
                break
            if verb == "DATA":
                writer.write(b"354 go on\r\n")
                self.letters.append(await reader.readuntil(b"\r\n.\r\n"))
                writer.write(b"250 taken\r\n")
            elif verb == "RCPT" and self.refusals:
                writer.write(f"{self.refusals.pop(0)}\r\n".encode())
            else:
                writer.write(b"250 fine\r\n")
            await writer.drain()
        writer.close()


@dataclass
class Provider:
    """Takes POSTs; `answers` are (status line and headers, body) in order, the last one again and again."""

    port: int = 0
    answers: list[tuple[str, str]] = field(default_factory=lambda: [("202 Accepted", '{"id": 17}')])
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head.splitlines()[1:] if line)}
        self.taken.append((headers, await reader.readexactly(int(headers["content-length"]))))
        status, body = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        writer.write(f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()


@asynccontextmanager
async def listening(outside: MailServer | Provider) -> AsyncIterator[None]:
    """It listens on a free port until the block ends."""
    server = await asyncio.start_server(outside.talk, "127.0.0.1", 0)
    outside.port = server.sockets[0].getsockname()[1]
    async with server:
        yield
