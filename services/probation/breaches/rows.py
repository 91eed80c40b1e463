"""Rows of proceedings, as queries give them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.breaches.domain.attempts import Attempt, Means
from services.probation.breaches.domain.attempts import Result as AttemptResult
from services.probation.breaches.domain.consequences import Matter
from services.probation.breaches.domain.effects import OWNERS, Effect, Owner, Replacement, Result
from services.probation.breaches.domain.stages import Stage
from shared.db.rows import from_json, read_apart
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A proceeding with whose it is."""

    id: UUID
    person: UUID
    registration: UUID
    authority: str
    category: str
    matter: Matter
    stage: str
    law_day: date
    opened_at: datetime
    opened_by: UUID
    opened_by_name: str
    round_at: datetime
    asked_at: datetime | None
    asked_how: str | None
    answer_due_at: datetime | None
    deadline_at: datetime | None
    missed_on: date | None
    searched_since: date | None
    found_on: date | None
    term_suspended_on: date | None
    term_resumed_on: date | None
    months: int | None
    reasons: str | None
    decided_at: datetime | None
    decided_by: UUID | None
    decided_by_name: str | None
    signed_at: datetime | None
    signed_by: UUID | None
    signed_by_name: str | None
    served_on: date | None
    ended_at: datetime | None
    version: int
    name: str
    time_zone: str
    language: str
    birth_date: date | None
    address: str
    case_number: str
    officer: UUID
    officer_name: str
    office: str
    court: str
    registered_on: date
    case_state: str
    chosen: list[str] = from_json()
    rests_on: JsonObject = from_json()

    @property
    def at(self) -> Stage:
        """The stage."""
        return Stage(self.stage)

    @property
    def goes_on(self) -> bool:
        """Whether something can still be done with it."""
        return self.ended_at is None and self.case_state == "open"


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A chosen fact with its details as they were when it was chosen."""

    id: UUID
    kind: str
    subject: UUID | None
    at: datetime
    address: str
    added_at: datetime
    added_by: UUID
    added_by_name: str
    removed_at: datetime | None
    removed_by_name: str | None
    removed_why: str | None
    details: JsonObject = from_json()


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """What happened to a proceeding."""

    number: int
    event: str
    stage: str
    why: str
    by_id: UUID
    by_name: str
    at: datetime
    details: JsonObject = from_json()


@dataclass(frozen=True, slots=True)
class ShownAttempt:
    """An attempt to hear the person."""

    id: UUID
    means: str
    at: datetime
    minutes: int
    result: str
    words: str
    by_name: str
    recorded_at: datetime
    shown: str | None

    @property
    def attempt(self) -> Attempt:
        """As the rule of hearing takes it."""
        return Attempt(self.id, Means(self.means), self.at, self.minutes, AttemptResult(self.result), self.shown or "")


@dataclass(frozen=True, slots=True)
class SaidAtKiosk:
    """What an explanation from a kiosk has beside the words: the reason that was touched, when, and whether a paper follows."""

    reason: str
    given_at: datetime
    brings_paper: bool


@dataclass(frozen=True, slots=True)
class ShownExplanation:
    """What the person said, or that they refuse to. `kiosk_answer`: where it was said at a kiosk, the answer that holds the words."""

    id: UUID
    kind: str
    words: str
    language: str
    given_on: date
    written_by: str
    document: str
    by_name: str
    recorded_at: datetime
    kiosk_answer: UUID | None
    kiosk: SaidAtKiosk | None = read_apart()


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """An initial search measure."""

    id: UUID
    kind: str
    on_date: date
    result: str
    by_name: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ShownAppeal:
    """An appeal; without `outcome` it waits."""

    id: UUID
    addressed_to: str
    lodged_on: date
    words: str
    document: str
    due_at: datetime
    by_name: str
    outcome: str | None
    decided_on: date | None
    outcome_words: str | None
    outcome_document: str | None
    outcome_by_name: str | None


@dataclass(frozen=True, slots=True)
class ShownRuling:
    """A court's ruling."""

    id: UUID
    court: str
    number: str
    ruled_on: date
    result: Result
    effect: Effect
    months: int | None
    words: str
    by_name: str
    undone_at: datetime | None
    undone_why: str | None
    replaced_by: Replacement | None
    quashed_at: datetime | None
    quashed_on: date | None
    quashed_document: str | None
    applied_at: datetime | None
    applied_by_name: str | None

    @property
    def waits(self) -> bool:
        """Whether nobody carried it out yet."""
        return self.undone_at is None and self.applied_at is None

    @property
    def in_force(self) -> bool:
        """Whether it was carried out and stands."""
        return self.undone_at is None and self.applied_at is not None and self.quashed_at is None

    @property
    def owners(self) -> tuple[Owner, ...]:
        """Whose actions carry it out; one that was recorded before replacements were told apart is carried out as imprisonment."""
        by = "imprisonment" if self.effect == "replace" and self.replaced_by is None else self.replaced_by
        return OWNERS[self.effect, by]


@dataclass(frozen=True, slots=True)
class ShownEffect:
    """What carrying out a ruling changed, or took back."""

    id: UUID
    proceeding: UUID
    ruling: UUID
    owner: str
    subject: UUID
    event: str
    corrects: UUID | None
    by_name: str
    at: datetime
    before: JsonObject = from_json()
    after: JsonObject = from_json()
