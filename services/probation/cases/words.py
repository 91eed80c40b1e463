"""A case in words: its kind, its office, its duties and the law behind them, why it was closed, a number to call."""

import re

from services.probation.cases.domain import names, phone
from services.probation.law.titles import own_title, title_code
from services.probation.local_time import local_today
from shared import clock
from shared.identity.offices.known import name_of
from shared.web.i18n import current, gettext, gettext_noop, ngettext

PROBATION_LAW, ARCHIVE_LIST = "Law on probation", "List of standard documents"
ORDER = re.compile(r"order (\d+), para (\d+)")
REMARK = re.compile(r" \([KZ]\d+\)|:[^:]*[a-z]{2}.*$|[\s:;,(]+[a-z]{2,}.*$")
"""What stands after the articles in English, and the number of the text in the collection of laws."""
SOURCE = re.compile(r"(УИК|УК) (\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*)")
NAME_PROBLEMS: dict[names.Problem, str] = {
    "signs": gettext_noop("Use letters, spaces, hyphens and apostrophes, such as Әбіш-Ұлы or O'Neil"),
    "not_latin": gettext_noop("Use Latin letters here, as in the passport"),
    "not_cyrillic": gettext_noop("Use Cyrillic letters here"),
}


def name_field(typed: str, *scripts: names.Script) -> str:
    """A name in a form; ValueError with a msgid where it is none."""
    try:
        return names.read_name(typed, *scripts)
    except names.WrongName as wrong:
        raise ValueError(NAME_PROBLEMS[wrong.problem]) from None


def category(code: str) -> str:
    return {
        "suspended_sentence": gettext("Suspended sentence"),
        "restriction_of_liberty": gettext("Restriction of liberty"),
        "community_work": gettext("Community work"),
        "corrective_work": gettext("Corrective work"),
        "deferred_sentence": gettext("Deferred sentence"),
        "ban_on_posts": gettext("Ban on holding a post or doing an activity"),
        "pre_trial_probation": gettext("Pre-trial probation"),
        "penitentiary_probation": gettext("Penitentiary probation"),
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


def citizenship(code: str) -> str:
    return {
        "kz": gettext("Kazakhstan"),
        "foreign": gettext("Another country"),
        "no_citizenship": gettext("No citizenship"),
    }.get(code, code)


def region(code: str) -> str:
    return {
        "10": gettext("Abai Region"),
        "11": gettext("Akmola Region"),
        "15": gettext("Aktobe Region"),
        "19": gettext("Almaty Region"),
        "23": gettext("Atyrau Region"),
        "27": gettext("West Kazakhstan"),
        "31": gettext("Zhambyl Region"),
        "33": gettext("Zhetisu"),
        "35": gettext("Karaganda Region"),
        "39": gettext("Kostanay Region"),
        "43": gettext("Kyzylorda Region"),
        "47": gettext("Mangystau Region"),
        "55": gettext("Pavlodar Region"),
        "59": gettext("North Kazakhstan"),
        "61": gettext("Turkistan Region"),
        "62": gettext("Ulytau"),
        "63": gettext("East Kazakhstan"),
        "71": gettext("Astana"),
        "75": gettext("Almaty"),
        "79": gettext("Shymkent"),
    }.get(code, code)


def office(code: str) -> str:
    """An office by the name that the administrator gave it; else by its region, with its number where it is not the region's first: `71-02`
    is the second one of Astana."""
    if (name := name_of(code)) is not None:
        return name
    first, _, number = code.partition("-")
    return f"{region(first)} {int(number)}" if number.isdecimal() else region(first)


def source(cited: str) -> str:
    """Articles of the codes, kept as `УИК 66; УК 44, 63`, in the page's language; a page in another one leaves English remarks out."""
    cited = ORDER.sub(_paragraph, cited)
    if cited.startswith(ARCHIVE_LIST):
        return gettext("List of standard documents with their times of keeping, order No. 279-НҚ of 17 June 2025")
    if current() != "en":
        if cited.startswith(PROBATION_LAW):
            return gettext("Law on probation of 30 December 2016")
        cited = REMARK.sub("", cited)
    return SOURCE.sub(_articles, cited)


def _paragraph(cited: re.Match[str]) -> str:
    return gettext("Order No. %(number)s, para. %(paragraph)s", number=cited[1], paragraph=cited[2])


def _articles(cited: re.Match[str]) -> str:
    articles = cited[2]
    count = articles.count(",") + articles.count("-") + 1
    if cited[1] == "УИК":
        return ngettext("Penal Enforcement Code, art. %(articles)s", "Penal Enforcement Code, arts. %(articles)s", count, articles=articles)
    return ngettext("Criminal Code, art. %(articles)s", "Criminal Code, arts. %(articles)s", count, articles=articles)


def condition(code: str) -> str:
    """A duty in a few words: as an administrator wrote them, else as they come with the software."""
    said = own_title(title_code("condition", code), local_today(clock.now()))
    return said[current()] if said else built_in_condition(code)


def built_in_condition(code: str) -> str:
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
        "avoid_person": gettext("Stay away from a person named by the court"),
        "court_other": gettext("Another duty set by the court"),
        "carry_identity": gettext("Carry the identity card"),
    }.get(code, code)


def closing_reason(code: str | None) -> str:
    return {
        "term_ended": gettext("The term has ended"),
        "hours_served": gettext("Every hour of work is done"),
        "cancelled_by_court": gettext("By court decision"),
        "transferred": gettext("Moved to another service"),
        "died": gettext("The person has died"),
        "other": gettext("Another reason"),
    }.get(code or "", "")


def phone_number(number: str | None) -> str:
    return phone.spaced(number) if number else ""
