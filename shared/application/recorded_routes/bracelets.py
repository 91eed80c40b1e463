"""The routes of bracelets, alerts and electronic monitoring that show people."""

from collections.abc import Mapping

from shared.application.recorded_routes.recorded import Recorded
from shared.web.i18n import gettext_noop

PERSON = "/people/{person}"
ALERT = "/alerts/{alert}"

_EVIDENCE = Recorded(gettext_noop("Evidence pack"), reason="evidence")
_ZONES = Recorded(gettext_noop("Zones and curfew"))
_BRACELET = Recorded(gettext_noop("Bracelet"))
_MONITORING = Recorded(gettext_noop("Electronic monitoring"))
_EQUIPMENT = Recorded(gettext_noop("Equipment of electronic monitoring"))
_ALERT = Recorded(gettext_noop("Alert"))

BRACELETS: Mapping[str, Recorded] = {
    f"{PERSON}/zones": _ZONES,
    f"{PERSON}/zones/map": _ZONES,
    f"{PERSON}/zones/export": Recorded(gettext_noop("Export of the zones"), reason="export"),
    f"{PERSON}/grounds": _ZONES,
    f"{PERSON}/movements": Recorded(gettext_noop("Movements")),
    f"{PERSON}/bracelet": _BRACELET,
    f"{PERSON}/bracelet/remove": _BRACELET,
    f"{PERSON}/monitoring": _MONITORING,
    f"{PERSON}/monitoring/new": _MONITORING,
    f"{PERSON}/monitoring/leaflet": _MONITORING,
    f"{PERSON}/monitoring/install": _EQUIPMENT,
    f"{PERSON}/monitoring/return": _EQUIPMENT,
    f"{PERSON}/monitoring/report": _EQUIPMENT,
    f"{PERSON}/equipment-visits": _EQUIPMENT,
    f"{PERSON}/equipment-visits/new": _EQUIPMENT,
    "/appointments/{appointment}/equipment": _EQUIPMENT,
    f"{PERSON}/monitoring/export": Recorded(gettext_noop("Decisions on electronic monitoring as a table")),
    "/monitoring/{monitoring_decision}": _MONITORING,
    "/monitoring/{monitoring_decision}/decide": _MONITORING,
    "/monitoring/{monitoring_decision}/change": _MONITORING,
    "/monitoring/{monitoring_decision}/paper": _MONITORING,
    "/equipment-acts/{equipment_act}": _EQUIPMENT,
    "/equipment-acts/{equipment_act}/record": _EQUIPMENT,
    "/equipment-reports/{equipment_report}": _EQUIPMENT,
    "/equipment-reports/{equipment_report}/change": _EQUIPMENT,
    "/equipment-reports/{equipment_report}/record": _EQUIPMENT,
    ALERT: _ALERT,
    f"{ALERT}/acknowledge": _ALERT,
    f"{ALERT}/contact": _ALERT,
    f"{ALERT}/pack": _EVIDENCE,
    "/incidents/{incident}": _ALERT,
    "/violations/{violation}": Recorded(gettext_noop("Record of a violation")),
    "/alert-quality": Recorded(gettext_noop("Alert quality")),
    "/alert-quality.csv": Recorded(gettext_noop("Export of alert quality"), reason="export"),
    "/devices": Recorded(gettext_noop("List of devices")),
    "/devices/{device}": Recorded(gettext_noop("Device")),
    "/quarantine": Recorded(gettext_noop("Reports kept apart")),
}
"""By the route as the router names it: parameters without their types."""
