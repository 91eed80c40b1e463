"""The public form of an organisation that helps people after a sentence and wants to be found."""

from typing import Annotated
from uuid import UUID, uuid4

from litestar import get, post
from litestar.response import Redirect, Template
from pydantic import BaseModel, StringConstraints

from services.reintegration import words
from services.reintegration.directory.changes.entering import enter
from services.reintegration.directory.places import centres
from services.reintegration.directory.values.typed import Email
from services.reintegration.errors import TooManyEntries
from shared import clock
from shared.web.addresses import client_site
from shared.web.forms import FormErrors, parse
from shared.web.guards import public
from shared.web.i18n import current, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


class Entered(BaseModel):
    """What an organisation says of itself."""

    name: Annotated[str, StringConstraints(min_length=3, max_length=500)]
    what: Annotated[str, StringConstraints(min_length=10, max_length=4000)]
    region: Annotated[str, StringConstraints(max_length=2)]
    phone: Annotated[str, StringConstraints(min_length=5, max_length=100)]
    email: Email = None
    tax_id: Annotated[str, StringConstraints(max_length=40)] | None = None
    contact: Annotated[str, StringConstraints(min_length=5, max_length=300)]
    token: UUID


@get("/join", guards=[public])
async def join(request: Web) -> Template:
    """The form, or thanks after it was sent."""
    return _page(request, FormErrors({}), {})


@post("/join", guards=[public], status_code=200)
async def send(request: Web) -> Template | Redirect:
    """Put it before the coordinator, once; so often from one address."""
    typed = await read_fields(request)
    form = parse(Entered, typed, labels())
    if isinstance(form, FormErrors):
        return _page(request, form, typed, status=422)
    if form.region not in centres():
        return _page(request, FormErrors({"region": gettext("Choose or enter a valid value")}, labels()), typed, status=422)
    entry = {"name": form.name, "description": {current(): form.what}, "region": form.region, "phones": [form.phone]}
    entry |= {name: value for name, value in (("email", form.email), ("tax_id", form.tax_id)) if value}
    try:
        await enter(entry, contact=form.contact, name=form.name[:200], site=client_site(request), token=form.token, now=clock.now())
    except TooManyEntries:
        many = gettext("Too many organisations were entered from here today. Nothing was sent; try again tomorrow.")
        return _page(request, FormErrors({"name": many}), typed, status=429)
    return back_to("/join?sent=yes")


def labels() -> dict[str, str]:
    """What each field is called."""
    return {
        "name": gettext("Name of the organisation"),
        "what": gettext("How you help people after a sentence"),
        "region": gettext("Region"),
        "phone": gettext("Phone of the organisation"),
        "email": gettext("E-mail of the organisation"),
        "tax_id": gettext("БИН"),
        "contact": gettext("Whom may we ask?"),
    }


def _page(request: Web, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    regions = sorted(((code, words.region(code)) for code in centres()), key=lambda option: option[1])
    context = {"labels": labels(), "regions": regions, "token": typed.get("token") or uuid4()}
    return page(request, "provider_entry/page.html", status=status, errors=errors, typed=typed, **context)


route_handlers = [join, send]
