"""The job side of biometrics: messages, the relay, sweeps. Faces have a worker of their own (faces_worker.py)."""

from services.biometrics.jobs import HANDLERS, SWEEPS
from services.biometrics.tables import MAIL
from shared.messaging.queue import run_worker, worker_settings


def main() -> None:
    """`python -m services.biometrics.worker`."""
    run_worker(worker_settings(MAIL, HANDLERS, sweeps=SWEEPS))


if __name__ == "__main__":
    main()
