"""Contacts and appointments in words."""

from datetime import datetime

from shared.values import Details
from shared.web.i18n import format_datetime, gettext


def kind(code: str) -> str:
    """How somebody was contacted."""
    return {
        "call": gettext("Call"),
        "visit": gettext("Visit"),
        "message": gettext("Message"),
        "letter": gettext("Letter"),
        "meeting": gettext("Talk at the desk"),
    }[code]


def with_whom(code: str) -> str:
    """With whom."""
    return {
        "person": gettext("The person themselves"),
        "relative": gettext("A relative or a friend"),
        "provider": gettext("A provider"),
        "institution": gettext("An institution"),
        "officer": gettext("The officer"),
        "other": gettext("Somebody else"),
    }[code]


def way(code: str) -> str:
    """Where an appointment is."""
    return {
        "office": gettext("At the desk"),
        "visit": gettext("At the person's place"),
        "phone": gettext("By phone"),
        "video": gettext("By video"),
    }[code]


def zone(code: str) -> str:
    """A time zone by the place that people know."""
    return {
        "Asia/Almaty": gettext("Kazakhstan"),
        "Europe/Moscow": gettext("Moscow"),
        "Asia/Yekaterinburg": gettext("Yekaterinburg"),
        "Asia/Omsk": gettext("Omsk"),
        "Asia/Novosibirsk": gettext("Novosibirsk"),
        "Asia/Tashkent": gettext("Tashkent"),
        "Asia/Bishkek": gettext("Bishkek"),
    }.get(code, code)


def attended(code: str | None) -> str:
    """Whether the person came."""
    return {"yes": gettext("Came"), "late": gettext("Came late"), "no": gettext("Did not come")}.get(code or "", "")


def why_not(code: str | None) -> str:
    """Why not."""
    return {
        "ill": gettext("The person was ill"),
        "at_work": gettext("The person was at work"),
        "family": gettext("Because of the family"),
        "at_authority": gettext("The person was at another authority"),
        "no_transport": gettext("There was no transport"),
        "place_closed": gettext("The place was closed"),
        "worker_absent": gettext("The worker could not be there"),
        "no_reason": gettext("No reason was given"),
        "not_known": gettext("Not known yet"),
    }.get(code or "", "")


def state(code: str) -> str:
    """The state of an appointment, or what was done with it."""
    return {
        "planned": gettext("Planned"),
        "plan": gettext("Planned"),
        "moved": gettext("Moved to another time"),
        "move": gettext("Moved to another time"),
        "cancelled": gettext("Called off"),
        "cancel": gettext("Called off"),
        "ended": gettext("Outcome recorded"),
        "record": gettext("Outcome recorded"),
        "correct": gettext("Outcome corrected"),
    }[code]


def _made(details: Details) -> str:
    return gettext("Contact: %(how)s", how=kind(str(details["how"])))


def _at(details: Details) -> str:
    return format_datetime(datetime.fromisoformat(str(details["starts_at"])))


def _ended(details: Details) -> str:
    said = attended(str(details.get("attended")))
    return said if details.get("held") else gettext("%(attended)s; the talk did not happen", attended=said)


TIMELINE = {
    "contact_made": _made,
    "appointment_made": lambda details: gettext("Appointment: %(when)s", when=_at(details)),
    "appointment_moved": lambda details: gettext("Appointment moved to %(when)s", when=_at(details)),
    "appointment_cancelled": lambda details: gettext("Appointment of %(when)s cancelled", when=_at(details)),
    "appointment_ended": _ended,
    "appointment_corrected": lambda details: gettext("Outcome corrected: %(outcome)s", outcome=_ended(details)),
}
