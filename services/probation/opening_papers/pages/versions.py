"""The forms and their versions: what holds, what is proposed, and the second administrator's answer."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.opening_papers import words
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.forms import AnswerForm, ProposalForm
from services.probation.opening_papers.permissions import OpeningPaperPermission
from services.probation.opening_papers.versions import actions as form_actions
from services.probation.opening_papers.versions import queries
from services.probation.opening_papers.versions.queries import FormVersion
from services.probation.opening_papers.versions.seeding import seed
from shared import clock
from shared.access.permissions import may
from shared.questions.forms import Form
from shared.web import i18n
from shared.web.fields import FIELD
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, CHANGES = requires(OpeningPaperPermission.FORMS), requires(OpeningPaperPermission.CHANGE_FORMS)


@get("/opening-forms", guards=[READS])
async def forms_page(request: Web) -> Template:
    """Every form with the version that holds today, and what waits for a second administrator."""
    now = clock.now()
    await seed(now=now)
    return page(
        request, "opening_papers/forms.html", found=await queries.all_in_force(local_today(now)), codes=list(FormCode),
        waiting=await queries.waiting(), words=words, languages_of_paper=i18n.NAMES,
    )  # fmt: skip


@get("/opening-forms/{code:str}", guards=[READS])
async def form_page(request: Web, code: FromPath[str]) -> Template:
    """The versions of a form, and the text of the latest one to change."""
    form = _code(code)
    await seed(now=clock.now())
    found = await queries.versions(form)
    return await _form(request, form, {"content": found[0].content if found else ""}, FormErrors({}))


@post("/opening-forms/{code:str}", guards=[CHANGES], status_code=200)
async def propose(request: Web, code: FromPath[str]) -> Template | Redirect:
    """Check and preview what was written, or propose it."""
    form, fields, now = _code(code), await _written(request), clock.now()
    content = str(fields.get("content", ""))
    checked = form_actions.check(content, form, now)
    if checked.form is None:
        return await _form(request, form, fields, _faults([words.fault(each) for each in checked.faults]), status=422)
    if fields.get("check"):
        return await _form(request, form, fields, FormErrors({}), preview=checked.form)
    given = parse(ProposalForm, fields, words.field_names())
    if isinstance(given, FormErrors):
        return await _form(request, form, fields, given, preview=checked.form, status=422)
    try:
        number = await form_actions.propose(form, content, given.why, by=request.user, now=now)
    except form_actions.Waiting:
        told = gettext("Another version of this form waits for an answer: it is answered or withdrawn first. Your text stays on this page")
        return await _form(request, form, fields, _faults([told]), preview=checked.form, status=409)
    except form_actions.SameText:
        told = gettext("A version says exactly this already")
        return await _form(request, form, fields, _faults([told]), preview=checked.form, status=409)
    return back_to(f"/opening-forms/versions/{number}")


@get("/opening-forms/versions/{version:uuid}", guards=[READS])
async def version_page(request: Web, version: FromPath[UUID]) -> Template:
    """One version: a preview, its text, who proposed and who answered it."""
    return await _version(request, await _row(version), {}, FormErrors({}))


@post("/opening-forms/versions/{version:uuid}/accept", guards=[CHANGES], status_code=200)
async def accept(request: Web, version: FromPath[UUID]) -> Template | Redirect:
    """It holds from its day on."""
    return await _answered(request, version, lambda: form_actions.accept(version, by=request.user, now=clock.now()))


@post("/opening-forms/versions/{version:uuid}/refuse", guards=[CHANGES], status_code=200)
async def refuse(request: Web, version: FromPath[UUID]) -> Template | Redirect:
    """It is not accepted."""
    return await _with_reason(request, version, form_actions.refuse)


@post("/opening-forms/versions/{version:uuid}/withdraw", guards=[CHANGES], status_code=200)
async def withdraw(request: Web, version: FromPath[UUID]) -> Template | Redirect:
    """Who proposed it takes it back."""
    return await _with_reason(request, version, form_actions.withdraw)


async def _with_reason(request: Web, number: UUID, act: Callable[..., Awaitable[None]]) -> Template | Redirect:
    given = await read_fields(request)
    form = parse(AnswerForm, given, words.field_names())
    if isinstance(form, FormErrors):
        return await _version(request, await _row(number), given, form, status=422)
    return await _answered(request, number, lambda: act(number, form.answer, by=request.user, now=clock.now()))


async def _answered(request: Web, number: UUID, act: Callable[[], Awaitable[None]]) -> Template | Redirect:
    try:
        await act()
    except NotFound:
        raise NotFoundException from None
    except AlreadyDecided:
        told = gettext("Somebody else answered meanwhile; what you see now is that answer")
    except form_actions.OwnVersion:
        told = gettext("You proposed this yourself: another administrator accepts or refuses it")
    except form_actions.DayOver:
        told = gettext("Its first day has come meanwhile: refuse it, and propose it again for a later day")
    else:
        return back_to(f"/opening-forms/versions/{number}")
    return await _version(request, await _row(number), {}, FormErrors({"answer": told}), status=409)


async def _form(
    request: Web, code: FormCode, given: Fields, errors: FormErrors, *, preview: Form | None = None, status: int = 200
) -> Template:
    return page(
        request, "opening_papers/versions.html", status=status, code=code, versions=await queries.versions(code), given=given,
        errors=errors, preview=preview, words=words, names=words.field_names(), field=FIELD,
        may_change=may(request.user, OpeningPaperPermission.CHANGE_FORMS), languages_of_paper=i18n.NAMES,
    )  # fmt: skip


async def _version(request: Web, row: FormVersion, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    waits, mine = row.state == form_actions.WAITING, row.proposed_by == request.user.id
    changes = may(request.user, OpeningPaperPermission.CHANGE_FORMS)
    return page(
        request, "opening_papers/version.html", status=status, version=row, form=row.says, given=given, errors=errors, words=words,
        names=words.field_names(), field=FIELD, may_answer=waits and changes and not mine, may_withdraw=waits and changes and mine,
    )  # fmt: skip


async def _written(request: Web) -> Fields:
    """The fields; a file that was chosen stands in place of the text."""
    fields, sent = await read_fields(request), (await request.form()).get("file")
    if sent is not None and not isinstance(sent, str) and sent.filename:
        fields["content"] = (await sent.read()).decode("utf-8", errors="replace").replace("\r\n", "\n")
    return fields


def _faults(told: list[str]) -> FormErrors:
    return FormErrors({"content": "\n".join(told)})


def _code(code: str) -> FormCode:
    if code not in set(FormCode):
        raise NotFoundException
    return FormCode(code)


async def _row(number: UUID) -> FormVersion:
    row = await queries.version(number)
    if row is None:
        raise NotFoundException
    return row


route_handlers = [forms_page, form_page, propose, version_page, accept, refuse, withdraw]
