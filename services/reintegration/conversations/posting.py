"""What both sides post about a referral: parsed, done, or what is wrong in words."""

from functools import partial
from uuid import UUID

from services.reintegration import words as common
from services.reintegration.conversations import arrivals, messages, proposals
from services.reintegration.conversations.access import Speaker, side_of
from services.reintegration.conversations.domain import Step
from services.reintegration.conversations.forms import ArrivalForm, MessageForm, StepForm, TimeForm, labels, time_wrong
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.request import Fields, Web


def speaker_of(request: Web) -> Speaker:
    """Who is signed in, for their side."""
    return Speaker(request.user, side_of(request.user))


async def post_message(request: Web, referral: UUID, fields: Fields) -> FormErrors | None:
    """A message; None where it was sent."""
    form = parse(MessageForm, fields, labels())
    if isinstance(form, FormErrors):
        return form
    await messages.write(referral, form.text, speaker_of(request), token=form.token, now=clock.now())
    return None


async def post_time(request: Web, referral: UUID, fields: Fields) -> FormErrors | None:
    """A proposed time; None where it was proposed."""
    now = clock.now()
    form = parse(TimeForm, fields, labels(), check=partial(time_wrong, now=now, today=common.today(now)))
    if isinstance(form, FormErrors):
        return form
    await proposals.propose(referral, form.time(), speaker_of(request), token=form.token, now=now)
    return None


async def post_step(request: Web, proposal: UUID, fields: Fields) -> FormErrors | None:
    """What is done with a proposed time; the desk agrees only where the person does. None where it was done."""
    form, speaker = parse(StepForm, fields), speaker_of(request)
    if isinstance(form, FormErrors):
        return form
    if form.step == "choose" and speaker.side == "desk" and form.asked is None:
        return FormErrors({f"asked-{proposal}": gettext("Ask the person first, then tick that they agree")})
    await proposals.answer(proposal, Step(form.step), speaker, now=clock.now())
    return None


async def post_arrival(request: Web, referral: UUID, fields: Fields) -> FormErrors | None:
    """Whether the person arrived; None where it was saved."""
    form = parse(ArrivalForm, fields, labels())
    if isinstance(form, FormErrors):
        return form
    await arrivals.say_arrival(referral, form.answer, speaker_of(request), now=clock.now())
    return None
