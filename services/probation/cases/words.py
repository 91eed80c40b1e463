"""A case in words: its kind, its duties, why it was closed, a number to call."""

from services.probation.cases.domain import phone
from shared.web.i18n import gettext


def category(code: str) -> str:
    return {
        "suspended_sentence": gettext("Suspended sentence"),
        "restriction_of_liberty": gettext("Restriction of liberty"),
        "community_work": gettext("Community work"),
        "corrective_work": gettext("Corrective work"),
        "deferred_sentence": gettext("Deferred sentence"),
        "parole": gettext("Parole"),
        "administrative_supervision": gettext("Administrative supervision"),
    }.get(code, code)


def supervising_authority(code: str) -> str:
    return gettext("Police") if code == "police" else gettext("Probation service")


def frequency(code: str) -> str:
    return {
        "weekly": gettext("Every week"),
        "every_2_weeks": gettext("Every two weeks"),
        "twice_a_month": gettext("Twice a month"),
        "monthly": gettext("Once a month"),
        "quarterly": gettext("Once a quarter"),
    }.get(code, code)


def settlement(code: str) -> str:
    return gettext("Countryside") if code == "rural" else gettext("Town")


def condition(code: str) -> str:
    return {
        "notify_residence": gettext("Tell the probation service before moving home"),
        "notify_work_or_study": gettext("Tell the probation service before changing work or study"),
        "notify_leaving_area": gettext("Tell the probation service before leaving the area"),
        "avoid_places": gettext("Stay away from places named by the court"),
        "stay_home_at_hours": gettext("Be at home at the hours set by the court"),
        "treatment": gettext("Complete treatment"),
        "no_psychoactive_substances": gettext("Use no psychoactive substances"),
        "register_as_unemployed": gettext("Register as unemployed within a month"),
        "support_family": gettext("Support the family"),
        "compulsory_labour": gettext("Compulsory labour"),
    }.get(code, code)


def closing_reason(code: str | None) -> str:
    return {
        "term_ended": gettext("The term has ended"),
        "cancelled_by_court": gettext("By court decision"),
        "transferred": gettext("Moved to another service"),
        "died": gettext("The person has died"),
        "other": gettext("Another reason"),
    }.get(code or "", "")


def phone_number(number: str | None) -> str:
    return phone.spaced(number) if number else ""
