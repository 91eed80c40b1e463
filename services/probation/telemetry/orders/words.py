"""An order's content, in the reader's language and on the map."""

from dataclasses import dataclass

from services.probation.conditions import words as condition_words
from services.probation.conditions.queries import ShownCondition
from services.probation.settings import settings
from services.probation.telemetry import words
from services.probation.telemetry.orders.domain.grounds import CURFEW, NotGrounded
from shared.values import JsonObject
from shared.web.i18n import current, gettext


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """A zone in an order's body; empty where nothing is given."""

    name: str
    kind: str
    instruction: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """A map server's address, and the attribution for its maps."""

    url: str
    by: str


def zone_of(zone: str | None, body: JsonObject | None) -> ZoneWords | None:
    """Name, kind and instruction of a zone, as the order's body has them."""
    features = body["zones"]["features"] if body and body.get("zones") else []
    for feature in features:
        properties = feature["properties"]
        if properties["id"] == zone:
            return ZoneWords(
                name=str(properties.get("name") or ""),
                kind=str(properties.get("kind") or "inclusion"),
                instruction=str(properties.get("instruction") or ""),
            )
    return None


def curfew_hours(body: JsonObject | None) -> str:
    """The hours at home of an order, as on a clock."""
    return ", ".join(f"{each.get('start', '')} – {each.get('end', '')}" for each in (body.get("curfew") or [])) if body else ""


def tiles() -> Tiles:
    """The map server of this installation, if it has one."""
    return Tiles(settings().tiles_url or "", settings().tiles_by)


def visible_zones(body: JsonObject | None) -> JsonObject | None:
    """The order's zones without those whose place must not be shown."""
    if body is None or not body.get("zones"):
        return None
    features = [
        {**each, "properties": {**each["properties"]}}
        for each in body["zones"]["features"]
        if each["properties"].get("kind") != "proximity"
    ]
    return {"type": "FeatureCollection", "features": features}


def duty_text(row: ShownCondition) -> str:
    """A duty as the person reads it; of one in free words, what it is about and the court's own words."""
    text = str(row.text.get(current()) or "")
    return text or ": ".join(part for part in (condition_words.title(row.code), row.words) if part)


def part_name(part: str, body: JsonObject | None) -> str:
    """A part of an order that rests on something: the hours at home, or a zone."""
    if part == CURFEW:
        return gettext("Hours at home")
    zone = zone_of(part, body)
    return (zone.name if zone else "") or words.rule(part)


def not_grounded(wrong: NotGrounded) -> str:
    """Why a part of an order cannot be kept, and what would allow it."""
    hours = "–".join(wrong.hours) if wrong.hours else ""
    return {
        "no_duty": gettext(
            "Hours at home need a decision of the court that obliges the person to be at home at certain hours (Penal Enforcement Code 66,"
            " Criminal Code 44). No such duty is in force here: nothing was changed. First add it under Conditions, with the court’s"
            " document"
        ),
        "choose_duty": gettext("Choose the duty of the court on which the hours at home rest"),
        "beyond_duty": gettext(
            "The court’s duty does not reach so far (%(hours)s, on its days): the order may not ask for more hours than the court did."
            " Nothing was changed",
            hours=hours,
        )
        if hours
        else gettext("The court’s duty names other days: the order may not ask for more than the court did. Nothing was changed"),
        "not_in_force": gettext("This duty is not in force any more, or is of another kind. Choose another one, or end what rests on it"),
        "decision_missing": gettext("Name the decision on which it rests: title, number and day"),
    }[wrong.problem]
