"""Older texts are encrypted by a periodic task; nobody sees it."""

from services.reintegration.older_texts import jobs
from shared.registry import Capability

CAPABILITY = Capability("older_texts", periodic=[(jobs.seal_older_texts, jobs.EVERY)])
