"""Which features of the law each module of tests runs."""

from collections.abc import Iterable

from services.probation.law.rules import FOLDER

FEATURES = FOLDER / "features"
RUN: dict[str, tuple[str, ...]] = {
    "test_case_rules": (
        "terms",
        "transfers",
        "notices",
        "field_visits",
        "reminders",
        "attachments",
        "biometrics",
        "calendar",
        "opening_papers",
        "queue",
    ),
    "test_breach_rules": ("breaches",),
    "test_document_rules": ("documents",),
    "test_bracelet_rules": ("alerts", "telemetry"),
    "test_risk_rules": ("risk",),
    "test_work_rules": ("community_work", "corrective_work"),
    "test_monitoring_rules": ("monitoring",),
    "test_register_rules": (
        "check_ins",
        "authorities",
        "registration",
        "conditions",
        "condition_templates",
        "condition_consequences",
        "identity_match",
    ),
}


def files(names: Iterable[str]) -> list[str]:
    """The files of these features."""
    return [str(FEATURES / f"{name}.feature") for name in names]
