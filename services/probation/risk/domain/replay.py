"""A calculation as it is kept, and the same result from what was kept."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from services.probation.risk.domain.inputs import Input, input_from
from services.probation.risk.domain.norms import Law, law_from
from services.probation.risk.domain.steps import Step
from services.probation.risk.domain.tiers import METHOD, Result, assess, is_quiet
from shared.values import JsonObject


class UnknownMethod(ValueError):
    """The calculation was made in a way that this release does not have."""


def result_of(inputs: Mapping[Step, Input], law: Law) -> Result:
    """The tier from inputs with their sources."""
    return assess({step: each.value for step, each in inputs.items()}, law)


def replayed(inputs: Sequence[JsonObject], law: list[JsonObject], method: str) -> Result:
    """The result of a calculation that was kept, from its own inputs and rows. Raises UnknownMethod."""
    if method != METHOD:
        raise UnknownMethod(method)
    found = [input_from(each) for each in inputs]
    return result_of({each.step: each for each in found}, law_from(law))


def digest(inputs: Mapping[Step, Input], law: Law) -> str:
    """The same for two calculations that rest on the same. Of the time without an incident it counts whether it is long enough, so that
    a month that passes makes no new calculation.
    """
    quiet = is_quiet(inputs[Step.QUIET].value if Step.QUIET in inputs else None, law)
    shown = [each.stored() for step, each in sorted(inputs.items()) if step is not Step.QUIET]
    text = json.dumps({"inputs": shown, "quiet": quiet, "law": law.stored(), "method": METHOD}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
