"""Independent steps each propose a tier; the highest wins. No input is missing without the result saying so."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.probation.risk.domain.norms import LOWEST, Law, Norm, Value
from services.probation.risk.domain.steps import COMPARED, How, Step
from shared.values import JsonObject

METHOD = "1"
"""The number of this way of counting, kept with each calculation: another way gets another number."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one step proposes and by which row of the law. `eased`: one tier less, after a time without an incident."""

    step: Step
    tier: int
    code: str
    eased: bool = False

    def stored(self) -> JsonObject:
        """As JSON keeps it."""
        return {"step": str(self.step), "tier": self.tier, "code": self.code, "eased": self.eased}


@dataclass(frozen=True, slots=True)
class Result:
    """The tier, the step that decides it (None: no step proposes more than the lowest), and what every step proposed.

    `missing`: steps whose input is not known; `could_raise`: those of them that could make the tier higher.
    """

    tier: int
    step: Step | None
    proposals: tuple[Proposal, ...]
    missing: tuple[Step, ...]
    could_raise: tuple[Step, ...]

    @property
    def provisional(self) -> bool:
        """Whether an input that is missing could make the tier higher."""
        return bool(self.could_raise)


def at_least(value: Value, norms: tuple[Norm, ...]) -> Norm | None:
    """The row of the highest tier whose number the value reaches."""
    return next((norm for norm in norms if isinstance(value, int) and norm.at is not None and value >= norm.at), None)


def under(value: Value, norms: tuple[Norm, ...]) -> Norm | None:
    """The row of the highest tier under whose number the value is."""
    return next((norm for norm in norms if isinstance(value, int) and norm.at is not None and value < norm.at), None)


def listed(value: Value, norms: tuple[Norm, ...]) -> Norm | None:
    """The row of the highest tier that names the value."""
    return next((norm for norm in norms if value in norm.codes), None)


MET = {How.AT_LEAST: at_least, How.UNDER: under, How.LISTED: listed}


def propose(step: Step, value: Value, law: Law, *, quiet: bool) -> Proposal | None:
    """What one step proposes from its own input alone; None where that is nothing or not known."""
    norm = MET[COMPARED[step]](value, law.of(step))
    if norm is None:
        return None
    eased = quiet and step in law.eases and norm.tier > LOWEST
    return Proposal(step, norm.tier - eased, norm.code, eased)


def assess(inputs: Mapping[Step, Value], law: Law) -> Result:
    """The tier from these inputs and rows; the same inputs and rows always give the same tier."""
    quiet = is_quiet(inputs.get(Step.QUIET), law)
    found = (propose(step, inputs.get(step), law, quiet=quiet) for step in COMPARED)
    proposals = tuple(each for each in found if each is not None)
    highest = max(proposals, key=lambda each: each.tier, default=None)
    tier = highest.tier if highest else LOWEST
    missing = tuple(step for step in Step if inputs.get(step) is None)
    raising = tuple(step for step in missing if step in COMPARED and most(step, law, quiet=quiet) > tier)
    return Result(tier, highest.step if highest and tier > LOWEST else None, proposals, missing, raising)


def most(step: Step, law: Law, *, quiet: bool) -> int:
    """The highest tier that this step could propose, whatever its input turns out to be."""
    highest = max((norm.tier for norm in law.of(step)), default=LOWEST)
    return highest - (1 if quiet and step in law.eases and highest > LOWEST else 0)


def is_quiet(months: Value, law: Law) -> bool:
    """Whether there was no incident for as long as the law asks. Not known is no: it never speaks for a lower tier."""
    asked = law.quiet_months
    return isinstance(months, int) and asked is not None and months >= asked
