"""A web process of one service, which a test may stop and start again."""

import subprocess
import sys
from datetime import datetime

import httpx

from infra.secrets.files import FOLDER, process_environment
from shared.settings import settings
from tests.builders.moments import NOW
from tests.support.clocks import clock_at
from tests.support.system import free_ports
from tests.support.waiting import eventually


class WebProcess:
    """Running, on an address of its own; its clock shows `at` when it starts."""

    def __init__(self, service: str, port: int | None = None, *, at: datetime = NOW) -> None:
        self.service, self.port, self.at = service, port or free_ports(1)[0], at
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        """Return when it answers."""
        app = (f"services.{self.service}.app:create_app", "--port", str(self.port), "--log-level", "error")
        environment = process_environment(f"{self.service}-web", settings().state_dir / FOLDER) | clock_at(self.at)
        self.process = subprocess.Popen([sys.executable, "-m", "shared.application.serve", *app], env=environment)
        eventually(self.answers, seconds=60)

    def stop(self) -> None:
        """Kill it, as if its machine had lost power."""
        self.process.kill()
        self.process.wait(30)

    def answers(self) -> bool:
        """Whether it answers."""
        try:
            return httpx.get(f"{self.address}/health/live", trust_env=False).status_code == 200
        except httpx.TransportError:
            return False
