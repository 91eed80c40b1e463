"""The coordinator's lists."""

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from services.reintegration import words
from services.reintegration.directory import words as directory_words
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.directory_work import queries
from services.reintegration.directory_work import words as own_words
from services.reintegration.directory_work.domain import OF_ORGANISATIONS, WORK
from services.reintegration.settings import settings
from shared import clock
from shared.db.keyset import counted, cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web


@get("/directory/work/{what:str}", guards=[requires(DirectoryPermission.HISTORY)])
async def work(request: Web, what: FromPath[str], after: FromQuery[str | None] = None) -> Template:
    """One list."""
    code = next((one for one in WORK if one == what), None)
    if code is None:
        raise NotFoundException
    now = clock.now()
    today = words.today(now)
    return page(
        request,
        "directory_work/list.html",
        p=words,
        d=directory_words,
        today=today,
        what=code,
        title=own_words.title(code),
        kind="organisation" if code in OF_ORGANISATIONS else "service",
        rows=await queries.work(code, now, today, size=settings().desk_rows, after=cursor(after)),
        number=counted(await queries.count(code, now, today)),
        others=[(one, own_words.title(one)) for one in WORK],
    )


route_handlers = [work]
