"""The rows of the law from which steps propose a tier, and what a step reads."""

from dataclasses import dataclass
from datetime import date

from services.probation.law import rules as law
from services.probation.law.rules import NoSuchRule
from services.probation.risk.domain.steps import COMPARED, How, Step
from shared.values import JsonObject

LOWEST, HIGHEST = 1, 4
TIERS = range(LOWEST, HIGHEST + 1)


Value = int | str | None
"""What a step reads: a number, a code; None where the register does not hold it."""


@dataclass(frozen=True, slots=True)
class Norm:
    """One row of the law: from which number on, under which, or for which codes a step proposes `tier`."""

    step: Step
    tier: int
    code: str
    at: int | None
    codes: tuple[str, ...]
    source: str
    status: str
    valid_from: date

    def stored(self) -> JsonObject:
        """As JSON keeps it."""
        return {
            "step": str(self.step), "tier": self.tier, "code": self.code, "at": self.at, "codes": list(self.codes), "source": self.source,
            "status": self.status, "valid_from": self.valid_from.isoformat(),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Law:
    """The rows that held on a day. `quiet`: after so many months without an incident the steps in `eases` propose one tier less."""

    norms: tuple[Norm, ...]

    def of(self, step: Step) -> tuple[Norm, ...]:
        """The rows of one step, the highest tier first."""
        return tuple(sorted((norm for norm in self.norms if norm.step is step), key=lambda norm: -norm.tier))

    @property
    def quiet_months(self) -> int | None:
        """After how many months without an incident a step is eased; None where the law does not ease."""
        return next((norm.at for norm in self.norms if norm.code == QUIET_CODE), None)

    @property
    def eases(self) -> tuple[str, ...]:
        """The steps that are eased then."""
        return next((norm.codes for norm in self.norms if norm.code == EASES_CODE), ())

    def stored(self) -> list[JsonObject]:
        """As JSON keeps it."""
        return [norm.stored() for norm in self.norms]


QUIET_CODE, EASES_CODE = "risk.quiet.months", "risk.quiet.eases"


def law_on(day: date) -> Law:
    """The rows in force on a day; a tier without a row is not proposed by that step."""
    found = [_norm(step, tier, f"risk.{step}.tier_{tier}", how, day) for step, how in COMPARED.items() for tier in TIERS]
    eased = [
        _norm(Step.QUIET, LOWEST, QUIET_CODE, How.AT_LEAST, day),
        _norm(Step.QUIET, LOWEST, EASES_CODE, How.LISTED, day),
    ]
    return Law(tuple(norm for norm in (*found, *eased) if norm is not None))


def law_from(stored: list[JsonObject]) -> Law:
    """The rows as a calculation kept them."""
    return Law(
        tuple(
            Norm(
                Step(row["step"]), row["tier"], row["code"], row["at"], tuple(row["codes"]), row["source"], row["status"],
                date.fromisoformat(row["valid_from"]),
            )
            for row in stored
        )
    )  # fmt: skip


def _norm(step: Step, tier: int, code: str, how: How, day: date) -> Norm | None:
    try:
        if how is How.LISTED:
            named = law.rule_list(code, day)
            return Norm(step, tier, code, None, named.values, named.source, named.status, named.valid_from)
        rule = law.rule(code, day)
        return Norm(step, tier, code, law.number(code, day), (), rule.source, rule.status, rule.valid_from)
    except NoSuchRule:
        return None
