"""The officer's signature, handing over, withdrawing the request, and the link to the record of the person."""

from collections.abc import Awaitable
from typing import TypeVar
from uuid import UUID

from litestar import post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import BaseModel

from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.pre_trial_reports import words
from services.probation.pre_trial_reports.actions import ending, linking
from services.probation.pre_trial_reports.domain.lifecycle import NotAllowed
from services.probation.pre_trial_reports.forms import DayForm, LinkForm, ReasonForm, ServedForm
from services.probation.pre_trial_reports.pages.shown import report_for, show_report
from services.probation.pre_trial_reports.permissions import PreTrialPermission
from services.probation.pre_trial_reports.rows import ShownReport
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to
from shared.web.request import Fields, Web, read_fields

WRITES = requires(PreTrialPermission.WRITE)
FormT = TypeVar("FormT", bound=BaseModel)


@post("/pre-trial-reports/{pre_trial_report:uuid}/sign", guards=[WRITES], status_code=200)
async def sign(request: Web, pre_trial_report: FromPath[UUID]) -> Template | Redirect:
    """The officer signed the printed report on a day."""
    row, fields, form = await _read(request, pre_trial_report, DayForm)
    if isinstance(form, FormErrors):
        return await show_report(request, row, fields, form, status=422)
    act = ending.sign(row.id, form.day, seen_version=form.version, by=request.user, now=clock.now())
    return await _done(request, row, fields, act, "signed_day")


@post("/pre-trial-reports/{pre_trial_report:uuid}/serve", guards=[WRITES], status_code=200)
async def serve(request: Web, pre_trial_report: FromPath[UUID]) -> Template | Redirect:
    """It was handed over on a day."""
    row, fields, form = await _read(request, pre_trial_report, ServedForm)
    if isinstance(form, FormErrors):
        return await show_report(request, row, fields, form, status=422)
    act = ending.serve(row.id, form.day, form.served_to, seen_version=form.version, by=request.user, now=clock.now())
    return await _done(request, row, fields, act, "served_day")


@post("/pre-trial-reports/{pre_trial_report:uuid}/withdraw", guards=[WRITES], status_code=200)
async def withdraw(request: Web, pre_trial_report: FromPath[UUID]) -> Template | Redirect:
    """Nobody asks for it any more."""
    row, fields, form = await _read(request, pre_trial_report, ReasonForm)
    if isinstance(form, FormErrors):
        return await show_report(request, row, fields, form, status=422)
    return await _done(request, row, fields, ending.withdraw(row.id, form.why, seen_version=form.version, by=request.user, now=clock.now()))


@post("/pre-trial-reports/{pre_trial_report:uuid}/unlink", guards=[WRITES], status_code=200)
async def unlink(request: Web, pre_trial_report: FromPath[UUID]) -> Template | Redirect:
    """The link to a record was a mistake."""
    row, fields, form = await _read(request, pre_trial_report, ReasonForm)
    if isinstance(form, FormErrors):
        return await show_report(request, row, fields, form, status=422)
    return await _done(request, row, fields, linking.unlink(row.id, form.why, seen_version=form.version, by=request.user, now=clock.now()))


@post("/pre-trial-reports/{pre_trial_report:uuid}/link", guards=[WRITES], status_code=200)
async def link(request: Web, pre_trial_report: FromPath[UUID]) -> Redirect:
    """The report is about this person, says an officer of the case; pressed twice, nothing changes."""
    form = parse(LinkForm, await read_fields(request), words.field_names())
    if isinstance(form, FormErrors):
        raise NotFoundException
    try:
        await linking.link(pre_trial_report, form.person, by=request.user, now=clock.now())
    except NotFound:
        raise NotFoundException from None
    except (AlreadyDecided, AlreadyClosed):
        return back_to(f"/people/{form.person}")
    return back_to(f"/pre-trial-reports/{pre_trial_report}")


async def _read(request: Web, number: UUID, form: type[FormT]) -> tuple[ShownReport, Fields, FormT | FormErrors]:
    row, fields = await report_for(request, number), await read_fields(request)
    return row, fields, parse(form, fields, words.field_names())


async def _done(request: Web, row: ShownReport, fields: Fields, act: Awaitable[None], wrong_day: str = "") -> Template | Redirect:
    try:
        await act
    except ending.DayWrong:
        return await show_report(request, row, fields, FormErrors({"day": words.problem(wrong_day)}, words.field_names()), status=422)
    except NotFound:
        raise NotFoundException from None
    except (AlreadyDecided, AlreadyClosed, NotAllowed):
        told = gettext("Nothing was recorded: somebody changed this report meanwhile. What you see now is how it stands.")
        return await show_report(request, await report_for(request, row.id), {}, FormErrors({"version": told}), status=409)
    return back_to(f"/pre-trial-reports/{row.id}")


route_handlers = [sign, serve, withdraw, unlink, link]
