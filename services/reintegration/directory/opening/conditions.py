"""The rule of domain.py as a condition of SQL on the schedule `c`, and the schedules of a service `s`."""

PLAIN = """coalesce(c.interval, 1) = 1 AND c.bymonthday IS NULL AND c.byweekno IS NULL AND c.byyearday IS NULL AND c.opens_at IS NOT NULL
    AND c.closes_at IS NOT NULL AND c.count IS NULL"""
WEEKLY = f"""(c.freq IS NULL OR c.freq IN ('WEEKLY', 'DAILY')) AND {PLAIN}
    AND (c.byday !~ '[0-9]' AND c.byday <> '' OR c.byday IS NULL AND c.freq = 'DAILY')"""
"""Hours by the day of the week. Hours by other rules are kept and shown, and nothing is reckoned with them."""
DATED = "c.freq IS NULL AND c.byday IS NULL AND c.valid_from IS NOT NULL AND c.valid_to IS NOT NULL"
CLOSED = f"({DATED} AND c.count IS NOT DISTINCT FROM 0)"
"""A special day on which it is closed: by HSDS's words one that takes place no times."""
SPECIAL_HOURS = f"({DATED} AND {PLAIN})"
RECKONED = f"({WEEKLY} OR {CLOSED} OR {SPECIAL_HOURS})"
WEEK_DAYS = "coalesce(c.byday, 'MO,TU,WE,TH,FR,SA,SU')"
BEGINS, ENDS = "greatest(c.valid_from, c.dtstart)", "least(c.valid_to, c.until)"
# Each part by an index of its own: together in one condition they would be looked for in the whole table.
OWN = """SELECT c.*, true AS own FROM reintegration.opening_schedule c WHERE c.service = s.id
    UNION ALL SELECT c.*, true AS own FROM reintegration.service_at_location j
        JOIN reintegration.opening_schedule c ON c.service_at_location = j.id WHERE j.service = s.id"""
OF_PLACES = """SELECT c.*, false AS own FROM reintegration.service_at_location j
        JOIN reintegration.location l ON l.id = j.location AND l.ended_at IS NULL
        JOIN reintegration.opening_schedule c ON c.location = l.id WHERE j.service = s.id"""
ALL = f"({OWN} UNION ALL {OF_PLACES})"
OF_SERVICE = f"""(c.own OR NOT EXISTS (SELECT FROM ({OWN}) c WHERE NOT {CLOSED} AND NOT {SPECIAL_HOURS}))"""
"""Of ALL: the service's own hours and special days; where it has no hours of its own, those of its places too."""
OWNER = "coalesce(c.service, c.service_at_location, c.location)"


def open_at(clock: str, today: tuple[str, str, str], before: tuple[str, str, str]) -> str:
    """Whether some schedule of the service `s` is open. `today` and `before`: day, weekday and whether it is a day off."""
    now = f"{_holds(*today)} AND c.opens_at <= {clock}::time AND (c.closes_at <= c.opens_at OR {clock}::time < c.closes_at)"
    late = f"{_holds(*before)} AND c.closes_at <= c.opens_at AND {clock}::time < c.closes_at"
    return f"EXISTS (SELECT FROM {ALL} c WHERE {OF_SERVICE} AND ({now} OR {late}))"


def _holds(day: str, weekday: str, off: str) -> str:
    """Whether `c` has hours that begin on a day; the arguments are parameters of the statement."""
    within = f"({BEGINS} IS NULL OR {BEGINS} <= {day}::date) AND ({ENDS} IS NULL OR {ENDS} >= {day}::date)"
    weekly = f"({WEEKLY} AND {WEEK_DAYS} LIKE '%' || {weekday}::text || '%' AND NOT {_special(day, 'true', mine=True)})"
    own_hours = f"(c.own OR NOT {_special(day, _of('x', SPECIAL_HOURS), mine=False)})"
    special = f"({SPECIAL_HOURS} AND NOT {_special(day, _of('x', CLOSED), mine=True)})"
    the_day = f"({BEGINS} = {day}::date AND {ENDS} = {day}::date)"
    return f"({within} AND ({weekly} OR {special}) AND {own_hours} AND (NOT {off}::boolean OR {the_day}))"


def _special(day: str, which: str, *, mine: bool) -> str:
    """Whether a special day covers the day: one of the service, or where `mine` one of the owner of `c`."""
    whose = f"(x.own OR {_of('x', OWNER)} = {OWNER})" if mine else "x.own"
    kind = f"({_of('x', CLOSED)} OR {_of('x', SPECIAL_HOURS)})"
    return f"EXISTS (SELECT FROM {ALL} x WHERE {whose} AND {kind} AND {which} AND {day}::date BETWEEN x.valid_from AND x.valid_to)"


def _of(alias: str, condition: str) -> str:
    return condition.replace("c.", f"{alias}.")
