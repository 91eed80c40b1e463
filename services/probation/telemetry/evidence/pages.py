"""Evidence packs for download: a ZIP with the signed file and the document in the chosen languages."""

import asyncio
import io
import zipfile
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from services.probation.cases.pages import case_of
from services.probation.settings import settings
from services.probation.telemetry.alerts import queries as alert_queries
from services.probation.telemetry.alerts.domain.permissions import AlertPermission
from services.probation.telemetry.evidence import actions as packs
from services.probation.telemetry.evidence.forms import PackForm, PackTimeForm
from services.probation.telemetry.evidence.pdf import pdf
from shared import clock
from shared.identity.limits.requests import EXPORTS
from shared.messages.base import Language
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import LANGUAGES
from shared.web.pages import back_to
from shared.web.request import Fields, Web

LONGEST_DAY = 40


@post("/alerts/{alert:uuid}/pack", guards=[requires(AlertPermission.EXPORT), EXPORTS], status_code=200)
async def alert_pack(request: Web, alert: FromPath[UUID]) -> Response[Any]:
    """A pack about one alert."""
    found = await alert_queries.alert(request.user, alert)
    if found is None:
        raise NotFoundException
    form = parse(PackForm, await _typed(request))
    if isinstance(form, FormErrors):
        return back_to(f"/alerts/{alert}")
    pack = await packs.of_alert(found[0], found[1], by=request.user, now=clock.now())
    return await _file(pack, form.languages)


@post("/people/{person:uuid}/pack", guards=[requires(AlertPermission.EXPORT), EXPORTS], status_code=200)
async def time_pack(request: Web, person: FromPath[UUID]) -> Response[Any]:
    """A pack about everything from one day to another, both included."""
    case = await case_of(request, person)
    typed = await _typed(request)
    form = parse(PackTimeForm, typed)
    if isinstance(form, FormErrors):
        return _ask_again(person, typed)
    time_zone = ZoneInfo(case.time_zone or settings().timezone)
    since = datetime.combine(form.since, time(), time_zone)
    until = datetime.combine(form.until + timedelta(days=1), time(), time_zone)
    try:
        pack = await packs.of_time(case, since, until, by=request.user, now=clock.now())
    except packs.TooLong:
        return _ask_again(person, typed)
    return await _file(pack, form.languages)


def _ask_again(person: UUID, typed: Fields) -> Redirect:
    """To the page that the form stands on, with what was typed in it."""
    kept = {name: str(typed.get(name, ""))[:LONGEST_DAY] for name in ("since", "until")}
    query = urlencode({"problem": "pack", **kept, "languages": typed["languages"]}, doseq=True)
    return back_to(f"/people/{person}/movements?{query}")


async def _file(pack: packs.Pack, languages: tuple[Language, ...]) -> Response[bytes]:
    name = f"evidence-{pack.body['person']['case_number']}-{pack.body['id'][:8]}"
    body = await asyncio.to_thread(_zip, pack, languages, name)
    headers = {"Content-Disposition": f'attachment; filename="{name}.zip"', "Cache-Control": "no-store"}
    return Response(body, media_type="application/zip", headers=headers)


def _zip(pack: packs.Pack, languages: tuple[Language, ...], name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(f"{name}.json", packs.as_file(pack.signed))
        for language in languages:
            file.writestr(f"{name}-{language}.pdf", pdf(pack, language))
    return out.getvalue()


async def _typed(request: Web) -> Fields:
    form = await request.form()
    languages = [str(each) for each in form.getall("languages", []) if str(each) in LANGUAGES]
    return {**{name: str(form[name]) for name in form if name != "languages"}, "languages": languages}


route_handlers = [alert_pack, time_pack]
