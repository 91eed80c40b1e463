"""What several pages of plans read."""

from uuid import UUID

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.needs import queries as needs
from services.reintegration.needs import words as needs_words
from services.reintegration.needs.domain.states import OPEN
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.plans import words
from services.reintegration.plans.domain.steps import CHOSEN, Step
from services.reintegration.plans.owners.queries import choices
from services.reintegration.plans.permissions import PlanPermission
from services.reintegration.plans.stored.texts import SENSITIVE_NEEDS
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.guards import requires
from shared.web.request import Web

READS, CHANGES = requires(PlanPermission.READ), requires(PlanPermission.CHANGE)


def sees_sensitive(request: Web) -> bool:
    """Whether the reader may read what is planned for health and the like."""
    return may(request.user, NeedPermission.SENSITIVE)


def sees_words(request: Web, need: str) -> bool:
    """The same for a plan of this need."""
    return need not in SENSITIVE_NEEDS or sees_sensitive(request)


async def needs_to_choose(request: Web, person: UUID, *, chosen: UUID | None = None) -> list[tuple[str, str]]:
    """Needs that are open, and the one that was chosen before, by their pathway. Call `case` first: it checks who may read."""
    found = await needs.needs_of(person, sensitive=sees_sensitive(request))
    return [(str(need.id), needs_words.pathway(need.pathway)) for need in found if need.state in OPEN or need.id == chosen]


def usual() -> PageContext:
    """The words that every page of plans needs, and today."""
    return {"p": common, "today": common.today(clock.now())}


async def owners_to_choose(request: Web, person: UUID) -> dict[str, str]:
    """The names of who can be chosen to do a step, by the value in the form."""
    return {each.value: each.name for each in await choices(await cases.case(person, request.user))}


async def owner_options(request: Web, person: UUID, step: Step | None = None) -> list[tuple[str, str]]:
    """Who can do a step, to choose from. A step that was given to somebody by name alone keeps them as they stand there."""
    kinds = words.owners()
    known = [(each.value, each.text) for each in await choices(await cases.case(person, request.user))]
    kept = step.owner if step is not None and step.owner in CHOSEN and step.owner_id is None else None
    old = [(code, text) for code, text in kinds if code == kept]
    return [kinds[0], *known, *old, kinds[-1]]


def does(step: Step) -> str:
    """The value in the form for who does it now."""
    return f"{step.owner}:{step.owner_id}" if step.owner_id else step.owner
