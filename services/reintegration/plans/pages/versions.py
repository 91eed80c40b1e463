"""Every version of the plan with its answers; two of them side by side; all of them as a file."""

import json
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.errors import NotThere
from services.reintegration.plans import words
from services.reintegration.plans.domain.versions import compared, packed
from services.reintegration.plans.pages.reading import READS, usual
from services.reintegration.plans.stored.versions import ShownVersion, terms_of, versions_of
from services.reintegration.sealing.keys import key_of
from shared.web.pages import back_to, page
from shared.web.request import Web


@get("/cases/{person:uuid}/plan/versions", guards=[READS])
async def versions_page(request: Web, person: FromPath[UUID]) -> Template:
    """The latest first."""
    case = await cases.case(person, request.user)
    return page(request, "plans/versions.html", case=case, versions=await versions_of(person, await key_of(person)), words=words, **usual())


@get("/cases/{person:uuid}/plan/compare", guards=[READS])
async def compare_page(
    request: Web, person: FromPath[UUID], before: FromQuery[int | None] = None, after: FromQuery[int | None] = None
) -> Template | Redirect:
    """What was added, changed and is gone between two versions; without `after` the plan as it is now, else the last version."""
    case = await cases.case(person, request.user)
    key = await key_of(person)
    known = {each.number: each for each in await versions_of(person, key)}
    if not known:
        return back_to(f"/cases/{person}/plan/versions")
    first = before if before is not None else max(known)
    if first not in known or (after is not None and after not in known):
        raise NotThere
    now = known[after].terms if after is not None else await terms_of(person, key)
    return page(
        request, "plans/compare.html", case=case, before=known[first], after=known.get(after or 0), numbers=sorted(known),
        changes=compared(known[first].terms, now), words=words, **usual(),
    )  # fmt: skip


@get("/cases/{person:uuid}/plan/versions.json", guards=[READS])
async def versions_file(request: Web, person: FromPath[UUID]) -> Response[str]:
    """Every version with its answers, for whoever the person wants to show it to."""
    case = await cases.case(person, request.user)
    found = [_exported(each) for each in await versions_of(person, await key_of(person))]
    content = json.dumps({"case_number": case.case_number, "versions": found}, ensure_ascii=False, indent=2)
    headers = {"content-disposition": 'attachment; filename="plan-versions.json"', "cache-control": "no-store"}
    return Response(content, media_type="application/json", headers=headers)


def _exported(version: ShownVersion) -> dict[str, object]:
    answers = [
        {
            "answer": each.answer, "words": each.words, "signed": each.signed, "language": each.language, "name": each.name,
            "signed_on": each.signed_on.isoformat() if each.signed_on else None, "seen_by": each.seen_by, "by": each.by_name,
            "at": each.at.isoformat(),
        }
        for each in version.answers
    ]  # fmt: skip
    return {
        "number": version.number,
        "at": version.at.isoformat(),
        "by": version.by_name,
        "plan": packed(version.terms),
        "answers": answers,
    }


route_handlers: list[ControllerRouterHandler] = [versions_page, compare_page, versions_file]
