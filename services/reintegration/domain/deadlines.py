"""Until when something is due. The periods are dated, cited data in law/desk.toml; working days are those of the legal calendar."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from services.reintegration.domain.task import Kind
from shared.law.calendar import working_days_after
from shared.law.rules import RuleBook, rule_book
from shared.messages.base import Need

FOLDER = Path(__file__).with_name("law")


def rules() -> RuleBook:
    """The desk's rules, and the list of urgent needs."""
    return rule_book(FOLDER)


def is_urgent(kind: Kind, need: Need, on: date) -> bool:
    """Whether the shorter period applies to what was asked for on a day."""
    return kind == "contact" or need in rules().values("urgent_needs", on)


def task_days(kind: Kind, need: Need, on: date) -> int:
    """How many working days there are for what was asked for on a day. Raises NoSuchRule before our rules began."""
    code = "contact_after_breach" if kind == "contact" else "assessment_urgent" if is_urgent(kind, need, on) else "assessment"
    return rules().number(code, on)


def answer_days(on: date) -> int:
    """How many working days a provider has for a referral that was sent on a day. Raises NoSuchRule before our rules began."""
    return rules().number("referral_answer", on)


def task_due(kind: Kind, need: Need, asked_at: datetime, zone: ZoneInfo) -> datetime:
    """When a task falls due: the end of a working day in the person's zone."""
    return working_days_after(asked_at, task_days(kind, need, asked_at.astimezone(zone).date()), zone)


def answer_due(sent_at: datetime, zone: ZoneInfo) -> datetime:
    """When a provider should have answered: the end of a working day in the desk's zone."""
    return working_days_after(sent_at, answer_days(sent_at.astimezone(zone).date()), zone)


def stale_after(on: date) -> timedelta:
    """How old a figure of free places may be on a day."""
    return timedelta(days=rules().number("capacity_stale", on))
