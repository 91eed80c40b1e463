"""The MQTT broker for the tests and the demo: Mosquitto on the PATH, else by apt-get for root. `python -m infra.servers.mosquitto`."""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from infra.paths import ROOT
from infra.servers.embedded import END_WITH_PARENT
from services.probation.telemetry.broker_accounts.actions import ACCESS, PASSWORDS, write
from services.probation.telemetry.broker_accounts.domain import Account

GATEWAY = "gateway"
RELOAD = ROOT / "infra" / "broker" / "reload-on-change.sh"
INSTALL_SECONDS = 180


@dataclass(frozen=True)
class Broker:
    """A broker below a folder. It listens only on this machine."""

    folder: Path
    port: int
    program: Path

    @property
    def accounts(self) -> Path:
        """The folder of its passwords and of its access list."""
        return self.folder / "accounts"

    def prepare(self, accounts: Sequence[Account] = (), gateways: Sequence[str] = (GATEWAY,)) -> str:
        """Write its configuration, its accounts and those of the gateways; returns the address for the first gateway."""
        self.configure()
        write(self.accounts, accounts, [Account(name, self._password()) for name in gateways])
        return self.address(gateways[0])

    def begin(self) -> None:
        """Write its configuration, and the gateway's account where no accounts are there yet: a gateway writes the others."""
        if (self.accounts / PASSWORDS).exists():
            self.configure()
        else:
            self.prepare()

    def configure(self) -> str:
        """Write its configuration, but leave the accounts to a gateway (`broker_accounts.actions.follow`); returns its address.

        An account's name is the client identifier of its connection, whatever the client calls itself: nobody takes over another's session.
        Never `per_listener_settings`: with it Mosquitto 2.0 drops the messages of a gateway that is away.
        """
        for folder in (self.folder, self.accounts):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._configure(
            allow_anonymous="false", password_file=self.accounts / PASSWORDS, acl_file=self.accounts / ACCESS,
            use_username_as_clientid="true", retain_available="false",
        )  # fmt: skip
        return self.url

    @property
    def url(self) -> str:
        """The gateway's address of it."""
        return self.address(GATEWAY)

    def address(self, gateway: str) -> str:
        """The address for the gateway of this account; all of them have the same password."""
        return f"mqtt://{gateway}:{self._password()}@127.0.0.1:{self.port}"

    def gateway_account(self) -> Account:
        """The gateway's account, for what writes the accounts."""
        return Account(GATEWAY, self._password())

    def _configure(self, **rules: object) -> None:
        lines = {
            "listener": f"{self.port} 127.0.0.1", **rules, "persistence": "true", "persistence_location": f"{self.folder}/",
            "autosave_on_changes": "true", "autosave_interval": 1, "max_queued_messages": 100_000, "log_dest": "stderr",
            "log_type": "error", "max_packet_size": 1024 * 1024, "persistent_client_expiration": "7d",
        }  # fmt: skip
        if os.geteuid() == 0:
            lines["user"] = "root"  # the folder is root's own
        (self.folder / "mosquitto.conf").write_text("".join(f"{name} {value}\n" for name, value in lines.items()))

    def command(self) -> list[str]:
        """Starts it in the foreground."""
        return [str(self.program), "-c", str(self.folder / "mosquitto.conf")]

    def reloaded_command(self) -> list[str]:
        """Starts it as `command` does, when its accounts are there, and reloads them when they change."""
        state = self.folder / "mosquitto.db"
        return ["env", f"ORALU_BROKER_STATE={state}", "sh", str(RELOAD), str(self.accounts), *END_WITH_PARENT, "--", *self.command()]

    def _password(self) -> str:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
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


if __name__ == "__main__":
    sys.exit(0 if ensure() else 1)
