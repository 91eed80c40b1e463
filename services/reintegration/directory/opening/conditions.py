"""The rule of domain.py as a condition of SQL on the schedule `c`, and the schedules of a service."""

WEEKLY = """(c.freq IS NULL OR c.freq IN ('WEEKLY', 'DAILY')) AND coalesce(c.interval, 1) = 1 AND c.bymonthday IS NULL
    AND c.byweekno IS NULL AND c.byyearday IS NULL AND c.opens_at IS NOT NULL AND c.closes_at IS NOT NULL AND c.byday IS NOT NULL"""
OWN = """(c.service = s.id OR c.service_at_location IN (SELECT j.id FROM reintegration.service_at_location j WHERE j.service = s.id))"""
OF_PLACE = """c.location IN (SELECT j.location FROM reintegration.service_at_location j JOIN reintegration.location l ON l.id = j.location
        WHERE j.service = s.id AND l.ended_at IS NULL)"""
OF_SERVICE = f"""({OWN} OR {OF_PLACE} AND NOT EXISTS (SELECT FROM reintegration.opening_schedule c WHERE {OWN}))"""
"""The service's own hours; where it has none, those of its places."""


def holds(day: str, weekday: str, off: str) -> str:
    """Whether `c` has hours that begin on a day; the arguments are parameters of the statement."""
    return (
        f"(c.byday LIKE '%' || {weekday}::text || '%' AND (c.valid_from IS NULL OR c.valid_from <= {day}::date)"
        f" AND (c.valid_to IS NULL OR c.valid_to >= {day}::date)"
        f" AND (NOT {off}::boolean OR c.valid_from = {day}::date AND c.valid_to = {day}::date))"
    )


def open_at(clock: str, today: tuple[str, str, str], before: tuple[str, str, str]) -> str:
    """Whether some schedule of the service `s` is open. `today` and `before`: day, weekday and whether it is a day off."""
    now = f"{holds(*today)} AND c.opens_at <= {clock}::time AND (c.closes_at <= c.opens_at OR {clock}::time < c.closes_at)"
    late = f"{holds(*before)} AND c.closes_at < c.opens_at AND {clock}::time < c.closes_at"
    return f"EXISTS (SELECT FROM reintegration.opening_schedule c WHERE {OF_SERVICE} AND {WEEKLY} AND ({now} OR {late}))"
