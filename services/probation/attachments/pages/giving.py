"""Giving out a file as it was handed in."""

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Template

from services.probation.attachments.queries import Attached, read_content
from shared import clock
from shared.files.kinds import ENDINGS
from shared.files.reading import Reading
from shared.web.pages import page
from shared.web.request import Web


async def given_out(request: Web, row: Attached, *, back: str, file: str) -> Response[bytes] | Template:
    """The file, never opened as a page, with a record of who took it; what nothing checked for viruses is given out after a warning.

    `back`: the page that it is taken from; `file`: where it is asked for. The caller has checked who may read it.
    """
    if row.reading == Reading.AFTER_WARNING and request.query_params.get("warned") != "yes":
        return page(request, "attachments/warning.html", row=row, back=back, file=file)
    if row.reading == Reading.NOT_YET:
        return page(request, "attachments/waits.html", status=409, row=row, back=back)
    found = None if row.reading == Reading.NEVER else await read_content(row.person, row.id, by=request.user, now=clock.now())
    if found is None:
        raise NotFoundException
    headers = {
        "cache-control": "no-store",
        "content-disposition": f'attachment; filename="document-{row.stored_at:%Y%m%d}-{str(row.id)[:8]}.{ENDINGS[found.media_type]}"',
    }
    return Response(found.content, media_type=found.media_type, headers=headers)
