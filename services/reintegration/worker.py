"""The job side of reintegration: receives messages, relays its own."""

from services.reintegration.capabilities import CAPABILITIES
from services.reintegration.database import MESSAGING
from services.reintegration.form_submission import forget_old_submissions
from shared.messaging.queue import run_worker, worker_settings
from shared.registry import fill

SWEEP_SECONDS = 3600.0


def main() -> None:
    """Run until told to stop: `python -m services.reintegration.worker`."""
    registry = fill("reintegration", CAPABILITIES)
    sweeps = [*registry.periodic, (forget_old_submissions, SWEEP_SECONDS)]
    run_worker(worker_settings(MESSAGING, registry.handlers, sweeps=sweeps))


if __name__ == "__main__":
    main()
