"""Values of the law in words, as every service shows them: a value with its unit, its source, its state, what it is about."""

from collections.abc import Mapping

from shared.law.rules import NamedList, Rule
from shared.law.sources import Entry
from shared.law_versions import first_day
from shared.messages.base import NEEDS
from shared.web.i18n import format_date, gettext, gettext_noop, ngettext
from shared.web.words.needs import need

TITLES = {
    # Who sees what, and for how long
    "cover.longest": gettext_noop("Longest time that one officer stands in for another"),
    "emergency.lasts": gettext_noop("How long an emergency access lasts"),
    "emergency.most_a_day": gettext_noop("Most emergency accesses of one account in 24 hours"),
    "purpose.holds": gettext_noop("How long the stated purpose of opening a case holds"),
    "alarm.kept": gettext_noop("How long an alarm about a reached limit is kept"),
    "access_record.kept": gettext_noop("How long the record of who read what is kept"),
    # The desk of social support
    "assessment": gettext_noop("Desk: time for the first assessment of needs"),
    "assessment_urgent": gettext_noop("Desk: time for the first assessment of an urgent need"),
    "urgent_needs": gettext_noop("Desk: needs that are urgent until a person has looked"),
    "contact_after_breach": gettext_noop("Desk: time to make contact after a breach"),
    "needs_reassessment": gettext_noop("Desk: after how long needs are assessed anew"),
    "plan_review_urgent": gettext_noop("Desk: time until the next review of a plan while a need is urgent"),
    "plan_review_first_time": gettext_noop("Desk: time until the next review of a plan in the first time after release"),
    "plan_review_later": gettext_noop("Desk: time until the next review of a plan later on"),
    "plan_review_first_time_lasts": gettext_noop("Desk: how long the first time after release lasts"),
    "vacancy_confirm_after": gettext_noop("Desk: after how long a vacancy is to be confirmed again"),
    "work_proof_first": gettext_noop("Desk: after how long it is first asked whether a job goes on"),
    "work_proof_second": gettext_noop("Desk: after how long it is asked a second time whether a job goes on"),
    "work_proof_third": gettext_noop("Desk: after how long it is asked the last time whether a job goes on"),
    "referral_answer": gettext_noop("Desk: time for a provider to answer a referral"),
    "referral_link": gettext_noop("Desk: how long a link for answering a referral works"),
    "appointment_reminder": gettext_noop("Desk: how long before an appointment a reminder is sent"),
    "removed_file": gettext_noop("Desk: how long a replaced or removed file is kept"),
    "consent_after_register": gettext_noop("Desk: time to ask whether help goes on after the register"),
    "directory_confirm_after": gettext_noop("Desk: after how long an entry of the directory is to be confirmed again"),
    "directory_ask_again": gettext_noop("Desk: after how long an organisation is asked again whether its entry is right"),
    "directory_ask_most": gettext_noop("Desk: how often an organisation is asked whether its entry is right"),
    "directory_ask_link": gettext_noop("Desk: how long the link of such a question works"),
    "consent_withdrawal": gettext_noop("Desk: time to tell everybody that a consent was taken back"),
    "consent_longest": gettext_noop("Desk: how long a consent holds at most"),
    "consent_renewal": gettext_noop("Desk: how long before its end a consent is asked for again"),
    "worker_cases": gettext_noop("Desk: how many open cases a worker has at most before a warning"),
    "help_request_answer": gettext_noop("Desk: time to answer a request for help through the public page"),
    "help_request_kept": gettext_noop("Desk: how long an answered request for help is kept"),
    "need_unmoved": gettext_noop("Desk: after how long an open need without any change counts as waiting too long"),
    "capacity_stale": gettext_noop("Desk: after how long a figure of free places is marked as old"),
    # The stages of resocialisation
    "stage.year_before": gettext_noop("Stages: how long before release the first begins"),
    "stage.half_year_before": gettext_noop("Stages: how long before release the second begins"),
    "stage.month_before": gettext_noop("Stages: how long before release the third begins"),
    "stage.day_30": gettext_noop("Stages: when the first look after release begins"),
    "stage.day_90": gettext_noop("Stages: when the second look after release begins"),
    "stage.day_180": gettext_noop("Stages: when the third look after release begins"),
    "stage.exit": gettext_noop("Stages: when the last stage begins"),
    "stage_task.notice": gettext_noop(
        "Stages: time for the task “The institution has told the akimat and the police of the coming release”"
    ),
    "stage_task.programme": gettext_noop("Stages: time for the task “The individual programme has been drawn up and sent to the akimat”"),
    "stage_task.first_talk": gettext_noop("Stages: time for the task “First talk with the person, through the institution or by phone”"),
    "stage_task.identity_papers": gettext_noop("Stages: time for the task “Missing identity papers have been applied for”"),
    "stage_task.special_notices": gettext_noop("Stages: time for the task “Notices that the law asks for in special cases have been sent”"),
    "stage_task.housing_plan": gettext_noop("Stages: time for the task “It is settled where the person will live after release”"),
    "stage_task.court_papers": gettext_noop("Stages: time for the task “Papers for the court and for the release are ready”"),
    "stage_task.first_week": gettext_noop("Stages: time for the task “The first week after release has been agreed with the person”"),
    "stage_task.travel_food_clothes": gettext_noop("Stages: time for the task “Travel, food and clothes were given at release”"),
    "stage_task.first_night": gettext_noop(
        "Stages: time for the task “There is a place for the first night; whoever needs it goes to a social adaptation centre”"
    ),
    "stage_task.report_to_probation": gettext_noop(
        "Stages: time for the task “The person has reported to the probation service, if they are to be registered”"
    ),
    "stage_task.needs_asked": gettext_noop("Stages: time for the task “Needs have been assessed”"),
    "stage_task.first_plan": gettext_noop("Stages: time for the task “A first plan has been agreed with the person”"),
    "stage_task.papers_and_income": gettext_noop(
        "Stages: time for the task “It is known which papers are missing and what the person lives on”"
    ),
    "stage_task.plan_review_30": gettext_noop("Stages: time for the task “The plan has been looked at with the person”"),
    "stage_task.work_and_home": gettext_noop("Stages: time for the task “It is known how it stands with work or study and with the home”"),
    "stage_task.needs_again": gettext_noop("Stages: time for the task “Needs have been assessed anew”"),
    "stage_task.half_year_review": gettext_noop(
        "Stages: time for the task “What was reached in half a year has been looked at with the person”"
    ),
    "stage_task.final_talk": gettext_noop("Stages: time for the task “Last talk: what goes on without us, and whom to turn to”"),
    "stage_task.end_or_go_on": gettext_noop("Stages: time for the task “The case is closed, or help goes on as agreed”"),
}
"""Titles of the values that more than one service shows, by their codes. Translated when a page shows them."""


def counted(unit: str, number: int) -> str | None:
    """A number with its unit; None where the unit counts nothing."""
    return {
        "minutes": ngettext("%(num)s minute", "%(num)s minutes", number),
        "hours": ngettext("%(num)s hour", "%(num)s hours", number),
        "days": ngettext("%(num)s day", "%(num)s days", number),
        "working_days": ngettext("%(num)s working day", "%(num)s working days", number),
        "months": ngettext("%(num)s month", "%(num)s months", number),
        "years": ngettext("%(num)s year", "%(num)s years", number),
        "times": ngettext("%(num)s time", "%(num)s times", number),
        "points": ngettext("%(num)s point", "%(num)s points", number),
        "people": ngettext("%(num)s person", "%(num)s people", number),
        "cases": ngettext("%(num)s case", "%(num)s cases", number),
        "percent": f"{number} %",
    }.get(unit)


def status(code: str) -> str:
    """Whether a lawyer has verified it."""
    return {
        "verified": gettext("verified by a lawyer"),
        "unverified": gettext("not yet confirmed"),
        "internal": gettext("an internal rule"),
    }.get(code, code)


def own_source(said: str) -> str:
    """Where it is said, of sources that stand in English in the files; what an administrator typed stays as it is."""
    for begins, words in _sources().items():
        if said.startswith(begins):
            return words
    return said


def since(entry: Entry) -> str:
    """From when it is in force; empty where it always was."""
    first = first_day(entry)
    return format_date(first) if first.year > 1 else ""


def plain_value(rule: Rule | NamedList) -> str:
    """The value with its unit, or the list, of a book whose codes are the same in every service."""
    if isinstance(rule, NamedList):
        return "; ".join(need(each) if each in NEEDS else each for each in rule.values)
    return (counted(rule.unit, rule.value) if isinstance(rule.value, int) else None) or str(rule.value)


def _sources() -> Mapping[str, str]:
    return {
        "internal": gettext("an internal rule"),
        "not found": gettext("no norm found yet"),
        "house rule for the days": gettext("the task: the Penal Enforcement Code, 165–168; the days: a rule of the desk’s own"),
        "house rule": gettext("a rule of the desk’s own"),
        "Personal data law (": gettext("Personal data law"),
        "УИК (K1400000234), 165-168, 172": gettext("Penal Enforcement Code, 165–168, 172"),
        "УИК (K1400000234), 165-168": gettext("Penal Enforcement Code, 165–168"),
        "УИК (K1400000234), 21": gettext("Penal Enforcement Code, 21"),
        "Social Code (": gettext("Social Code of the Republic of Kazakhstan"),
    }
