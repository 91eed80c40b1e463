"""From positions to alerts: each device's reports are compared with the order in force, in a separate process: evaluator.py."""

from services.probation.telemetry.evaluation import jobs
from shared.registry import Capability

CAPABILITY = Capability("evaluation", periodic=[(jobs.prune_checkpoints, jobs.PRUNE_EVERY)])
