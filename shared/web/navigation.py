"""The services by their names, and which sites a person with a role can open."""

from shared.actors import Actor, Role
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
    role = user.role
    found: Links = []
    if role in {Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR}:
        found += [
            (gettext("Today"), f"{addresses['probation']}/"),
            (gettext("Queue"), f"{addresses['probation']}/queue"),
            (gettext("People"), f"{addresses['probation']}/people"),
        ]
    if role in {Role.SOCIAL_WORKER, Role.AUDITOR}:
        found.append((gettext("Desk"), f"{addresses['reintegration']}/desk"))
    if role is Role.PROVIDER:
        found.append((gettext("Referrals"), f"{addresses['reintegration']}/provider"))
    if role is Role.ADMINISTRATOR:
        found.append((gettext("Administration"), f"{addresses['probation']}/admin"))
        found.append((gettext("Alert quality"), f"{addresses['probation']}/alert-quality"))
    if role in {Role.ADMINISTRATOR, Role.AUDITOR}:
        found.append((gettext("Alarms"), f"{addresses['probation']}/alarms"))
        found.append((gettext("Face thresholds"), f"{addresses['biometrics']}/thresholds"))
    return found


def home(user: Actor, addresses: dict[str, str]) -> str:
    """The first page after signing in."""
    found = links(user, addresses)
    return found[0][1] if found else "/"
