"""The job side of reintegration: receives messages, relays its own."""

from services.reintegration.jobs import HANDLERS, forget_old_submissions
from services.reintegration.tables import MAIL
from shared.queue import run_worker, worker_settings

SWEEP_SECONDS = 3600.0


def main() -> None:
    """Run until told to stop: `python -m services.reintegration.worker`."""
    run_worker(worker_settings(MAIL, HANDLERS, sweeps=[(forget_old_submissions, SWEEP_SECONDS)]))


if __name__ == "__main__":
    main()
