"""The MQTT broker for the tests and the demo: Mosquitto on the PATH, else by apt-get for root. `python -m infra.servers.mosquitto`."""

import base64
import hashlib
import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

GATEWAY = "gateway"
ROUNDS = 20_000
INSTALL_SECONDS = 180


@dataclass(frozen=True)
class Broker:
    """A broker below a folder. It listens only on this machine; a device does not prove its name, but may write only to its own topic."""

    folder: Path
    port: int
    program: Path

    def prepare(self) -> str:
        """Write its configuration; returns the address for the gateway, with the password of the only reader."""
        password = self._password()
        (self.folder / "passwords").write_text(f"{GATEWAY}:{_hashed(password)}\n")
        (self.folder / "rights").write_text(
            f"pattern write oralu/devices/%c/positions\nuser {GATEWAY}\ntopic read oralu/devices/+/positions\n"
        )
        for name in ("passwords", "rights"):
            (self.folder / name).chmod(0o600)
        lines = {
            "listener": f"{self.port} 127.0.0.1", "allow_anonymous": "true", "password_file": self.folder / "passwords",
            "acl_file": self.folder / "rights", "persistence": "true", "persistence_location": f"{self.folder}/",
            "autosave_on_changes": "true", "autosave_interval": 1, "max_queued_messages": 100_000, "log_dest": "stderr",
            "log_type": "error", "max_packet_size": 1024 * 1024, "persistent_client_expiration": "7d",
        }  # fmt: skip
        if os.geteuid() == 0:
            lines["user"] = "root"  # the folder is root's own
        (self.folder / "mosquitto.conf").write_text("".join(f"{name} {value}\n" for name, value in lines.items()))
        return self.url

    @property
    def url(self) -> str:
        """The gateway's address of it."""
        return f"mqtt://{GATEWAY}:{self._password()}@127.0.0.1:{self.port}"

    def command(self) -> list[str]:
        """Starts it in the foreground."""
        return [str(self.program), "-c", str(self.folder / "mosquitto.conf")]

    def _password(self) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / "gateway.password"
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_hex(16))
        return file.read_text()


def find() -> Path | None:
    """The broker named by ORALU_MOSQUITTO, or on the PATH; Debian keeps it where only root looks."""
    chosen = os.environ.get("ORALU_MOSQUITTO")
    found = chosen or shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin")
    return Path(found) if found else None


def ensure() -> Path | None:
    """The broker, installed first where there is none and we may; None where it cannot be had."""
    found = find()
    if found or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    print("Installing Mosquitto for MQTT bracelets (once)", flush=True)
    # The package would start a broker of its own on the usual port: a policy of 101 forbids it for this installation.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "mosquitto"]):
        try:
            subprocess.run(["apt-get", "-qq", *arguments], check=False, env=environment, stdout=subprocess.DEVNULL, timeout=INSTALL_SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            return None
    return find()


def _hashed(password: str) -> str:
    """As mosquitto_passwd writes it: PBKDF2 with SHA-512."""
    salt = secrets.token_bytes(12)
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, 64)
    return f"$7${ROUNDS}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"


if __name__ == "__main__":
    sys.exit(0 if ensure() else 1)
