"""What a verification brings along: the decision on the threshold, and other people's templates to measure false matches with."""

from datetime import datetime
from uuid import UUID, uuid4

from services.biometrics.domain.thresholds import Decision, in_force
from services.biometrics.keys import references_of
from services.biometrics.tables import DB, ThresholdDecision
from services.biometrics.vault import Descriptors, Erased
from shared.crypto import CannotDecrypt


async def decision_in_force(*, now: datetime) -> Decision | None:
    """The administrator's decision that holds now; None where none was ever made."""
    rows = await ThresholdDecision.select().where(ThresholdDecision.valid_from <= now)
    return in_force((decision_of(row) for row in rows), now)


def decision_of(row: dict[str, object]) -> Decision:
    """A row of the table, as the rules know it."""
    names = ("id", "artefact", "match", "review", "valid_from", "decided_at")
    return Decision(**{name: row[name] for name in names})  # type: ignore[arg-type]  # the columns' own types


async def some_others(person: UUID, count: int, *, engine: str) -> tuple[tuple[Descriptors, ...], ...]:
    """References, made by `engine`, of at most `count` other people whose legal basis stands, drawn at random, decrypted in memory
    only."""
    if count <= 0:
        return ()
    found = []
    for other in await _drawn(person, count):
        try:
            references = await references_of(other)
        except (Erased, CannotDecrypt):
            continue
        if made := tuple(reference.descriptors for reference in references if reference.engine == engine):
            found.append(made)
    return tuple(found)


async def _drawn(person: UUID, count: int) -> list[UUID]:
    """Enrolments have random ids: those that follow a random one are a random handful, without sorting the whole table."""
    assert DB.pool is not None
    statement = """
        SELECT t.person FROM biometrics.template t
        JOIN biometrics.enrolment e ON e.id = t.enrolment AND e.state = 'confirmed' AND e.place = 'first'
        JOIN biometrics.subject s ON s.person = t.person AND s.state = 'open' AND s.basis_kind IS NOT NULL
        WHERE t.person <> $1 AND t.enrolment {side} $2 ORDER BY t.enrolment LIMIT $3
    """
    start = uuid4()
    rows = await DB.pool.fetch(statement.format(side=">="), person, start, count)
    if len(rows) < count:
        rows += await DB.pool.fetch(statement.format(side="<"), person, start, count - len(rows))
    return [row["person"] for row in rows]
