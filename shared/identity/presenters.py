"""Roles and languages in words."""

from shared.identity.actors import Role
from shared.web.i18n import NAMES, gettext


def role_in_words(role: str) -> str:
    """What a role is called on a page."""
    words = {
        Role.OFFICER: gettext("Probation officer"),
        Role.SENIOR_OFFICER: gettext("Senior probation officer"),
        Role.SOCIAL_WORKER: gettext("Social worker"),
        Role.PROVIDER: gettext("Provider of services"),
        Role.KIOSK: gettext("Kiosk"),
        Role.AUDITOR: gettext("Auditor"),
        Role.ADMINISTRATOR: gettext("Administrator"),
    }
    return words[Role(role)]


def role_choices() -> list[dict[str, str]]:
    """The roles that a person may have, for a list to choose from."""
    return [{"value": role.value, "text": role_in_words(role)} for role in Role if role is not Role.KIOSK]


def languages() -> list[dict[str, str]]:
    """The languages of the pages, each by its own name."""
    return [{"value": code, "text": name} for code, name in NAMES.items()]


def account_labels() -> dict[str, str]:
    """What the fields of an account are called, for the summary of what is wrong."""
    return {
        "login": gettext("User name"),
        "name": gettext("Name as colleagues see it"),
        "role": gettext("Role"),
        "office": gettext("Office (KATO code)"),
        "provider": gettext("Organisation, for a provider of services"),
        "language": gettext("Language"),
    }


def kiosk_labels() -> dict[str, str]:
    """The same for a kiosk."""
    return {"name": gettext("Where it stands"), "office": gettext("Office (KATO code)")}
