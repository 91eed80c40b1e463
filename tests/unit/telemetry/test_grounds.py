"""On what the parts of an order rest: hours at home on the court's duty alone, and never on more than it says."""

from typing import Any

import pytest

from services.probation.telemetry.orders.domain.grounds import (
    CURFEW,
    Duty,
    NotGrounded,
    changed_duties,
    grounded,
    grounds,
    parts,
    with_decision,
    with_duty,
    without_grounds,
)
from tests.builders.orders import NIGHT, order_body
from tests.builders.zones import Json, round_zone

HOME, BAR = round_zone("home", when="curfew"), round_zone("bar", "exclusion")
FREE = Duty("free", 0, CURFEW)
NIGHTS = Duty("nights", 1, CURFEW, hours=("22:00", "06:00"))
PLACES = Duty("places", 2, "zone")
CURE = Duty("cure", 1, None)
BODY = order_body(HOME, BAR, curfew=[NIGHT])


def hours(start: str, end: str, **more: Any) -> Json:
    """An order with these hours at home, every day."""
    return order_body(HOME, curfew=[{"days": list(range(7)), "start": start, "end": end, "zone": "home", **more}])


def problem(body: Json, *duties: Duty, before: Json | None = None) -> tuple[str, str]:
    with pytest.raises(NotGrounded) as refused:
        grounded(body, before, duties)
    return refused.value.problem, refused.value.part


def test_hours_at_home_and_zones_need_a_ground_and_the_home_of_the_hours_does_not() -> None:
    assert parts(BODY) == {"curfew": "curfew", "bar": "exclusion"}
    assert parts(order_body(round_zone("home"))) == {"home": "inclusion"}
    assert parts(None) == {}
    assert without_grounds(BODY) == ["curfew", "bar"]


def test_hours_without_a_duty_of_the_court_are_refused() -> None:
    assert problem(BODY) == ("no_duty", CURFEW)
    assert problem(BODY, PLACES, CURE) == ("no_duty", CURFEW)
    assert problem(BODY, Duty("over", 1, CURFEW, in_force=False)) == ("no_duty", CURFEW)


def test_the_only_duty_that_fits_is_named_and_of_several_one_is_chosen() -> None:
    assert grounds(grounded(BODY, None, [FREE, PLACES])) == {"curfew": {"condition": "free", "version": 0}}
    assert problem(BODY, FREE, NIGHTS) == ("choose_duty", CURFEW)
    chosen = with_duty(BODY, CURFEW, "nights")
    assert grounds(grounded(chosen, None, [FREE, NIGHTS]))[CURFEW] == {"condition": "nights", "version": 1}


def test_hours_rest_on_no_decision_of_their_own_and_a_zone_may() -> None:
    assert problem(with_decision(BODY, CURFEW, "Order 12"), NIGHTS) == ("choose_duty", CURFEW)
    named = grounded(with_decision(BODY, "bar", " Order 12 "), None, [NIGHTS])
    assert grounds(named)["bar"] == {"decision": "Order 12"}
    assert problem(with_decision(BODY, "bar", "  "), NIGHTS) == ("decision_missing", "bar")


def test_a_forbidden_zone_rests_on_a_duty_that_names_places_or_a_person() -> None:
    assert problem(with_duty(BODY, "bar", "cure"), NIGHTS, CURE) == ("not_in_force", "bar")
    assert grounds(grounded(with_duty(BODY, "bar", "places"), None, [NIGHTS, PLACES]))["bar"] == {"condition": "places", "version": 2}


@pytest.mark.parametrize(("start", "end"), [("22:00", "06:00"), ("23:00", "05:30"), ("22:00", "23:59"), ("01:00", "06:00")])
def test_hours_within_those_of_the_court_are_kept(start: str, end: str) -> None:
    assert grounds(grounded(hours(start, end), None, [NIGHTS]))[CURFEW]["condition"] == "nights"


@pytest.mark.parametrize(
    ("start", "end"), [("21:59", "06:00"), ("22:00", "06:01"), ("07:00", "08:00"), ("05:00", "23:00"), ("22:00", "22:00")]
)
def test_hours_beyond_those_of_the_court_are_refused(start: str, end: str) -> None:
    assert problem(hours(start, end), NIGHTS) == ("beyond_duty", CURFEW)


def test_days_that_the_court_did_not_name_are_refused() -> None:
    weekend = Duty("weekend", 1, CURFEW, hours=("22:00", "06:00"), days=frozenset({5, 6}))
    assert problem(hours("22:00", "06:00"), weekend) == ("beyond_duty", CURFEW)
    assert grounded(hours("22:00", "06:00", days=[6]), None, [weekend])
    first = {**hours("22:00", "06:00", days=[6]), "first_night": {"date": "2026-11-23", "start": "22:00", "end": "06:00", "zone": "home"}}
    assert problem(first, weekend) == ("beyond_duty", CURFEW), "23 November 2026 is a Monday"


def test_a_duty_that_ended_switches_nothing_off_and_lets_the_order_be_eased() -> None:
    before = grounded(hours("22:00", "06:00"), None, [NIGHTS])
    over = Duty("nights", 2, CURFEW, in_force=False, hours=("22:00", "06:00"))
    eased = {**before, "permissions": [{"id": "p1", "from": "2026-12-01T10:00", "until": "2026-12-01T15:00"}]}
    eased["curfew"] = [{**before["curfew"][0], "except": ["2026-12-31"]}]
    assert grounded(eased, before, [over]) == eased
    more = {**before, "curfew": [*before["curfew"], {"days": [0], "start": "12:00", "end": "13:00", "zone": "home"}]}
    assert problem(more, over, before=before) == ("no_duty", CURFEW)
    assert problem(more, over, FREE, before=before) == ("not_in_force", CURFEW)


def test_what_ended_or_changed_is_told_and_what_cannot_be_seen_is_not_judged() -> None:
    body = grounded(with_duty(BODY, "bar", "places"), None, [NIGHTS, PLACES])
    stands = {"nights": NIGHTS, "places": PLACES}
    assert changed_duties(body, stands) == {}
    later, over = Duty("nights", 2, CURFEW), Duty("places", 3, "zone", in_force=False)
    assert changed_duties(body, {"nights": later, "places": over}) == {"curfew": (later, "changed"), "bar": (over, "ended")}
    assert changed_duties(body, {}) == {}


def test_a_confirmed_duty_is_named_in_its_new_version_and_a_part_that_goes_takes_its_ground_along() -> None:
    before = grounded(with_duty(BODY, "bar", "places"), None, [NIGHTS, PLACES])
    later = Duty("nights", 2, CURFEW, hours=("22:00", "06:00"))
    assert grounds(grounded(with_duty(before, CURFEW, "nights"), before, [later, PLACES]))[CURFEW] == {"condition": "nights", "version": 2}
    assert "grounds" not in grounded({**before, "curfew": [], "zones": order_body(HOME)["zones"]}, before, [NIGHTS])
