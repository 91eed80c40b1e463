"""What a change of the law would do to the papers that are still to be written."""

from dataclasses import dataclass
from datetime import date

from services.probation.local_time import local_today
from services.probation.opening_papers import words
from services.probation.opening_papers.checklist import limits
from services.probation.opening_papers.domain.todo import RULE, due_on
from shared.contributions import Asked, Judged, LawSimulation
from shared.law.calendar import add_working_days
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Opened:
    """An open registration with the forms that are written and finished."""

    registered_on: date
    done: list[str]


def late(row: Opened, asked: Asked) -> Judged:
    """The forms that are late today."""
    today = local_today(asked.now)
    rules = limits(row.registered_on).items()
    found = {str(form) for form, rule in rules if form not in row.done and due_on(rule, row.registered_on, add_working_days) < today}
    return Judged(codes=frozenset(found))


SIMULATIONS = (
    LawSimulation(
        "opening_papers",
        lambda: gettext("Papers that open the case"),
        (f"{RULE}*",),
        Opened,
        "r.id",
        """r.registered_on, array(SELECT o.form::text FROM probation.opening_paper o WHERE o.registration = r.id
            AND o.state IN ('finished', 'signed', 'refused')) AS done""",
        "probation.registration r",
        "r.state = 'open' AND r.supervising_authority = 'probation'",
        late,
        lambda code: gettext("Late: %(what)s", what=words.form(code)),
        calendar=True,
    ),
)
