"""A person's consents: what they say now, a new answer, the printed text, taking back, telling the recipients."""

from functools import partial
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as desk_words
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.consents import actions, forms, queries, withdrawal, words
from services.reintegration.consents.deadlines import longest_until
from services.reintegration.consents.domain import NEEDED, OPTIONAL, TO_ORGANISATIONS, Purpose
from services.reintegration.consents.paper import categories_of, pdf_of
from services.reintegration.consents.recipients import found_organisations
from services.reintegration.consents.texts import text_on
from services.reintegration.errors import NotThere
from services.reintegration.printing import spoken
from shared import clock
from shared.access.permissions import may
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import NAMES, gettext, use
from shared.web.pages import back_to, page, pdf_file
from shared.web.request import Fields, Web, read_fields

READS, ACTS = requires(CasePermission.READ), requires(CasePermission.ACT)
MANY = ("organisations", "categories")


@get("/cases/{person:uuid}/consents", guards=[READS])
async def consents(request: Web, person: FromPath[UUID]) -> Template:
    """What the person allows now, and everything that they said before."""
    case, on = await cases.case(person, request.user), actions.today(clock.now())
    decisions, rows = await queries.decisions_of(person), await queries.consents_of(person)
    return page(
        request, "consents/list.html", case=case, p=words, desk=desk_words, rows=[(row, words.state(row, decisions, on)) for row in rows],
        notices=await queries.notices_of(person), purposes=list(Purpose), today=on,
        may_act=may(request.user, CasePermission.ACT), may_add=may(request.user, CasePermission.ACT) and case.status == "open",
    )  # fmt: skip


@get("/cases/{person:uuid}/consents/new", guards=[ACTS])
async def new_consent(
    request: Web, person: FromPath[UUID], purpose: FromQuery[Purpose] = Purpose.REFERRAL, renews: FromQuery[UUID | None] = None,
    organisation: FromQuery[UUID | None] = None,
) -> Template:  # fmt: skip
    """The form; `organisation` says who is listed. What is renewed carries recipients and data forward, and never the answer."""
    case = await cases.case(person, request.user)
    listed = [organisation] if organisation else []
    typed: Fields = {"purpose": purpose.value, "from_on": str(actions.today(clock.now()))}
    if renews:
        before = await queries.consent(renews, request.user)
        if before.person != person or before.purpose != purpose or before.answer != "given":
            raise NotThere
        typed |= {"renews": str(renews), "organisations": list(map(str, before.organisations)), "categories": list(before.categories)}
    return await _form(request, case, purpose, typed, listed=listed)


@post("/cases/{person:uuid}/consents/new", guards=[ACTS])
async def record_answer(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Find organisations by name, or record the answer; a no that closes the case is asked once more."""
    fields, case, now = await read_fields(request, *MANY), await cases.case(person, request.user), clock.now()
    purpose = _purpose(fields)
    if fields.get("find"):
        return await _form(request, case, purpose, fields)
    form = parse(forms.Answered, fields, forms.labels(), check=partial(forms.wrong, today=actions.today(now)))
    if isinstance(form, FormErrors):
        return await _form(request, case, purpose, fields, form)
    if purpose is Purpose.HELP and form.answer == "refused" and not case.supervised and not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Close the case of %(name)s?", name=case.name),
            follows=gettext("What has not begun is taken back, what has begun is handed over to the providers. The history stays."),
            button=gettext("Close the case"),
            back=f"/cases/{person}/consents",
        )
    await actions.record(person, form.said(), token=form.token, by=request.user, now=now)
    return back_to(f"/cases/{person}/consents")


@get("/cases/{person:uuid}/consents/paper", guards=[READS])
async def paper(
    request: Web, person: FromPath[UUID], purpose: FromQuery[Purpose] = Purpose.REFERRAL, language: FromQuery[str] = ""
) -> Template:
    """The text to print and sign, in the language of the person."""
    case, on = await cases.case(person, request.user), actions.today(clock.now())
    told = spoken(language, case.language)
    use(told)  # the whole paper speaks the language of the person
    return page(
        request, "consents/paper.html", case=case, p=words, purpose=purpose, told=told, text=text_on(purpose, on), today=on,
        categories=categories_of(purpose), until=longest_until(on), choices=list(NAMES.items()),
    )  # fmt: skip


@get("/cases/{person:uuid}/consents/paper.pdf", guards=[READS])
async def paper_pdf(
    request: Web, person: FromPath[UUID], purpose: FromQuery[Purpose] = Purpose.REFERRAL, language: FromQuery[str] = ""
) -> Response[bytes]:
    """The same as PDF."""
    case, now = await cases.case(person, request.user), clock.now()
    on = actions.today(now)
    made = await pdf_of(case, text_on(purpose, on), spoken(language, case.language), longest_until(on), now)
    return pdf_file(f"consent-{purpose.value}.pdf", made)


@get("/consents/{consent:uuid}/withdraw", guards=[ACTS])
async def withdrawal_page(request: Web, consent: FromPath[UUID]) -> Template:
    """What follows when it is taken back, and how it was said."""
    return await _withdrawal(request, consent, {})


@post("/consents/{consent:uuid}/withdraw", guards=[ACTS])
async def withdraw(request: Web, consent: FromPath[UUID]) -> Template | Redirect:
    """Take it back."""
    fields = await read_fields(request)
    form = parse(forms.Withdrawn, fields, forms.labels(), check=forms.wrong_withdrawal)
    if isinstance(form, FormErrors):
        return await _withdrawal(request, consent, fields, form)
    number = form.paper_number if form.form == "paper" else None
    how = withdrawal.TakenBack(form.form, number, form.words)
    person = await withdrawal.withdraw(consent, how, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/consents#told")


@get("/consent-notices/{consent_notice:uuid}", guards=[ACTS])
async def notice_page(request: Web, consent_notice: FromPath[UUID]) -> Template:
    """The letter to an organisation, and how it was told."""
    return await _notice(request, consent_notice, {})


@post("/consent-notices/{consent_notice:uuid}", guards=[ACTS])
async def note_told(request: Web, consent_notice: FromPath[UUID]) -> Template | Redirect:
    """Note that the organisation knows."""
    fields = await read_fields(request)
    form = parse(forms.Told, fields, forms.labels())
    if isinstance(form, FormErrors):
        return await _notice(request, consent_notice, fields, form)
    person = await withdrawal.told(consent_notice, form.how, form.proof, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/consents#told")


async def _form(
    request: Web, case: CaseRow, purpose: Purpose, typed: Fields, errors: FormErrors | None = None, *, listed: list[UUID] | None = None
) -> Template:
    now = clock.now()
    on, chosen = actions.today(now), [UUID(one) for one in typed.get("organisations") or [] if _is_uuid(one)]
    renewed = await _renewed(request, case, str(typed.get("renews") or ""))
    shown = await found_organisations(str(typed.get("find_name") or ""), case.region, [*(listed or []), *chosen])
    return page(
        request, "consents/new.html", status=422 if errors else 200, case=case, purpose=purpose, text=text_on(purpose, on), p=words,
        spoken=[(code, desk_words.language(code)) for code in ("kk", "ru", "en")], typed=typed, errors=errors or FormErrors({}),
        organisations=shown, renewed=renewed, needed=NEEDED[purpose], optional=OPTIONAL[purpose], latest=longest_until(on),
        token=typed.get("token") or uuid4(), told=actions.spoken(case.language),
        to_organisations=TO_ORGANISATIONS,
    )  # fmt: skip


async def _withdrawal(request: Web, consent: UUID, typed: Fields, errors: FormErrors | None = None) -> Template:
    row = await queries.consent(consent, request.user)
    if row.answer != "given":
        raise NotThere
    case = await cases.case(row.person, request.user)
    return page(
        request, "consents/withdraw.html", status=422 if errors else 200, case=case, row=row, p=words, typed=typed,
        errors=errors or FormErrors({}),
    )  # fmt: skip


async def _notice(request: Web, notice: UUID, typed: Fields, errors: FormErrors | None = None) -> Template:
    row = await queries.notice(notice, request.user)
    return page(
        request, "consents/notice.html", status=422 if errors else 200, row=row, p=words, typed=typed, errors=errors or FormErrors({}),
        today=actions.today(clock.now()),
    )  # fmt: skip


async def _renewed(request: Web, case: CaseRow, number: str) -> queries.ConsentRow | None:
    """The consent that the new one takes over from."""
    row = await queries.consent(UUID(number), request.user) if _is_uuid(number) else None
    return row if row is not None and row.person == case.person else None


def _purpose(fields: Fields) -> Purpose:
    known = [each for each in Purpose if each.value == fields.get("purpose")]
    return known[0] if known else Purpose.REFERRAL  # the form says what is wrong with its own field


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


route_handlers: list[ControllerRouterHandler] = [
    consents, new_consent, record_answer, paper, paper_pdf, withdrawal_page, withdraw, notice_page, note_told,
]  # fmt: skip
