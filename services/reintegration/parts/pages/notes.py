"""The notes of those who take part, for the desk."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.parts import notes, words
from services.reintegration.parts.domain import Part
from services.reintegration.sealing.keys import key_of
from services.reintegration.settings import settings
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web


@get("/cases/{person:uuid}/part-notes", guards=[requires(CasePermission.ACT)])
async def part_notes(request: Web, person: FromPath[UUID], role: FromQuery[str] = "") -> Template:
    """Every note as it counts, with its author, and what it said before a correction; of all, or of one kind of part."""
    case, chosen = await cases.case(person, request.user), role if role in set(Part) else ""
    found = await notes.notes_of_case(
        person, role=chosen or None, size=settings().desk_rows, after=cursor(request.query_params.get("after"))
    )
    earlier, key = await notes.earlier_versions(found), await key_of(person)
    said = {each.id: notes.read(each, key) for each in [*found, *(one for many in earlier.values() for one in many)]}
    roles = [("", None), *((each.value, words.part(each)) for each in Part)]
    return page(request, "parts/notes.html", case=case, notes=found, earlier=earlier, said=said, words=words, roles=roles, role=chosen)


route_handlers: list[ControllerRouterHandler] = [part_notes]
