"""Adding one day to the calendar."""

from litestar import get, post
from litestar.response import Redirect, Template

from services.probation.law_changes import words
from services.probation.law_changes.forms import read_day
from services.probation.law_changes.pages.proposed import proposed
from services.probation.law_changes.permissions import LawPermission
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/law/days/new", guards=[requires(LawPermission.CHANGE)])
async def day_page(request: Web) -> Template:
    """A day off that comes once, such as Kurban Ait, or a Saturday that is worked."""
    return _day(request, {}, FormErrors({}))


@post("/law/days/new", guards=[requires(LawPermission.CHANGE)], status_code=200)
async def add_day(request: Web) -> Template | Redirect:
    """Keep the day as a draft for a second administrator."""
    given = await read_fields(request)
    read = read_day(given)
    if isinstance(read, FormErrors):
        return _day(request, given, read, 422)
    change, form = read
    made = await proposed(request, "shared", change, form.why, form.document)
    return _day(request, given, made, 409) if isinstance(made, FormErrors) else back_to(f"/law/drafts/{made}")


def _day(request: Web, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    return page(request, "law_changes/day.html", status=status, words=words, names=words.field_names(), given=given, errors=errors)


route_handlers = [day_page, add_day]
