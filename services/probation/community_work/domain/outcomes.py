"""What may come of a session of work."""

from dataclasses import dataclass
from typing import Literal

OutcomeCode = Literal[
    "attended", "late", "sent_home_behaviour", "sent_home_service", "illness", "work_or_study", "family", "late_summons", "other_valid",
    "unacceptable", "intoxicated",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a session may end. `enforceable`: an officer may look into it as a possible breach; `credits`: hours worked count;
    `document`: the reason must be shown by a document.
    """

    code: OutcomeCode
    attended: bool
    enforceable: bool
    credits: bool
    document: bool = False


OUTCOMES: tuple[Outcome, ...] = (
    Outcome("attended", attended=True, enforceable=False, credits=True),
    Outcome("late", attended=True, enforceable=False, credits=True),
    Outcome("sent_home_service", attended=True, enforceable=False, credits=True),
    Outcome("illness", attended=False, enforceable=False, credits=False, document=True),
    Outcome("work_or_study", attended=False, enforceable=False, credits=False, document=True),
    Outcome("family", attended=False, enforceable=False, credits=False, document=True),
    Outcome("late_summons", attended=False, enforceable=False, credits=False, document=True),
    Outcome("other_valid", attended=False, enforceable=False, credits=False, document=True),
    Outcome("sent_home_behaviour", attended=True, enforceable=True, credits=True),
    Outcome("intoxicated", attended=False, enforceable=True, credits=False),
    Outcome("unacceptable", attended=False, enforceable=True, credits=False),
)


BY_CODE: dict[str, Outcome] = {each.code: each for each in OUTCOMES}
