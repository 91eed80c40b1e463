"""Putting a person on the register, and the card that is shown once."""

from datetime import timedelta
from typing import get_args
from uuid import UUID, uuid4

import segno
from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases import queries as cases_queries
from services.probation.cases import words
from services.probation.cases.domain import card
from services.probation.cases.domain.categories import REGIONS, Citizenship
from services.probation.conditions.forms import MANY_OF_DECISION
from services.probation.errors import AlreadyClosed, AlreadyRegistered, FormUsed, KnownElsewhere
from services.probation.identity_match import words as match_words
from services.probation.law_checks import words as law_words
from services.probation.legal_basis.forms import FORM_WITH_COPY, uploaded_copy
from services.probation.legal_basis.words import norms
from services.probation.local_time import local_today
from services.probation.register.actions import Registered, register_person
from services.probation.register.cards import issue_card
from services.probation.register.form_words import decision_choices, error_summary, problem
from services.probation.register.forms import answer_of, computed_day, findings_typed, read_registration
from services.probation.register.permissions import RegisterPermission
from services.probation.register.same_person import PossiblySame
from shared import clock
from shared.access.seen import saw
from shared.law.calendar import next_working_day
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/people/new", guards=[requires(RegisterPermission.REGISTER)])
async def register_page(request: Web) -> Template:
    """The empty form, with today's date where that is the usual value."""
    today = local_today(clock.now())
    given: Fields = {
        "form_token": str(uuid4()),
        "region": (request.user.office or "").partition("-")[0],
        "language": "kk",
        "settlement": "urban",
        "registered_on": today.isoformat(),
        "first_check_in_on": next_working_day(today + timedelta(days=1)).isoformat(),
        "frequency": "twice_a_month",
    }
    return _form(request, given, FormErrors({}))


@post("/people/new", guards=[requires(RegisterPermission.REGISTER)], status_code=200, request_max_body_size=FORM_WITH_COPY)
async def register(request: Web) -> Template | Redirect:
    """Register. The card with its PIN is the answer and is never shown again; the same form sent twice leads to the case."""
    now = clock.now()
    fields = await read_fields(request, *MANY_OF_DECISION)
    if fields.get("compute"):
        return _form(request, fields | computed_day(fields), FormErrors({}))
    read = read_registration(fields, now, request.user.authority, await uploaded_copy(request))
    if isinstance(read, FormErrors):
        return _form(request, fields, read, status=422)
    try:
        made = await register_person(*read, by=request.user, now=now, answer=answer_of(fields))
    except AlreadyRegistered:
        return _form(request, fields, FormErrors({"iin": problem("already_registered")}), status=422)
    except KnownElsewhere as known:
        saw(known.person)  # recorded as a look that was refused
        return _form(request, fields, FormErrors({"iin": problem("known_elsewhere")}), status=409, elsewhere=True)
    except PossiblySame as found:
        saw(*found.elsewhere, *(each.person for each in found.shown))
        return _form(request, fields, FormErrors({}), status=409, elsewhere=bool(found.elsewhere), same=found)
    except FormUsed:
        fresh = fields | {"form_token": str(uuid4())}
        return _form(request, fresh, FormErrors({"family_name": problem("form_used")}), status=422)
    if made.pin is None:
        return back_to(f"/people/{made.person}")
    return await _card(request, made)


@post("/people/{person:uuid}/card", guards=[requires(RegisterPermission.CARD)], status_code=200)
async def new_card(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """A new card for one that was lost."""
    case, fields = await cases_queries.case(request.user, person), await read_fields(request)
    if case is None:
        raise NotFoundException
    if case.state == "open" and not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("New card: %(name)s", name=case.name),
            follows=gettext("The card and the PIN in use stop working at once. The new ones are shown once: have the printer ready."),
            button=gettext("Make the new card"),
            back=f"/people/{person}",
        )
    try:
        made = await issue_card(person, by=request.user, now=clock.now())
    except AlreadyClosed:
        return back_to(f"/people/{person}")
    return await _card(request, made)


async def _card(request: Web, made: Registered) -> Template:
    case = await cases_queries.case(request.user, made.person)
    # Explicit dark and light colours: the picture is shown by an <img>, so the page's styles do not affect it.
    code = segno.make(made.card_code, error="m", micro=False).svg_data_uri(scale=6, border=2)
    return page(request, "register/card.html", made=made, case=case, code=card.spaced_code(made.card_code), qr=code)


def _form(
    request: Web, given: Fields, errors: FormErrors, *, status: int = 200, elsewhere: bool = False, same: PossiblySame | None = None
) -> Template:
    return page(
        request,
        "register/register.html",
        status=status,
        many=MANY_OF_DECISION,
        given=given,
        errors=errors,
        elsewhere=elsewhere,
        same=same,
        match=match_words,
        error_summary=error_summary,
        law=law_words,
        findings=findings_typed(given, clock.now(), request.user.authority) if errors.messages else [],
        **decision_choices(),
        citizenships=[(code, words.citizenship(code)) for code in get_args(Citizenship)],
        regions=[(code, words.region(code)) for code in REGIONS],
        norms=norms(local_today(clock.now())),
    )


route_handlers = [register_page, register, new_card]
