"""When an organisation is asked, where, and until when its link opens something."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from services.reintegration.confirmation_requests.domain import Dead, Limits, RequestState, address_of, dead, next_step

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
DAY = timedelta(days=1)
LIMITS = Limits(3, 14 * DAY, 30 * DAY)
OPEN = RequestState(False, False, date(2026, 1, 10), date(2026, 1, 10), False, NOW + DAY)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (OPEN, None),
        (replace(OPEN, expires_at=NOW), Dead.EXPIRED),
        (replace(OPEN, replaced=True), Dead.REPLACED),
        (replace(OPEN, confirmed_on=date(2026, 11, 1)), Dead.CONFIRMED),
        (replace(OPEN, ended=True, confirmed_on=None), Dead.ENDED),
        (replace(OPEN, used=True, ended=True), Dead.USED),
    ],
)
def test_why_a_link_opens_nothing(state: RequestState, why: Dead | None) -> None:
    assert dead(state, NOW) is why


@pytest.mark.parametrize(
    ("tries", "last", "answered", "step"),
    [
        (0, None, False, "ask"),
        (1, NOW - 14 * DAY, False, "ask"),
        (1, NOW - 13 * DAY, False, "wait"),
        (2, NOW - 20 * DAY, True, "wait"),
        (3, NOW - 13 * DAY, False, "wait"),
        (3, NOW - 14 * DAY, False, "give_up"),
        (4, NOW - 90 * DAY, False, "give_up"),
    ],
)
def test_what_happens_next(tries: int, last: datetime | None, answered: bool, step: str) -> None:
    assert next_step(tries, last, answered, LIMITS, NOW) == step


@pytest.mark.parametrize(
    ("email", "phones", "expected"),
    [
        ("info@example.kz", ["+7 701 765 43 21"], ("email", "info@example.kz")),
        ("not an address", ["8 (701) 765-43-21"], ("sms", "+77017654321")),
        (None, ["+7 727 250 00 00", "+7 777 765 43 21"], ("sms", "+77777654321")),
        (None, ["103", "+44 20 7946 0000"], None),
        ("", [], None),
    ],
)
def test_where_an_organisation_is_asked(email: str | None, phones: list[str], expected: tuple[str, str] | None) -> None:
    assert address_of(email, phones) == expected
