"""Corrective work in words."""

from datetime import date

from services.probation.corrective_work.domain.entries import CHOSEN, END_REASONS, TOLD_BY
from shared.registry import Words
from shared.values import JsonObject
from shared.web.i18n import format_date, format_number, gettext

Options = list[tuple[str, str]]


def kind(code: str) -> str:
    return {
        "share": gettext("Share of the pay by the court’s decision"),
        "employed": gettext("Job begun"),
        "ended": gettext("Job ended"),
        "month": gettext("Employer’s report for a month"),
        "talk": gettext("Officer’s talk"),
        "leave": gettext("Leave"),
        "withdrawn": gettext("Entry taken back"),
    }.get(code, code)


def kinds() -> Options:
    return [(code, kind(code)) for code in CHOSEN]


def end_reason(code: str) -> str:
    return {
        "dismissed": gettext("Dismissed by the employer"),
        "left": gettext("Left of their own will"),
        "contract": gettext("The contract ran out"),
        "closed": gettext("The employer closed or moved"),
    }.get(code, code)


def end_reasons() -> Options:
    return [(code, end_reason(code)) for code in END_REASONS]


def told_by(code: str) -> str:
    return gettext("The employer") if code == "employer" else gettext("The supervised person")


def tellers() -> Options:
    return [(code, told_by(code)) for code in TOLD_BY]


def money(tenge: int) -> str:
    return gettext("%(number)s tenge", number=format_number(tenge, "#,##0"))


def month(day: date) -> str:
    """12.2026."""
    return f"{day:%m.%Y}"


def what(code: str, content: JsonObject) -> str:
    """An entry's content in one line."""
    if code == "share":
        return f"{content['percent']} %"
    if code == "employed":
        return ", ".join(part for part in (content["employer"], content.get("position", ""), content.get("contact", "")) if part)
    if code == "ended":
        return gettext("%(reason)s, told by: %(who)s", reason=end_reason(content["reason"]), who=told_by(content["told_by"]).lower())
    if code == "month":
        withheld = gettext("withheld: %(sum)s", sum=money(int(content["withheld"])))
        return f"{month(date.fromisoformat(content['month']))}: {money(int(content['base']))}, {withheld}"
    if code == "leave":
        return gettext("until %(day)s", day=format_date(date.fromisoformat(content["until"])))
    return str(content.get("words", ""))


def reason(code: str) -> str | None:
    """Why a human should look."""
    return {
        "corrective_talk_due": gettext("The officer’s talk of this month was not recorded yet"),
        "corrective_report_missing": gettext("The employer’s report is missing"),
        "corrective_jobless_long": gettext("Without a job for as long as the rule names"),
    }.get(code)


def field_names() -> dict[str, str]:
    return {
        "on_date": gettext("Day"),
        "month": gettext("Any day of the month"),
        "percent": gettext("Percent of the pay"),
        "employer": gettext("Employer"),
        "position": gettext("Position"),
        "contact": gettext("Contact, telephone"),
        "reason": gettext("Why the job ended"),
        "told_by": gettext("Who told it"),
        "base": gettext("Pay of the month, tenge"),
        "withheld": gettext("Withheld, tenge"),
        "paid_on": gettext("Paid to the state on"),
        "words": gettext("What was talked about"),
        "until": gettext("Last day of the leave"),
        "document": gettext("Document: title, number, date"),
        "why": gettext("Reason"),
    }


def problem(code: str) -> str:
    """What is wrong with a field, and what to do."""
    return {
        "missing": gettext("Fill this in"),
        "choose": gettext("Choose or enter a valid value"),
        "share": gettext("The law allows a share from %(least)s to %(most)s percent"),
        "ahead": gettext("This day has not come yet"),
        "before_registration": gettext("The person was not on the register on this day"),
        "has_job": gettext("A job is recorded that has not ended: record its end first"),
        "overlaps": gettext("Another job is recorded on this day"),
        "no_job": gettext("No job is recorded that could end"),
        "before_job": gettext("The job had not begun on this day"),
        "month_known": gettext("This month was reported already: take that entry back first"),
        "more_than_pay": gettext("More than the pay of the month"),
        "order": gettext("The last day is before the first"),
    }[code]


TIMELINE: dict[str, Words] = {
    "corrective_entry": lambda d: gettext(
        "Corrective work: %(kind)s, %(day)s", kind=kind(str(d["kind"])).lower(), day=format_date(date.fromisoformat(str(d["on"])))
    ),
}
