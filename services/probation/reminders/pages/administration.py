"""The administrator's page: the adapters' state, what fails, and a test message to a number of one's own."""

from typing import cast
from uuid import uuid4

from litestar import get, post
from litestar.response import Redirect, Template

from services.probation.cases.domain.phone import WrongPhone, parse_phone
from services.probation.database import DB, Audit
from services.probation.reminders import gateways, queries, words
from services.probation.reminders.permissions import ReminderPermission
from shared import audit, clock
from shared.actors import Actor
from shared.db.engine import transaction
from shared.notifications.gateway import CHANNELS, Channel, NotSent, Outgoing
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import current, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

SENT = "sent"
LONGEST = 200


@get("/notifications", guards=[requires(ReminderPermission.OPERATE)])
async def gateways_page(request: Web) -> Template:
    """The state of every channel; nobody is named."""
    return await _page(request, FormErrors({}), {})


@post("/notifications/test", guards=[requires(ReminderPermission.OPERATE)], status_code=200)
async def send_test(request: Web) -> Template | Redirect:
    """Send fixed words to the administrator's own number or address; it is not kept."""
    given = await read_fields(request)
    channel, to = given.get("channel", ""), given.get("to", "").strip()
    errors = _wrong(channel, to)
    if errors:
        return await _page(request, FormErrors(errors), given, 422)
    sent_to = parse_phone(to) if channel == "sms" else to
    problem = await send_test_message(cast("Channel", channel), sent_to, by=request.user)
    if problem is not None:
        return await _page(request, FormErrors({"to": words.test_problem(problem)}), given, 502)
    return back_to(f"/notifications?test={SENT}")


async def send_test_message(channel: Channel, to: str, *, by: Actor) -> str | None:
    """Hand it to the channel's gateway now; None, or why it did not go out. The record has no address."""
    subject = gettext("Test message")
    words_sent = gettext("This is a test message. Nothing needs to be done.")
    try:
        await gateways.gateway_of(channel).send(Outgoing(f"test-{uuid4()}", channel, to, subject, words_sent, current()))
        problem = None
    except NotSent as error:
        problem = error.problem
    details: audit.Details = {"channel": channel, "problem": problem}
    async with transaction(DB):
        await audit.record(Audit, by=by, action="notification_test", about=None, details=details, at=clock.now())
    return problem


def _wrong(channel: str, to: str) -> dict[str, str]:
    if channel not in CHANNELS:
        return {"channel": gettext("Choose one of the answers")}
    if channel == "sms":
        try:
            parse_phone(to)
        except WrongPhone:
            return {"to": gettext("Enter a mobile number of Kazakhstan")}
    elif channel == "email" and ("@" not in to or not to.isprintable() or " " in to or len(to) > LONGEST):
        return {"to": gettext("Enter an e-mail address")}
    elif not to or not to.isprintable() or len(to) > LONGEST:
        return {"to": gettext("Fill this in")}
    return {}


async def _page(request: Web, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    return page(
        request,
        "reminders/gateways.html",
        status=status,
        channels=[
            (channel, name, words.gateway(gateways.chosen(channel)), gateways.chosen(channel) == "none" or gateways.is_usable(channel))
            for channel, name in words.channels()
        ],
        counts=await queries.counts(clock.now()),
        sent=request.query_params.get("test") == SENT,
        words=words,
        errors=errors,
        given=given,
    )


route_handlers = [gateways_page, send_test]
