"""What a person was sent and whether it arrived; again; no messages, another number; how messages read in both languages."""

from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.words import source
from services.probation.errors import NotFound
from services.probation.law import rules as law
from services.probation.reminders import queries, words
from services.probation.reminders.actions import SERVED, CannotRepeat, addresses, choices, repeat, set_choice
from services.probation.reminders.delivering import limits
from services.probation.reminders.domain.addresses import Choice
from services.probation.reminders.domain.kinds import Kind
from services.probation.reminders.domain.templates import Text, render
from services.probation.reminders.permissions import ReminderPermission
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.notifications.gateway import CHANNELS, Channel
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

ON_A_PAGE = 25


@get("/people/{person:uuid}/messages", guards=[requires(ReminderPermission.READ)])
async def messages_page(request: Web, person: FromPath[UUID]) -> Template:
    """Everything sent to this person, with its state."""
    return await _page(request, person, FormErrors({}))


@post("/people/{person:uuid}/messages/{notification:uuid}/repeat", guards=[requires(ReminderPermission.CHANGE)], status_code=200)
async def send_again(request: Web, person: FromPath[UUID], notification: FromPath[UUID]) -> Template | Redirect:
    """Send the same words again, to the address that holds now."""
    await case_of(request, person)
    try:
        await repeat(notification, person, by=request.user, now=clock.now())
    except NotFound:
        raise NotFoundException from None
    except CannotRepeat as problem:
        return await _page(request, person, FormErrors({f"message-{notification}": words.cannot_repeat(str(problem))}), 409)
    return back_to(f"/people/{person}/messages")


@post("/people/{person:uuid}/messages", guards=[requires(ReminderPermission.CHANGE)], status_code=200)
async def choose(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Note that the person wants no messages on a channel, or that the number is not theirs."""
    await case_of(request, person)
    given = await read_fields(request)
    asked = given.get("channel", "")
    if asked not in CHANNELS:
        return await _page(request, person, FormErrors({"channel": gettext("Choose or enter a valid value")}), 422)
    opted_out, wrong = given.get("opted_out") == "yes", given.get("wrong") == "yes"
    await set_choice(person, cast("Channel", asked), opted_out=opted_out, wrong=wrong, by=request.user, now=clock.now())
    return back_to(f"/people/{person}/messages#choices")


async def _page(request: Web, person: UUID, errors: FormErrors, status: int = 200) -> Template:
    case, now = await case_of(request, person), clock.now()
    known = await choices(person)
    to = {each.channel: each for each in await addresses(person)}
    rows = [
        (channel, name, to[channel].to, known.get(channel, Choice()), known.get(channel, Choice()).wrong_hash == to[channel].hash)
        for channel, name in words.channels()
        if channel in to
    ]
    return page(
        request,
        "reminders/page.html",
        status=status,
        case=case,
        messages=await queries.of_person(person, size=ON_A_PAGE, after=cursor(request.query_params.get("messages"))),
        choices=rows,
        previews=previews(now),
        words=words,
        now=now,
        errors=errors,
        limits=limits(now),
        source=source,
        rules=[law.rule(f"reminders.{name}", now.date()) for name in ("quiet_from", "quiet_until", "most_a_day")],
        served=[words.kind(code) for code in law.values(SERVED, now.date())],
        served_rule=law.rule_list(SERVED, now.date()),
        may_change=may(request.user, ReminderPermission.CHANGE) and case.is_open,
    )


def previews(now: datetime) -> list[tuple[str, Text, Text]]:
    """(what about, in Kazakh, in Russian) of every message, with tomorrow's date."""
    tomorrow = (now + timedelta(days=1)).date()
    days = {"day": tomorrow, "until": tomorrow + timedelta(days=2), "old_day": tomorrow - timedelta(days=1)}
    slots: dict[str, str | date] = {**days, "time": "10:00", "place": "…"}
    today = now.date()
    return [(words.kind(kind), render(kind, "kk", slots, today), render(kind, "ru", slots, today)) for kind in Kind]


route_handlers = [messages_page, send_again, choose]
