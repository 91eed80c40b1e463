"""The services by their names, and which sites a person with a role can open."""

from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.actors import Actor
from shared.web.i18n import gettext

Links = list[tuple[str, str]]


def service_name(code: str) -> str:
    """A service as its users call it."""
    names = {"probation": gettext("Probation"), "reintegration": gettext("Social support"), "biometrics": gettext("Kiosk and face check")}
    return names.get(code, code)


def links(user: Actor | None, addresses: dict[str, str]) -> Links:
    """(text, address) for the header; only what the role can open."""
    if user is None:
        return []
    found: Links = []
    if may(user, PagePermission.TODAY):
        found.append((gettext("Today"), f"{addresses['probation']}/"))
    if may(user, PagePermission.QUEUE):
        found.append((gettext("Queue"), f"{addresses['probation']}/queue"))
    if may(user, PagePermission.REGISTER):
        found.append((gettext("People"), f"{addresses['probation']}/people"))
    if may(user, PagePermission.DESK):
        found.append((gettext("Desk"), f"{addresses['reintegration']}/desk"))
    if may(user, PagePermission.PARTS):
        found.append((gettext("Cases"), f"{addresses['reintegration']}/desk/parts"))
    if may(user, PagePermission.PROVIDER):
        found.append((gettext("Referrals"), f"{addresses['reintegration']}/provider"))
    if may(user, PagePermission.MENTOR):
        found.append((gettext("My people"), f"{addresses['reintegration']}/mentor"))
    if may(user, PagePermission.ADMINISTRATION):
        found.append((gettext("Administration"), f"{addresses['probation']}/admin"))
        found.append((gettext("Alert quality"), f"{addresses['probation']}/alert-quality"))
        found.append((gettext("Values of the law"), f"{addresses['probation']}/law"))
        found.append((gettext("Printed forms"), f"{addresses['probation']}/printed-forms"))
    if may(user, PagePermission.ALARMS):
        found.append((gettext("Alarms"), f"{addresses['probation']}/alarms"))
    if may(user, PagePermission.THRESHOLDS):
        found.append((gettext("Face thresholds"), f"{addresses['biometrics']}/thresholds"))
    return found


def home(user: Actor, addresses: dict[str, str]) -> str:
    """The first page after signing in."""
    found = links(user, addresses)
    return found[0][1] if found else "/"
