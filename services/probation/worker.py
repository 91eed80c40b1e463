"""The worker of probation: `python -m services.probation.worker`."""

from typing import Any

from services.probation.jobs import HANDLERS, create_next_due, destroy_old_copies, expire_overdue
from services.probation.settings import settings
from services.probation.tables import MAIL
from services.probation.telemetry import jobs as telemetry
from shared.queue import run_worker, worker_settings

COPIES_SECONDS = 3600


def worker() -> dict[str, Any]:
    """What the worker does."""
    every = settings().sweep_seconds
    return worker_settings(
        MAIL,
        HANDLERS,
        sweeps=[(expire_overdue, every), (create_next_due, every * 6), (destroy_old_copies, COPIES_SECONDS), *telemetry.sweeps],
    )


def main() -> None:
    """Run until told to stop."""
    run_worker(worker())


if __name__ == "__main__":
    main()
