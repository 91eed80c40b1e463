"""The worker of reintegration: receives messages, relays its own."""

from services.reintegration.capabilities import CAPABILITIES
from services.reintegration.database import MESSAGING
from services.reintegration.law.ruling import RULING
from shared.messaging.worker import run_worker, worker_settings
from shared.registry import fill


def main() -> None:
    """Run until told to stop: `python -m services.reintegration.worker`."""
    registry = fill("reintegration", CAPABILITIES)
    run_worker(worker_settings(MESSAGING, registry.handlers, sweeps=registry.periodic, law=RULING))


if __name__ == "__main__":
    main()
