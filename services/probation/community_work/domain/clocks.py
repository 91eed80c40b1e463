"""The clocks of an order of work: until when each step is taken."""

from dataclasses import dataclass
from datetime import date, timedelta

from services.probation.community_work.domain.rules import Step
from services.probation.law import rules as law
from shared.law.calendar import add_working_days


@dataclass(frozen=True, slots=True)
class Clock:
    """What has to happen with an order next, until when, and by which rule."""

    step: Step
    due_on: date | None
    rule: law.Rule | None

    def late(self, today: date) -> bool:
        """Whether the last day has passed."""
        return self.due_on is not None and today > self.due_on


def clock_of(requested_on: date, received_on: date | None, acquainted_on: date | None, *, first_session: date | None) -> Clock:
    """The next step of an order: it arrives, the person is acquainted, the work begins."""
    if received_on is None:
        rule = law.rule("work.order_within", requested_on)
        return Clock("order", add_working_days(requested_on, int(rule.value)), rule)
    if acquainted_on is None:
        rule = law.rule("work.acquainted_within", received_on)
        return Clock("acquaint", add_working_days(received_on, int(rule.value)), rule)
    rule = law.rule("work.start_within", received_on)
    last = received_on + timedelta(days=int(rule.value))
    if first_session is None:
        return Clock("start", last, rule)
    return Clock("nothing", None, None)
