"""Positions become alerts: each device's reports against the order in force. A process of its own does it: evaluator.py."""

from services.probation.telemetry.evaluation import jobs
from shared.registry import Capability

CAPABILITY = Capability("evaluation", periodic=[(jobs.prune_checkpoints, jobs.PRUNE_EVERY)])
