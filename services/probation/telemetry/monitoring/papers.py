"""The numbered records of the equipment: drafted from what was recorded about it, decided and served as every outgoing document."""

from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.documents.actions import draft_document
from services.probation.documents.domain.contents import Act, Content, DamageAct, EquipmentHandover, EquipmentReturn
from services.probation.documents.domain.equipment import ITEMS
from services.probation.documents.domain.lifecycle import State
from services.probation.documents.queries import ShownDocument, documents_about
from services.probation.telemetry.monitoring import words
from services.probation.telemetry.monitoring.domain.reports import Kind
from services.probation.telemetry.monitoring.equipment import INSTALLED
from services.probation.telemetry.monitoring.queries import ShownAct, ShownReport
from shared.actors import Actor
from shared.messages.base import Language
from shared.printing.speaking import speaking
from shared.web.i18n import gettext


async def records_of(subject: UUID) -> list[ShownDocument]:
    """The documents that were drafted about an act or a report, the latest first. Call its query first: it checks who may read."""
    return await documents_about("", subject)


async def draft_record(row: ShownAct | ShownReport, registration: UUID, language: Language, *, by: Actor, now: datetime) -> UUID:
    """Its document, of a registration that the actor reaches; one that was not withdrawn is found. Raises NotFound."""
    known = [each for each in await records_of(row.id) if each.stands is not State.WITHDRAWN]
    if known:
        return known[0].id
    with speaking(language):
        content = _of_act(row) if isinstance(row, ShownAct) else _of_report(row)
    return await draft_document(row.person, content, registration=registration, about=row.id, owner="", language=language, by=by, now=now)


def missing_of(row: ShownAct) -> tuple[str, ...]:
    """What should have come back with a bracelet and did not, by code; the leaflet is the person's."""
    if row.kind != "return":
        return ()
    return tuple(item for item in ITEMS if item not in row.handed_over and item != "leaflet")


def _of_act(row: ShownAct) -> Content:
    items, equipment = tuple(row.handed_over), row.device_id or ""
    if row.kind == "return":
        return EquipmentReturn(
            equipment=equipment, returned_at=row.at, items=items, missing=missing_of(row), condition=row.condition, remarks=row.words
        )
    if row.outcome == INSTALLED:
        return EquipmentHandover(equipment=equipment, handed_at=row.at, items=items, condition=row.condition, remarks=row.words)
    said = words.outcome(row.outcome)
    return Act(subject=gettext("Attempt to put a bracelet on"), found=f"{said}. {row.words}" if row.words else said)


def _of_report(row: ShownReport) -> Content:
    if row.kind != Kind.DAMAGE:
        found = "\n".join(each for each in (row.device_id, row.circumstances, row.heard_words, row.finding_words) if each)
        return Act(subject=words.report_kind(row.kind), found=found)
    zone = ZoneInfo(row.time_zone)
    seen_today = row.reported_at.astimezone(zone).date() == row.found_on
    found_at = row.reported_at if seen_today else datetime.combine(row.found_on, time(), zone)
    return DamageAct(
        equipment=row.device_id, found_at=found_at, damage=row.circumstances, explanation=row.heard_words or "",
        words=row.finding_words or "",
    )  # fmt: skip
