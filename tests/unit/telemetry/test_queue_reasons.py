"""What waits about a bracelet says why in words, whichever capability asked."""

from services.probation.capabilities import CAPABILITIES
from services.probation.queue import words
from services.probation.telemetry.monitoring import words as monitoring


def test_every_reason_of_the_monitoring_of_bracelets_is_said_in_words() -> None:
    assert CAPABILITIES
    for code in ("bracelet_without_decision", "bracelet_unreturned"):
        assert words.reason(code) == monitoring.reason(code)
