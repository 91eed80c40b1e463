"""What is known of signed copies."""

from uuid import UUID

from services.probation.rows import Row, fetch_all


async def copies(person: UUID) -> list[Row]:
    """What is known of the person's signed copies, the latest first, without their content. Ask `case` first: it knows who may read."""
    return await fetch_all(
        "SELECT id, media_type, size, basis_reference, basis_given_on, stored_at, stored_by_name, ended_at, destroyed_at"
        " FROM probation.basis_copy WHERE person = $1 ORDER BY stored_at DESC, id",
        person,
    )
