"""Scenarios of relapse risk: what one step proposes, what is not known, what speaks for the person, less supervision."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from pytest_bdd import given, scenarios, then

from services.probation.risk.domain.criteria import Life, Standing
from services.probation.risk.domain.lessening import spans, standing
from services.probation.risk.domain.norms import Value, law_on
from services.probation.risk.domain.steps import Step
from services.probation.risk.domain.tiers import Result, assess
from tests.unit.probation.law_features.run import RUN, files
from tests.unit.probation.law_features.told import TODAY, step

STEPS = {
    "насилие": Step.VIOLENCE,
    "подтверждённые нарушения": Step.BREACHES,
    "прежние судимости": Step.EARLIER_CONVICTIONS,
    "тяжесть": Step.GRAVITY,
    "возраст первой судимости": Step.FIRST_CONVICTION_AGE,
    "пропущенные явки": Step.MISSED,
    "лечение": Step.TREATMENT,
    "работа": Step.WORK,
    "жильё": Step.HOUSING,
    "месяцы без происшествий": Step.QUIET,
}
VALUES = {"средней тяжести": "medium", "тяжкое": "grave", "особо тяжкое": "very_grave", "временно": "temporary", "ищет": "looks_for_work"}
YES_NO = {Step.VIOLENCE: {"да": "yes", "нет": "no"}, Step.TREATMENT: {"да": "yes", "нет": "no"}, Step.HOUSING: {"нет": "none"}}
HARMLESS: dict[Step, Value] = {
    Step.VIOLENCE: "no", Step.BREACHES: 0, Step.EARLIER_CONVICTIONS: 0, Step.GRAVITY: "minor", Step.FIRST_CONVICTION_AGE: 40,
    Step.MISSED: 0, Step.TREATMENT: "no", Step.WORK: "works", Step.HOUSING: "settled", Step.QUIET: 0,
}  # fmt: skip
STANDINGS = {"условия выполнены": Standing.MET, "почти": Standing.ALMOST, "далеко": Standing.FAR}

scenarios(*files(RUN["test_risk_rules"]))


@dataclass
class Looked:
    """What is known of a person in one scenario; the rest proposes nothing."""

    inputs: dict[Step, Value] = field(default_factory=lambda: dict(HARMLESS))
    life: Life | None = None

    @property
    def result(self) -> Result:
        """The tier by the law of TODAY."""
        return assess(self.inputs, law_on(TODAY))


@pytest.fixture
def looked() -> Looked:
    return Looked()


@given(step('показатель "{name}" равен "{value}"'))
def _known(looked: Looked, name: str, value: str) -> None:
    which = STEPS[name]
    looked.inputs[which] = int(value) if value.isdecimal() else YES_NO.get(which, {}).get(value) or VALUES[value]


@given(step('неизвестен показатель "{name}"'))
def _unknown(looked: Looked, name: str) -> None:
    looked.inputs[STEPS[name]] = None


@given(step('на учёте с {since:day}, срок до {until:day}, занятие "{work}", уровень {tier:d}'))
def _life(looked: Looked, since: date, until: date, work: str, tier: int) -> None:
    looked.life = Life(since, until, False, None, None, VALUES.get(work, work), tier)


@then(step("уровень {tier:d}"))
def _tier(looked: Looked, tier: int) -> None:
    assert looked.result.tier == tier


@then(step('решает показатель "{name}"'))
def _decides(looked: Looked, name: str) -> None:
    assert looked.result.step is STEPS[name]


@then("он предварительный")
def _provisional(looked: Looked) -> None:
    assert looked.result.provisional


@then("он окончательный")
def _final(looked: Looked) -> None:
    assert not looked.result.provisional


@then(step('смягчение "{how}"'))
def _standing(looked: Looked, how: str) -> None:
    assert looked.life is not None
    assert standing(spans(looked.life, TODAY), TODAY) is STANDINGS[how]
