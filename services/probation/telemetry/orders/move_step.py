"""When a person moves: the home zone and its hours are taken over to the new home, as the next version of the order."""

from datetime import datetime

from services.probation.cases.rows import Case
from services.probation.local_time import local_today
from services.probation.settings import settings
from services.probation.telemetry.orders.actions import change_order
from services.probation.telemetry.orders.domain.edits import Body
from services.probation.telemetry.orders.domain.grounds import NotGrounded, grounded
from services.probation.telemetry.orders.queries import body_of, duties_of, order_in_force
from services.probation.telemetry.orders.timetable_words import weekdays
from services.probation.telemetry.orders.words import not_grounded
from services.probation.telemetry.orders.zone_forms import ZoneForm
from services.probation.telemetry.orders.zone_map_pages import ChangedMeanwhile, fingerprint
from services.probation.telemetry.orders.zone_pages import zone_fields, zone_labels
from shared import clock
from shared.actors import Actor
from shared.registry import MoveDecision, MoveStep
from shared.values import PageContext
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.request import Fields, Web

TAKE, KEEP = "take", "keep"
CHOICE, SEEN = "zone", "zone_seen"


async def load(_: Web, case: Case) -> PageContext | None:
    """The home zone and hours that are in force; None without an order."""
    order = await order_in_force(case.person)
    if order is None:
        return None
    stands = zone_fields(order.body)
    given = {name: value for name, value in stands.items() if name not in ("latitude", "longitude")}
    return {"given": {**given, SEEN: fingerprint(order.body)}, "stands": _said(stands), "weekdays": weekdays(), "version": order.version}


async def read(_: Web, case: Case, fields: Fields) -> MoveDecision | FormErrors | None:
    """The new home zone with its hours, or what is wrong; None where the officer keeps the zone."""
    order = await order_in_force(case.person)
    if order is None or fields.get(CHOICE) == KEEP:
        return None
    if fields.get(CHOICE) != TAKE:
        return FormErrors({CHOICE: gettext("Choose one of the answers")}, {CHOICE: gettext("Home zone and hours at home")})
    form = parse(ZoneForm, fields, zone_labels())
    if isinstance(form, FormErrors):
        return form
    if fields.get(SEEN) != fingerprint(body_of(order)):
        text = gettext("Somebody else changed the order meanwhile: open the page again to see it")
        return FormErrors({CHOICE: text}, {CHOICE: gettext("Home zone and hours at home")})
    after = form.change(case.time_zone or settings().timezone)
    if wrong := await _not_grounded(case, after(order.body), order.body):
        return FormErrors({CHOICE: wrong}, {CHOICE: gettext("Home zone and hours at home")})

    def change(before: Body | None) -> Body:
        if fields.get(SEEN) != fingerprint(before):
            raise ChangedMeanwhile
        return after(before)

    async def act(by: Actor, now: datetime) -> None:
        await change_order(case.person, change, by=by, now=now, reason=gettext("The person moved"))

    stands, wanted = _said(zone_fields(order.body)), _said(zone_fields(after(order.body)))
    return MoveDecision([(name, before, wanted[name]) for name, before in stands.items()], act)


async def _not_grounded(case: Case, body: Body, before: Body) -> str | None:
    """What is wrong with the hours, if they are others and no duty of the court allows them."""
    try:
        grounded(body, before, [duty for _, duty in await duties_of(case.person, body, local_today(clock.now()))])
    except NotGrounded as wrong:
        return not_grounded(wrong)
    return None


def _said(fields: Fields) -> dict[str, str]:
    """A home zone and its hours in words, by what they are."""
    hours = gettext("No hours at home")
    if fields.get("curfew") == "yes":
        nights = dict(weekdays())
        days = ", ".join(nights.get(day, day) for day in fields.get("days", []))
        hours = f"{fields.get('start')}–{fields.get('end')} ({days})"
    place = f"{fields['latitude']}, {fields['longitude']}" if fields.get("latitude") else gettext("drawn on the map")
    return {
        gettext("Middle of the home zone"): place,
        gettext("Radius in metres"): str(fields.get("radius_m", "")),
        gettext("Hours at home"): hours,
    }


STEP: MoveStep[Case] = MoveStep("orders/move_fields.html", load, read, ("days",))
