"""Settings are read once; a test that changes the environment has them read again."""

from importlib import import_module

from services.probation.telemetry.ingest.limits.limits import limits
from services.probation.telemetry.ingest.refused_senders import refused_senders
from shared.identity.limits import alarms
from shared.settings import settings

SERVICES = ("probation", "reintegration", "biometrics")


def forget_settings() -> None:
    """Make every settings function read the environment again."""
    settings.cache_clear()
    for service in SERVICES:
        try:
            module = import_module(f"services.{service}.settings")
        except ModuleNotFoundError:
            continue
        cached = getattr(module, "settings", None)
        if clear := getattr(cached, "cache_clear", None):
            clear()
    limits.cache_clear()
    refused_senders.cache_clear()
    alarms.forget_told()
