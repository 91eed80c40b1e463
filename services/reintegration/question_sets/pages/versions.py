"""The questions of each pathway, version by version: read, compared, taken along as TOML."""

from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.sets import in_force
from services.reintegration.question_sets import actions, queries, words
from services.reintegration.question_sets.domain.comparing import changes
from services.reintegration.question_sets.pages.shown import short_of
from services.reintegration.question_sets.permissions import QuestionSetPermission
from services.reintegration.words import today
from shared import clock
from shared.access.permissions import may
from shared.web.fields import FIELD
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web

READS, WRITES = requires(QuestionSetPermission.READ), requires(QuestionSetPermission.WRITE)


@get("/question-sets", guards=[READS])
async def sets_page(request: Web) -> Template:
    """Every pathway with the version that holds today, and the draft that somebody works on."""
    now = clock.now()
    return page(
        request, "question_sets/sets.html", found=await in_force(today(now), now), drafts=await queries.open_drafts(),
        pathways=list(Pathway), words=words, may_write=may(request.user, QuestionSetPermission.WRITE),
    )  # fmt: skip


@get("/question-sets/{pathway:str}", guards=[READS])
async def pathway_page(request: Web, pathway: FromPath[str]) -> Template:
    """The versions of one pathway."""
    path, now = _pathway(pathway), clock.now()
    holds = (await in_force(today(now), now)).get(path)
    return page(
        request, "question_sets/pathway.html", path=path, versions=await queries.versions_of(path), holds=holds.id if holds else None,
        draft=(await queries.open_drafts()).get(path.value), words=words, today=today(now),
        may_write=may(request.user, QuestionSetPermission.WRITE),
    )  # fmt: skip


@post("/question-sets/{pathway:str}", guards=[WRITES])
async def begin_draft(request: Web, pathway: FromPath[str]) -> Redirect:
    """Begin a draft, or go on with the one that is open."""
    return back_to(f"/question-sets/drafts/{await actions.begin(_pathway(pathway), by=request.user, now=clock.now())}")


@get("/question-sets/versions/{question_set:uuid}", guards=[READS])
async def version_page(request: Web, question_set: FromPath[UUID]) -> Template:
    """One version: the long and the short form, what changed since the one before, its text."""
    row = await queries.version_of(question_set)
    earlier = [each for each in await queries.versions_of(Pathway(row.pathway)) if each.version < row.version]
    before = max(earlier, key=lambda each: each.version, default=None)
    return page(
        request, "question_sets/version.html", version=row, before=before, changes=changes(before.says, row.says) if before else [],
        form=row.says, short=short_of(row.says), words=words, field=FIELD, errors=FormErrors({}),
    )  # fmt: skip


@get("/question-sets/versions/{question_set:uuid}/toml", guards=[READS])
async def version_file(question_set: FromPath[UUID]) -> Response[bytes]:
    """The text of a version as a file."""
    row = await queries.version_of(question_set)
    name = f"{row.pathway}-{row.version}.toml"
    return Response(row.content.encode(), media_type="application/toml", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _pathway(code: str) -> Pathway:
    if code not in set(Pathway):
        raise NotFoundException
    return Pathway(code)


route_handlers: list[ControllerRouterHandler] = [sets_page, pathway_page, begin_draft, version_page, version_file]
