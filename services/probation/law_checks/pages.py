"""What was registered otherwise than the law asks: the list, one with its reason, and a senior officer's note."""

from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import BaseModel, StringConstraints

from services.probation.cases import words as case_words
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.law_checks import queries, words
from services.probation.law_checks.actions import OwnOverride, acknowledge
from services.probation.law_checks.permissions import LawCheckPermission
from services.probation.law_checks.rows import Override
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ON_A_PAGE = 50
DONE = "acknowledged"


class AcknowledgeForm(BaseModel):
    """A note, where there is something to say."""

    note: Annotated[str, StringConstraints(max_length=1000)] = ""


@get("/law-checks", guards=[requires(LawCheckPermission.READ)])
async def overrides_page(request: Web) -> Template:
    """Those that wait for a senior officer, or those that were acknowledged."""
    acknowledged = request.query_params.get("state") == DONE
    rows = await queries.overrides(request.user, acknowledged=acknowledged, size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    return page(request, "law_checks/list.html", overrides=rows, acknowledged=acknowledged, case_words=case_words, words=words)


@get("/law-checks/{override:uuid}", guards=[requires(LawCheckPermission.READ)])
async def override_page(request: Web, override: FromPath[UUID]) -> Template:
    """What the law asked, what the officer wrote, and who took note."""
    return _one(request, await _override(request, override), {}, FormErrors({}))


@post("/law-checks/{override:uuid}/acknowledge", guards=[requires(LawCheckPermission.ACKNOWLEDGE)], status_code=200)
async def acknowledge_override(request: Web, override: FromPath[UUID]) -> Template | Redirect:
    """Take note of the reason."""
    known, given = await _override(request, override), await read_fields(request)
    form = parse(AcknowledgeForm, given, {"note": gettext("Note")})
    if isinstance(form, FormErrors):
        return _one(request, known, given, form, 422)
    try:
        await acknowledge(override, form.note, by=request.user, now=clock.now())
    except AlreadyDecided:
        wrong = FormErrors({"note": gettext("Somebody else took note of it meanwhile")})
        return _one(request, await _override(request, override), given, wrong, 409)
    except OwnOverride:
        wrong = FormErrors({"note": gettext("You gave this reason yourself: another senior officer takes note of it")})
        return _one(request, known, given, wrong, 409)
    except NotFound:
        raise NotFoundException from None
    return back_to(f"/law-checks/{override}")


async def _override(request: Web, number: UUID) -> Override:
    found = await queries.override(request.user, number)
    if found is None:
        raise NotFoundException
    return found


def _one(request: Web, override: Override, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    may_acknowledge = may(request.user, LawCheckPermission.ACKNOWLEDGE) and override.by_id != request.user.id
    return page(
        request,
        "law_checks/override.html",
        status=status,
        override=override,
        may_acknowledge=may_acknowledge and override.acknowledged_at is None,
        case_words=case_words,
        words=words,
        given=given,
        errors=errors,
    )


route_handlers = [overrides_page, override_page, acknowledge_override]
