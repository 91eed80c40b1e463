"""One application: what is sent with consent, and what the employer and the person said."""

from functools import partial
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus
from services.reintegration.consents.actions import verdict_on
from services.reintegration.consents.domain import Purpose
from services.reintegration.job_search import queries, words
from services.reintegration.job_search.actions import applying
from services.reintegration.job_search.domain.applications import BY_ITSELF, REASONS, State, steps
from services.reintegration.job_search.forms import MoveForm, SendForm, interview_at, labels, move_wrong
from services.reintegration.job_search.permissions import WorkPermission
from services.reintegration.sealing.keys import key_of
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

KEEPS = requires(WorkPermission.KEEP)


@get("/job-applications/{application:uuid}", guards=[KEEPS])
async def application_page(request: Web, application: FromPath[UUID]) -> Template:
    """How it stands, what can be done, and its history."""
    return await _page(request, application)


@post("/job-applications/{application:uuid}", guards=[KEEPS])
async def move(request: Web, application: FromPath[UUID]) -> Template | Redirect:
    """The next state."""
    fields, now = await read_fields(request), clock.now()
    form = parse(MoveForm, fields, labels(), check=partial(move_wrong, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _page(request, application, form, fields)
    await applying.move(
        application, form.to, reason=form.reason, interview_at=interview_at(form), note=form.note or "", seen_version=form.version,
        by=request.user, now=now,
    )  # fmt: skip
    return back_to(f"/job-applications/{application}")


@post("/job-applications/{application:uuid}/send", guards=[KEEPS])
async def send(request: Web, application: FromPath[UUID]) -> Template | Redirect:
    """Send the CV."""
    fields = await read_fields(request)
    form = parse(SendForm, fields, labels())
    if isinstance(form, FormErrors):
        if "consent" in form.messages:
            form.messages["consent"] = gettext("Nothing is sent without the person's consent")
        return await _page(request, application, form, fields)
    await applying.send(application, language=form.language, consent=True, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/job-applications/{application}")


async def _page(request: Web, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row, now = await queries.application(number, request.user), clock.now()
    case, key = await cases.case(row.person, request.user), await key_of(row.person)
    events = [
        (event, queries.texts(key, event.sealed, f"application/{number}/{event.version}").get("note", ""))
        for event in await queries.events_of(number)
    ]
    reasons = [(code, words.reason(code)) for code in dict.fromkeys(code for to in steps(row.state) for code in REASONS.get(to, ()))]
    return page(
        request, "job_search/application.html", status=422 if errors else 200, row=row, case=case, words=words, p=common, events=events,
        errors=errors or FormErrors({}), typed=typed or {}, names=labels(), may_act=case.status == CaseStatus.OPEN,
        steps=[(each.value, words.step(each.value, row.state)) for each in steps(row.state)], State=State,
        reasons=[each for each in reasons if each[0] not in BY_ITSELF], cv=await queries.cv_of(row.person),
        verdict=await verdict_on(Purpose.WORK, row.person, row.organisation, now),
        spoken=[(code, common.language(code)) for code in ("kk", "ru", "en")],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [application_page, move, send]
