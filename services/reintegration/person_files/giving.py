"""Giving out a file, and a picture of its first page. The caller has checked who may read it."""

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Template

from services.reintegration.person_files import words
from services.reintegration.person_files.queries import ShownFile, read_content
from shared import clock
from shared.access.seen import saw
from shared.files.kinds import ENDINGS
from shared.files.previews import CannotRender, render
from shared.files.reading import Reading
from shared.web.pages import page
from shared.web.request import Web


async def given_out(request: Web, row: ShownFile, *, back: str, file: str) -> Response[bytes] | Template:
    """The file as it came, never opened as a page, with a record of who took it; what nothing checked is given out after a warning.

    `back`: the page that it is taken from; `file`: where it is asked for.
    """
    saw(row.person)
    if row.reading == Reading.AFTER_WARNING and request.query_params.get("warned") != "yes":
        return page(request, "person_files/warning.html", back=back, file=file)
    if row.reading == Reading.NOT_YET:
        return page(request, "person_files/waits.html", status=409, back=back)
    found = await read_content(row, by=request.user, now=clock.now())
    if found is None:
        raise NotFoundException
    headers = {
        "cache-control": "no-store",
        "content-disposition": f'attachment; filename="{words.FILE_NAME}-{row.stored_at:%Y%m%d}-{str(row.id)[:8]}.'
        f'{ENDINGS[found.media_type]}"',
    }
    return Response(found.content, media_type=found.media_type, headers=headers)


async def picture_given_out(request: Web, row: ShownFile) -> Response[bytes]:
    """Its first page as a picture that we made in a process of its own. Raises NotFoundException where there is none."""
    saw(row.person)
    found = await read_content(row, by=request.user, now=clock.now())
    if found is None:
        raise NotFoundException
    try:
        (picture, *_) = (await render(found.content, pictures=1)).pictures
    except (CannotRender, ValueError):
        raise NotFoundException from None
    return Response(picture, media_type="image/jpeg", headers={"cache-control": "no-store"})
