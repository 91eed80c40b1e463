"""The pages behind the person's link: nothing is shown, and nothing used up, until somebody presses a button."""

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration.conversations.person_answers import PERSON_ANSWERS
from services.reintegration.errors import LinkDead, NotThere
from services.reintegration.referral_links.pages import within_limit
from services.reintegration.time_links import opening, words
from services.reintegration.time_links.forms import PersonForm, labels
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import public
from shared.web.i18n import LANGUAGE_COOKIE, LANGUAGES, use
from shared.web.pages import page
from shared.web.request import Fields, Web, read_fields


@get("/my-time/{secret:str}", guards=[public], before_request=within_limit)
async def before(request: Web, secret: FromPath[str]) -> Template:
    """What a messenger's preview fetches, too: it says nothing about the meeting and uses nothing up."""
    await _speak(request, secret)
    try:
        await opening.question(secret, clock.now())
    except (LinkDead, NotThere) as refused:
        return _closed(request, refused)
    return page(request, "time_links/before.html", address=f"/my-time/{secret}")


@post("/my-time/{secret:str}/question", guards=[public], before_request=within_limit, status_code=200)
async def shown(request: Web, secret: FromPath[str]) -> Template:
    """When, where, whom to ask for, and three answers."""
    await _speak(request, secret)
    return await _form(request, secret, FormErrors({}), {})


@post("/my-time/{secret:str}", guards=[public], before_request=within_limit, status_code=200)
async def answer(request: Web, secret: FromPath[str]) -> Template:
    """One answer; whatever is missing is asked for without using the link up."""
    await _speak(request, secret)
    fields = await read_fields(request)
    form = parse(PersonForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _form(request, secret, form, fields, status=422)
    try:
        await opening.answer(secret, form.answer, form.words, now=clock.now())
    except (LinkDead, NotThere) as refused:
        return _closed(request, refused)
    return page(request, "time_links/thanks.html", said=form.answer, words=words)


async def _form(request: Web, secret: str, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    try:
        asked = await opening.question(secret, clock.now())
    except (LinkDead, NotThere) as refused:
        return _closed(request, refused)
    return page(
        request, "time_links/question.html", status=status, form_page=f"/my-time/{secret}", address=f"/my-time/{secret}", asked=asked,
        answers=[(code, words.person_answer(code)) for code in PERSON_ANSWERS], errors=errors, typed=typed,
    )  # fmt: skip


async def _speak(request: Web, secret: str) -> None:
    """In the language that the link was made in, unless the person chose another at the top of the page."""
    if LANGUAGE_COOKIE in request.cookies:
        return
    sent_in = await opening.language_of(secret)
    for language in LANGUAGES:
        if language == sent_in:
            use(language)


def _closed(request: Web, refused: LinkDead | NotThere) -> Template:
    dead = isinstance(refused, LinkDead)
    what, todo = words.why_dead(refused.why) if isinstance(refused, LinkDead) else words.unknown()
    return page(request, "time_links/closed.html", status=410 if dead else 404, form_page=request.url.path, what=what, todo=todo)


route_handlers: list[ControllerRouterHandler] = [before, shown, answer]
