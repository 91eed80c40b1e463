"""What the steps of the law's scenarios tell each other, and how their Russian words are read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from pytest_bdd import parsers

from services.probation.cases.domain.categories import (
    Category,
    OffenceKind,
    Settlement,
    Sex,
    SupervisingAuthority,
)
from services.probation.cases.domain.frequency import Frequency
from services.probation.identity_match.domain.weighing import Evidence
from services.probation.law_checks.domain import Code, Facts, Finding, lawful
from services.probation.notices.domain import kinds
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.terms.domain.derivation import begins_on, derive
from services.probation.terms.domain.parts import Basis, EarlyEnd, Extension, Length, Suspension, Term, Unit

TODAY = date(2026, 3, 10)
ZONE = ZoneInfo("Asia/Almaty")
NOON = datetime.combine(TODAY, time(12), ZONE)
CATEGORIES: dict[str, Category] = {
    "условное осуждение": Category.SUSPENDED_SENTENCE,
    "ограничение свободы": Category.RESTRICTION_OF_LIBERTY,
    "общественные работы": Category.COMMUNITY_WORK,
    "исправительные работы": Category.CORRECTIVE_WORK,
    "отсрочка": Category.DEFERRED_SENTENCE,
    "запрет на должности": Category.BAN_ON_POSTS,
    "досудебная пробация": Category.PRE_TRIAL_PROBATION,
    "пенитенциарная пробация": Category.PENITENTIARY_PROBATION,
    "УДО": Category.PAROLE,
    "административный надзор": Category.ADMINISTRATIVE_SUPERVISION,
}
SETTLEMENTS: dict[str, Settlement] = {"город": "urban", "село": "rural"}
FREQUENCIES: dict[str, Frequency | None] = {
    "2 раза в месяц": Frequency.TWICE_A_MONTH,
    "раз в месяц": Frequency.MONTHLY,
    "раз в квартал": Frequency.QUARTERLY,
    "дни задаёт офицер": None,
}
AUTHORITIES: dict[str, SupervisingAuthority] = {"служба пробации": "probation", "полиция": "police"}
STATES = {"проверено": "verified", "не проверено": "unverified", "наше": "internal"}
SEXES: dict[str, Sex] = {"женский": "female", "мужской": "male"}
OFFENCES: dict[str, OffenceKind] = {"проступок": "misdemeanour", "преступление": "crime"}
TOLD = {"выезд": "travel", "смена жилья": "change_of_home", "смена работы": "change_of_work", "больница": "hospital"}
UNITS: dict[str, Unit] = {"год": "years", "года": "years", "месяцев": "months", "часов": "hours"}
FOUND: dict[str, Code] = {
    "явки слишком редкие": "check_in_too_rare",
    "другой орган": "wrong_authority",
    "поставлен на учёт поздно": "registered_late",
    "поставлен на учёт поздно после освобождения": "registered_late_after_release",
    "часов мало": "hours_too_few",
    "часов много": "hours_too_many",
    "освобождён от труда": "labour_exempt",
    "нет законного представителя": "representative_missing",
    "нет ИИН": "iin_missing",
    "обязанность другой категории": "condition_not_of_category",
}


@dataclass
class Told:
    """What the steps of one scenario have said so far."""

    facts: Facts = field(default_factory=Facts)
    registered_on: date = TODAY
    in_force_on: date = TODAY
    length: Length | None = None
    extensions: tuple[Extension, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    early_end: EarlyEnd | None = None
    first: date = TODAY
    frequency: Frequency = Frequency.MONTHLY
    moment: datetime = NOON
    urgency: int = 1
    status: Status = Status.RAISED
    sent: tuple[datetime, ...] = ()
    last_check: date | None = None
    term_ends_on: date = TODAY
    evidence: tuple[Evidence, ...] = ()
    norm: kinds.Norm | None = None

    @property
    def findings(self) -> list[Finding]:
        """What the law checks say about the facts."""
        return lawful(self.facts, self.facts.registered_on or TODAY)

    @property
    def ends_on(self) -> date | None:
        """The last day of the term."""
        assert self.facts.category is not None
        begins = begins_on(self.facts.category, registered_on=self.registered_on, in_force_on=self.in_force_on)
        basis = Basis(begins, self.length)
        return derive(Term(self.facts.category, basis, self.extensions, self.suspensions, (), self.early_end)).ends_on


def day(text: str) -> date:
    """10.03.2026"""
    return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007  # a day, not a moment


def moment(text: str) -> datetime:
    """10.03.2026 12:00, in the person's zone"""
    return datetime.strptime(text, "%d.%m.%Y %H:%M").replace(tzinfo=ZONE)


def rows(table: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """The rows of a table by its headings."""
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


PARSED = {"day": day, "moment": moment}


def step(text: str) -> parsers.cfparse:
    return parsers.cfparse(text, extra_types=PARSED)
