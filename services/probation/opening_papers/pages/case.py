"""What opens a case: its papers, how far each is, and beginning one."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.errors import AlreadyClosed
from services.probation.local_time import local_today
from services.probation.opening_papers import queries, words
from services.probation.opening_papers.actions import begin
from services.probation.opening_papers.checklist import checklist
from services.probation.opening_papers.forms import BeginForm
from services.probation.opening_papers.permissions import OpeningPaperPermission
from shared import clock
from shared.access.permissions import may
from shared.web import i18n
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

READS, WRITES = requires(OpeningPaperPermission.READ), requires(OpeningPaperPermission.WRITE)


@get("/people/{person:uuid}/opening-papers", guards=[READS])
async def papers_page(request: Web, person: FromPath[UUID]) -> Template:
    """Every paper that opens the case: not begun, a draft, to be signed, done; and until when it is due."""
    case, today = await case_of(request, person), local_today(clock.now())
    papers = await queries.of_registration(case.registration)
    todos = await checklist(case.registered_on, papers, today)
    return page(
        request,
        "opening_papers/list.html",
        case=case,
        todos=[(todo, papers.get(todo.form), words.todo_state(todo, today)) for todo in todos],
        today=today,
        words=words,
        tokens={todo.form: uuid4() for todo in todos},
        languages_of_paper=i18n.NAMES,
        may_write=case.is_open and may(request.user, OpeningPaperPermission.WRITE),
    )


@post("/people/{person:uuid}/opening-papers", guards=[WRITES], status_code=200)
async def begin_paper(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Begin a paper; where somebody has begun it, that one is shown."""
    case, form = await case_of(request, person), parse(BeginForm, await read_fields(request))
    address = f"/people/{person}/opening-papers"
    if isinstance(form, FormErrors):
        return back_to(address)
    try:
        number = await begin(
            person, form.form, registration=case.registration, token=form.form_token, language=case.language, by=request.user,
            now=clock.now(),
        )  # fmt: skip
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=address, case=case)
    return back_to(f"/opening-papers/{number}")


route_handlers = [papers_page, begin_paper]
