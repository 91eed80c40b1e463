"""The default: messages become lines of a file that only its owner can read. Nobody receives anything."""

import asyncio
import json
import os
from pathlib import Path

from shared.notifications.gateway import Accepted, GatewayName, Outgoing, TryLater

FILE = "messages.jsonl"


class FileGateway:
    """Writes one JSON object a line to `folder`/messages.jsonl, with mode 0600 below a folder with mode 0700."""

    name: GatewayName = "file"

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE

    async def send(self, message: Outgoing) -> Accepted:
        """Append the message; it is on the disk when this returns. Raises TryLater if the file cannot be written."""
        try:
            await asyncio.to_thread(self._append, message)
        except OSError as error:
            raise TryLater("unreachable") from error
        return Accepted(message.key)

    def _append(self, message: Outgoing) -> None:
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        line = {name: getattr(message, name) for name in ("key", "channel", "to", "language", "subject", "text")}
        # One write of a whole line: two processes that append do not mix their lines.
        descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.fchmod(descriptor, 0o600)
            os.write(descriptor, (json.dumps(line, ensure_ascii=False) + "\n").encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
