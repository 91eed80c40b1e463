"""What the desk's and the provider's pages of files have in common; `home` is the address of the first of them."""

from uuid import UUID, uuid4

from litestar import Response
from litestar.datastructures import UploadFile
from litestar.response import Redirect, Template

from services.reintegration.consents.recipients import found_organisations
from services.reintegration.errors import NotThere
from services.reintegration.listing_import import actions, queries, words
from services.reintegration.listing_import.checking import MissingColumns
from services.reintegration.listing_import.domain import COLUMNS, KINDS, State
from services.reintegration.listing_import.forms import GivenForm, LoadForm, labels
from shared import clock
from shared.files.sheets import NotASheet
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

DESK, PROVIDER = "/listings", "/provider/listings"
MOST_BYTES = 2 * 1024 * 1024


async def start(request: Web, home: str, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    """The form, the templates, the latest files."""
    given = typed or {}
    organisations = []
    if home == DESK:
        chosen = [UUID(str(given["organisation"]))] if _is_uuid(given.get("organisation")) else []
        organisations = await found_organisations(str(given.get("find_name") or ""), request.user.office or "", chosen)
    return page(
        request, "listing_import/start.html", status=422 if errors else 200, home=home, rows=await queries.latest(request.user),
        words=words, names=labels(), kinds=[(code, words.kind(code)) for code in KINDS], organisations=organisations,
        errors=errors or FormErrors({}), typed=given, token=given.get("token") or uuid4(),
    )  # fmt: skip


async def given(request: Web, home: str) -> Template | Redirect:
    """Check a file; nothing is loaded."""
    fields, posted = await read_fields(request), await request.form()
    if fields.get("find"):
        return await start(request, home, typed=fields)
    form = parse(GivenForm, fields, labels())
    file = posted.get("file")
    content = await file.read(MOST_BYTES + 1) if isinstance(file, UploadFile) else b""
    errors = dict(form.messages) if isinstance(form, FormErrors) else {}
    if home == DESK and not isinstance(form, FormErrors) and form.organisation is None:
        errors["organisation"] = gettext("Choose an organisation")
    if not content or len(content) > MOST_BYTES:
        errors["file"] = gettext("Choose a file") if not content else words.problem("too_large")
    if errors or isinstance(form, FormErrors):
        return await start(request, home, FormErrors(errors, labels()), fields)
    whose = form.organisation if home == DESK else request.user.provider
    assert whose is not None
    try:
        made = await actions.give(form.kind, whose, content, token=form.token, by=request.user, now=clock.now())
    except NotASheet as wrong:
        return await start(request, home, FormErrors({"file": words.problem(wrong.problem)}, labels()), fields)
    except MissingColumns as wrong:
        said = gettext("These columns are missing: %(names)s", names=", ".join(words.heading(each) for each in wrong.columns))
        return await start(request, home, FormErrors({"file": said}, labels()), fields)
    return back_to(f"{home}/{made}")


async def shown(request: Web, home: str, number: UUID) -> Template:
    """Every defect, or what loading it does."""
    row = await queries.one(number, request.user)
    plan, defects = await actions.planned(row, clock.now()) if row.state == State.CHECKED else (None, [])
    return page(
        request, "listing_import/one.html", home=home, row=row, words=words, plan=plan, defects=defects,
        seen=plan.fingerprint() if plan else "", address="/vacancies" if row.kind == "vacancies" else "/courses",
    )  # fmt: skip


async def loaded(request: Web, home: str, number: UUID) -> Redirect:
    """Load it."""
    form = parse(LoadForm, await read_fields(request, "close"))
    if isinstance(form, FormErrors):
        raise NotThere
    await actions.load(number, set(form.close), seen=form.seen, by=request.user, now=clock.now())
    return back_to(f"{home}/{number}")


async def dropped(request: Web, home: str, number: UUID) -> Redirect:
    """Drop it."""
    await actions.drop(number, by=request.user, now=clock.now())
    return back_to(home)


def template(kind: str) -> Response[str]:
    """A file to fill in: the headings, and one row that is right. Raises NotThere for another kind."""
    for known in KINDS:
        if known == kind:
            return csv_file(f"{kind}.csv", [words.heading(code) for code in COLUMNS[known]], [words.example(known)])
    raise NotThere


def _is_uuid(text: object) -> bool:
    try:
        return bool(UUID(str(text)))
    except ValueError:
        return False
