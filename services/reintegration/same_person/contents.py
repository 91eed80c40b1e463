"""What each of several cases of one person has, for one page."""

from dataclasses import dataclass

from services.reintegration.cases.domain import CaseRow
from services.reintegration.consents.queries import ConsentRow, consents_of
from services.reintegration.contacts.domain import ContactRow
from services.reintegration.contacts.queries import contacts_of
from services.reintegration.needs.queries import ShownNeed, needs_of
from services.reintegration.papers.domain import Paper
from services.reintegration.papers.queries import papers_of
from services.reintegration.plans.queries import ShownPlan, plans_of
from services.reintegration.referrals.queries import SentReferral, referrals_of
from services.reintegration.tasks.domain import TaskRow
from services.reintegration.tasks.queries import tasks_of

LAST_CONTACTS = 5


@dataclass(frozen=True, slots=True)
class Held:
    """A case with everything that it holds now; `contacts` are the last ones."""

    case: CaseRow
    needs: list[ShownNeed]
    tasks: list[TaskRow]
    plans: list[ShownPlan]
    referrals: list[SentReferral]
    consents: list[ConsentRow]
    contacts: list[ContactRow]
    papers: list[Paper]


async def held_by(case: CaseRow) -> Held:
    """Read it; sensitive needs show nothing but that they are there. The caller has checked the scope."""
    person = case.person
    return Held(
        case,
        await needs_of(person, sensitive=False),
        await tasks_of(person),
        await plans_of(person, sensitive=False),
        await referrals_of(person),
        await consents_of(person),
        (await contacts_of(person, size=LAST_CONTACTS)).rows,
        await papers_of(person),
    )
