"""The worker of biometrics: `python -m services.biometrics.worker`. Faces have their own worker (faces_worker.py)."""

from services.biometrics.capabilities import CAPABILITIES
from services.biometrics.database import MESSAGING
from services.biometrics.law.ruling import RULING
from shared.messaging.worker import WorkerSettings, run_worker, worker_settings
from shared.registry import fill


def worker() -> WorkerSettings:
    """What the worker does: what the capabilities contribute."""
    registry = fill("biometrics", CAPABILITIES)
    return worker_settings(MESSAGING, registry.handlers, sweeps=registry.periodic, law=RULING)


def main() -> None:
    """Run until told to stop."""
    run_worker(worker())


if __name__ == "__main__":
    main()
