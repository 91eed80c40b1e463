"""The form that asks why a reader looks at a record."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases import queries as cases_queries
from services.probation.cases.permissions import CasePermission
from services.probation.purposes.actions import HOLDS, state_purpose
from shared import clock
from shared.identity.words import rule_in_words
from shared.law.internal import rule
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

SHORTEST, LONGEST = 10, 500


@get("/people/{person:uuid}/purpose", guards=[requires(CasePermission.STATE_PURPOSE)])
async def purpose_page(request: Web, person: FromPath[UUID]) -> Template:
    """Ask before the record is shown."""
    return await _form(request, person, {}, FormErrors({}))


@post("/people/{person:uuid}/purpose", guards=[requires(CasePermission.STATE_PURPOSE)], status_code=200)
async def give_purpose(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Keep the purpose, and go on to the record."""
    fields = await read_fields(request)
    words = fields.get("words", "").strip()
    if not SHORTEST <= len(words) <= LONGEST:
        problem = gettext("Use at most 500 characters") if len(words) > LONGEST else gettext("Use at least 10 characters")
        wrong = FormErrors({"words": problem}, {"words": gettext("Why do you look at this record?")})
        return await _form(request, person, fields, wrong, status=422)
    await _number(request, person)
    await state_purpose(person, words, by=request.user, now=clock.now())
    return back_to(f"/people/{person}")


async def _form(request: Web, person: UUID, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    holds = rule(HOLDS, clock.now().date())
    return page(
        request,
        "purposes/page.html",
        status=status,
        person=person,
        number=await _number(request, person),
        minutes=holds.value,
        holds=rule_in_words(holds),
        given=given,
        errors=errors,
    )


async def _number(request: Web, person: UUID) -> str:
    """The case number, for a reader who needs a purpose; otherwise as if there were no record."""
    found = await cases_queries.number_in_register(request.user, person)
    if found is None:
        raise NotFoundException
    return found


route_handlers = [purpose_page, give_purpose]
