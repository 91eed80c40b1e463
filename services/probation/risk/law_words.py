"""Lists of the law about relapse risk in words: steps, grounds of an entry, occupations, tiers, reasons for putting off."""

from services.probation.risk.domain.steps import Step
from services.probation.risk.words import code, ground, less_reason, occupation, step, tier


def of_list(listed: str, value: str) -> str | None:
    """A value of one of these lists; None for any other list."""
    known = {
        "risk.quiet.eases": lambda: step(value),
        "relapse.grounds": lambda: ground(value),
        "less.work": lambda: occupation(value),
        "less.tiers": lambda: tier(int(value)),
        "less.reasons": lambda: less_reason(value),
    }.get(listed)
    if known is not None:
        return known()
    begin, _, rest = listed.partition(".")
    return code(Step(rest.partition(".")[0]), value) if begin == "risk" else None
