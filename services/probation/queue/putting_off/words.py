"""Putting off in words."""

from services.probation.queue.putting_off.domain import Limits, Problem
from shared.web.i18n import gettext, ngettext


def problem(which: Problem, rule: Limits) -> str:
    """Why something stays in the queue, and what can be done."""
    return {
        Problem.URGENT: gettext("This cannot be put off: somebody may be in danger. Look at it now, or hand it to whoever stands in."),
        Problem.ESCALATED: gettext("This cannot be put off: it was passed up because nobody had looked at it."),
        Problem.TOO_OFTEN: ngettext(
            "This was put off %(num)s time already. Decide it, or ask the senior officer.",
            "This was put off %(num)s times already. Decide it, or ask the senior officer.",
            rule.times,
        ),
        Problem.NO_DAY: gettext("There is no working day left before this needs an answer. It stays in the queue."),
        Problem.CLOSED: gettext("This was decided in the meantime. There is nothing left to put off."),
    }[which]
