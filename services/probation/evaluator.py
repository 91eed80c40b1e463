"""The worker that evaluates bracelets, separate from the messages: a busy evening never delays a message. Run as many as needed."""

from services.probation.capabilities import CAPABILITIES
from services.probation.database import DB
from services.probation.law.ruling import RULING
from services.probation.telemetry.evaluation.jobs import EVALUATE_EVERY, evaluate_devices
from services.probation.telemetry.evaluation_queue.partitions import CLAIM_OF_THIS_PROCESS
from services.probation.telemetry.gc_tuning import collect_rarely
from shared.messaging.worker import run_worker, worker_settings
from shared.registry import fill
from shared.values import JobContext

# Every lookup of an evaluation uses an index, in the index's order; the planner's estimates are wrong for tables that fill and empty.
BY_INDEX = {"enable_seqscan": "off", "enable_bitmapscan": "off"}
QUEUE = "oralu:probation-evaluator"


async def start(_ctx: JobContext) -> None:
    await DB.start_connection_pool(server_settings=DB.config["server_settings"] | BY_INDEX)
    collect_rarely()


async def stop(_ctx: JobContext) -> None:
    await CLAIM_OF_THIS_PROCESS.give_up()
    await DB.close_connection_pool()


def main() -> None:
    """`python -m services.probation.evaluator`."""
    fill("probation", CAPABILITIES)
    sweeps = ((evaluate_devices, EVALUATE_EVERY),)
    run_worker(
        worker_settings(None, {}, queue=QUEUE, jobs=(evaluate_devices,), sweeps=sweeps, on_startup=start, on_shutdown=stop, law=RULING)
    )


if __name__ == "__main__":
    main()
