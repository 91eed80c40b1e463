"""Other people's templates, to measure false matches with."""

from uuid import UUID, uuid4

from services.biometrics.database import DB
from services.biometrics.enrolment.queries import references_of
from services.biometrics.subjects.vault import Descriptors, Erased
from shared.crypto import CannotDecrypt
from shared.db.rows import fetch_values


async def some_others(person: UUID, count: int, *, engine: str) -> tuple[tuple[Descriptors, ...], ...]:
    """References, made by `engine`, of at most `count` other people with a valid legal basis, drawn at random, decrypted in memory only."""
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
    """Enrolments have random ids: the next ones after a random id are a random sample, without sorting the whole table."""
    statement = """
        SELECT t.person FROM biometrics.template t
        JOIN biometrics.enrolment e ON e.id = t.enrolment AND e.state = 'confirmed' AND e.place = 'first'
        JOIN biometrics.subject s ON s.person = t.person AND s.state = 'open' AND s.basis_kind IS NOT NULL
        WHERE t.person <> $1 AND t.enrolment {side} $2 ORDER BY t.enrolment LIMIT $3
    """
    start = uuid4()
    found: list[UUID] = await fetch_values(DB, statement.format(side=">="), person, start, count)
    if len(found) < count:
        found += await fetch_values(DB, statement.format(side="<"), person, start, count - len(found))
    return found
