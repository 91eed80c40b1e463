"""Domain values as words in the reader's language: what pages ask for, each from its own room of words."""

from services.probation.case_words import basis, category, closing_reason, condition, custodian, frequency, settlement
from services.probation.check_in_words import answers, colour, liveness, match, need, quality, state, verdict
from services.probation.form_words import choose, confirm, error_summary, problem
from services.probation.queue_words import REASONS, item, kind, reason
from services.probation.timeline_words import ENTRIES, entry
from services.probation.words import phone_number, remaining, stamp, waited, who

__all__ = [
    "ENTRIES",
    "REASONS",
    "answers",
    "basis",
    "category",
    "choose",
    "closing_reason",
    "colour",
    "condition",
    "confirm",
    "custodian",
    "entry",
    "error_summary",
    "frequency",
    "item",
    "kind",
    "liveness",
    "match",
    "need",
    "phone_number",
    "problem",
    "quality",
    "reason",
    "remaining",
    "settlement",
    "stamp",
    "state",
    "verdict",
    "waited",
    "who",
]
