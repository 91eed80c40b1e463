"""What is still to be done to open a case, and until when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.lifecycle import State, is_done
from shared.law.rules import Rule

RULE = "opening_paper."
"""How the codes of the time limits begin; a form without one is written when somebody asks for it."""


@dataclass(frozen=True, slots=True)
class Todo:
    """A form of one case. `state`: None where nobody has begun it; `due_on`: the last day on which it is in time."""

    form: FormCode
    state: State | None
    done: bool
    rule: Rule | None
    due_on: date | None

    def overdue_on(self, today: date) -> bool:
        """Whether its last day is over and it is not done."""
        return not self.done and self.due_on is not None and today > self.due_on

    @property
    def waits(self) -> bool:
        """Whether it has a limit and is not done, or was begun and is not done."""
        return not self.done and (self.due_on is not None or self.state is not None)


def due_on(rule: Rule, registered_on: date, add_working_days: Callable[[date, int], date]) -> date:
    """The last day, counted from the day after the registration."""
    count = int(rule.value)
    return add_working_days(registered_on, count) if rule.unit == "working_days" else registered_on + timedelta(days=count)


def todo_of(
    registered_on: date,
    states: Mapping[str, State],
    signed: Mapping[str, bool],
    rules: Mapping[FormCode, Rule],
    add_working_days: Callable[[date, int], date],
) -> list[Todo]:
    """Every form of a case in the order in which they are written.

    `states`: of the papers by form; `signed`: whether the person signs that form; `rules`: the limits that hold on the day of registration.
    """
    found = []
    for form in FormCode:
        state, rule = states.get(form), rules.get(form)
        done = state is not None and is_done(state, signed_by_person=signed.get(form, True))
        found.append(Todo(form, state, done, rule, due_on(rule, registered_on, add_working_days) if rule else None))
    return found
