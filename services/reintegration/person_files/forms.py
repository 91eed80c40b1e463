"""A file that was posted with a form."""

import asyncio
from dataclasses import dataclass

from litestar.datastructures import UploadFile

from services.reintegration.person_files.domain import LARGEST, MOST_PAGES
from shared.files.kinds import GivenFile, NotAFile, read_file
from shared.files.previews import CannotRender, render
from shared.web.request import Web

FIELDS = ("file", "camera")
"""A file that is chosen, and one that the tablet's camera takes: whichever was filled in."""


@dataclass(frozen=True, slots=True, repr=False)
class Posted:
    """What came with a form: a file, or what is wrong with it; neither where nothing was chosen."""

    file: GivenFile | None = None
    problem: str | None = None


async def read_posted(request: Web) -> Posted:
    """The file of a form: PDF, JPEG or PNG, recognised by its content, small enough and readable. The names in `FIELDS` may hold it."""
    form = await request.form()
    uploads = [one for name in FIELDS if name in form for one in form.getall(name) if isinstance(one, UploadFile) and one.filename]
    if not uploads:
        return Posted()
    if len(uploads) > 1:
        return Posted(problem="several")
    content = await uploads[0].read(LARGEST + 1)
    try:
        file = await asyncio.to_thread(read_file, content, largest=LARGEST)
        pages = (await render(content)).pages if file.media_type == "application/pdf" else 1
    except NotAFile as refused:
        return Posted(problem=refused.problem)
    except CannotRender:
        return Posted(problem="unreadable")
    return Posted(problem="too_many_pages") if pages > MOST_PAGES else Posted(file)
