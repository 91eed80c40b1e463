"""Who has work to do, and the register of the office's work sites."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.community_work import words
from services.probation.community_work.actions.sites import SiteDetails, add_site, change_site
from services.probation.community_work.forms import SiteForm, read_site
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.queries import listed, sites_of
from services.probation.community_work.rows import Site
from services.probation.errors import AlreadyDecided
from services.probation.local_time import local_today
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, KEEPS = requires(WorkPermission.READ), requires(WorkPermission.OBJECTS)
SHOWN = 200


@get("/work", guards=[READS])
async def list_page(request: Web) -> Template:
    """People with work to do, and the sites of the reader's office."""
    today = local_today(clock.now())
    return page(
        request,
        "community_work/list.html",
        rows=await listed(request.user, today, size=SHOWN),
        sites=await sites_of(request.user.office or ""),
        words=words,
        today=today,
        may_keep=may(request.user, WorkPermission.OBJECTS),
    )


@get("/work/sites/new", guards=[KEEPS])
async def new_page(request: Web) -> Template:
    """An empty form."""
    return _form(request, None, {"form_token": str(uuid4()), "open_days": ["0", "1", "2", "3", "4"]}, FormErrors({}))


@post("/work/sites/new", guards=[KEEPS], status_code=200)
async def add(request: Web) -> Template | Redirect:
    """Add the site to the register of the office."""
    fields = await read_fields(request, "open_days")
    read = read_site(fields)
    if isinstance(read, FormErrors):
        return _form(request, None, fields, read, status=422)
    form, days = read
    await add_site(request.user.office or "", _details(form, days), token=form.form_token or uuid4(), by=request.user, now=clock.now())
    return back_to("/work")


@get("/work/sites/{work_site:uuid}", guards=[KEEPS])
async def site_page(request: Web, work_site: FromPath[UUID]) -> Template:
    """What is known about a site, to be changed."""
    site = await _site(request, work_site)
    names = ("name", "organisation", "kind_of_work", "address", "contact", "phone", "capacity", "version")
    given: Fields = {name: str(getattr(site, name)) for name in names}
    given |= {"open_days": list(site.open_days), "closes_on": site.closes_on.isoformat() if site.closes_on else ""}
    return _form(request, site, given, FormErrors({}))


@post("/work/sites/{work_site:uuid}", guards=[KEEPS], status_code=200)
async def change(request: Web, work_site: FromPath[UUID]) -> Template | Redirect:
    """Change the site, or end it with its last day."""
    site, fields = await _site(request, work_site), await read_fields(request, "open_days")
    read = read_site(fields)
    if isinstance(read, FormErrors):
        return _form(request, site, fields, read, status=422)
    form, days = read
    try:
        await change_site(site.office, site.id, _details(form, days), seen=form.version, by=request.user, now=clock.now())
    except AlreadyDecided:
        return page(request, "probation/decided.html", status=409, address=f"/work/sites/{site.id}", case=site)
    return back_to("/work")


async def _site(request: Web, site: UUID) -> Site:
    found = next((each for each in await sites_of(request.user.office or "") if each.id == site), None)
    if found is None:
        raise NotFoundException
    return found


def _details(form: SiteForm, days: str) -> SiteDetails:
    return SiteDetails(
        form.name, form.organisation, form.kind_of_work, form.address, form.contact, form.phone, days, form.capacity, form.closes_on
    )


def _form(request: Web, site: Site | None, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(
        request, "community_work/site.html", status=status, many=("open_days",), site=site, given={"open_days": [], **given}, errors=errors,
        names=words.field_names(), words=words,
    )  # fmt: skip


route_handlers = [list_page, new_page, add, site_page, change]
