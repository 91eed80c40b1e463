"""Where a person is believed to be, for each zone, updated with each report."""

from services.probation.telemetry.evaluation.domain import sequential_test
from services.probation.telemetry.evaluation.domain.state import ZoneBelief
from services.probation.telemetry.positions.domain.fix import Fix


def weigh(before: ZoneBelief, kind: str, fix: Fix, breach: float, compliance: float) -> ZoneBelief:
    """The belief about a zone of this `kind` after a report; `breach` and `compliance` are the report's weights for each (0: none)."""
    leaving, weight = sequential_test.BREACHES[kind], sequential_test.WEIGHT[fix.mechanism]
    if (before.where == "breach" and breach) or (before.where == "compliant" and compliance):
        return before.stays(fix, breach, compliance)
    if breach:
        sides = before.breach.added(fix, breach, leaving.apart), before.compliance.lessened(breach * weight)
        known = before._replace(breach=sides[0], compliance=sides[1])
        return ZoneBelief("breach", sides[0].since, before.version, sides[0]) if sides[0].believed(leaving) else known
    if compliance:
        sides = before.breach.lessened(compliance * weight), before.compliance.added(fix, compliance, sequential_test.RETURNING.apart)
        known = before._replace(breach=sides[0], compliance=sides[1])
        first = before.where == "unknown" and fix.mechanism != "LBS"
        if first or sides[1].believed(sequential_test.RETURNING):
            return ZoneBelief("compliant", sides[1].since, before.version)
        return known
    return before
