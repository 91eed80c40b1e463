"""The worker of probation: `python -m services.probation.worker`."""

from services.probation.capabilities import CAPABILITIES
from services.probation.database import MESSAGING
from services.probation.law.ruling import RULING
from shared.messaging.worker import WorkerSettings, run_worker, worker_settings
from shared.registry import fill


def worker() -> WorkerSettings:
    """What the worker does: what the capabilities contribute."""
    registry = fill("probation", CAPABILITIES)
    return worker_settings(MESSAGING, registry.handlers, sweeps=registry.periodic, law=RULING)


def main() -> None:
    """Run until told to stop."""
    run_worker(worker())


if __name__ == "__main__":
    main()
