"""Seats of a course or of a group: one rule for both, counted under the lock of whatever has them."""

from services.reintegration.errors import NoSeat


def seats_after(taken: int, seats: int, *, before: bool, after: bool) -> int:
    """How many seats are taken after a step of somebody who had one `before` and has one `after` it. Raises NoSeat where none is left."""
    change = int(after) - int(before)
    if change > 0 and taken >= seats:
        raise NoSeat
    return taken + change
