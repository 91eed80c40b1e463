"""A link: what opens it, how it is sent, to which number, and what goes out with it."""

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NotAllowed, ReasonMissing
from services.reintegration.referral_links.domain import Dead, LinkState, dead, recipient
from services.reintegration.referral_links.texts import HIDDEN, LANGUAGES, text_of
from services.reintegration.sending.domain import LONGEST_BACKOFF, SENDINGS, Event, Sending, backoff, sent
from tests.builders.moments import NOW

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("used", "revoked", "expired", "ended", "case_open", "consented"), list(product((False, True), repeat=6)))
def test_a_link_opens_something_only_while_nothing_speaks_against_it(
    *, used: bool, revoked: bool, expired: bool, ended: bool, case_open: bool, consented: bool
) -> None:
    state = LinkState(used, revoked, NOW if expired else NOW + MINUTE, ended, case_open, consented)
    why = dead(state, NOW)
    against = {
        Dead.USED: used, Dead.REVOKED: revoked, Dead.CONSENT: not consented, Dead.CLOSED: not case_open, Dead.ENDED: ended,
        Dead.EXPIRED: expired,
    }  # fmt: skip
    assert why == next((code for code in Dead if against[code]), None)


@pytest.mark.parametrize(("state", "event"), list(product(Sending, Event)))
def test_what_was_settled_is_not_sent_again(state: Sending, event: Event) -> None:
    if (state, event) in SENDINGS:
        assert sent(state, event) is SENDINGS[state, event]
    else:
        assert state is not Sending.QUEUED
        with pytest.raises(NotAllowed):
            sent(state, event)


@given(st.integers(1, 40), st.one_of(st.none(), st.floats(0, 1e6)))
def test_each_wait_is_as_long_as_the_one_before_and_an_hour_at_most(attempts: int, asked: float | None) -> None:
    assert timedelta() < backoff(attempts, asked) <= backoff(attempts + 1, asked) <= LONGEST_BACKOFF


@pytest.mark.parametrize("typed", ["+7 701 234 56 78", "8 (701) 234-56-78", "77012345678", "+77012345678", "7012345678x"])
def test_a_number_is_read_as_people_write_it(typed: str) -> None:
    if typed.endswith("x"):
        with pytest.raises(ReasonMissing):
            recipient("sms", typed)
    else:
        assert recipient("sms", typed) == "+77012345678"


def test_a_mailbox_is_one_and_a_link_that_is_handed_over_goes_nowhere() -> None:
    assert recipient("email", " intake@example.kz ") == "intake@example.kz"
    assert recipient("shown", "+7 701 234 56 78") is None
    for wrong in ("", "intake", "a@b", "a b@example.kz", "a@example.kz,b@example.kz"):
        with pytest.raises(ReasonMissing):
            recipient("email", wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_out_has_the_link_and_the_day_and_fits_three_sms(language: str) -> None:
    secret = "s" * 43
    subject, text = text_of(language, NOW, secret)
    assert subject
    assert f"/answer/{secret}" in text
    assert "24.11.2026, 11:00" in text
    assert "{" not in text
    assert len(text) <= 3 * 67 + 60  # three parts of an SMS in Cyrillic, with a long host name
    assert secret not in text_of(language, NOW)[1]
    assert HIDDEN in text_of(language, NOW)[1]
