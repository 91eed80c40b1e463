"""For every way a session can end, its images are deleted."""

from datetime import timedelta
from typing import get_args

import pytest

from services.biometrics.enrolment.domain import reference_is_old
from services.biometrics.images.domain import AT_ONCE, VERDICTS, Ending, delete_after
from shared.messages.probation import CheckInReviewed
from tests.builders.moments import NOW

MONTH = timedelta(days=28)


@pytest.mark.parametrize("ending", list(Ending))
def test_images_go_at_once_or_after_28_days(ending: Ending) -> None:
    assert delete_after(ending, NOW, MONTH) == (NOW if ending in AT_ONCE else NOW + MONTH)


def test_a_confirmed_identity_keeps_no_image() -> None:
    assert {Ending.CONFIRMED, Ending.ABANDONED, Ending.CLOSED} <= AT_ONCE
    assert not {Ending.NO_MATCH, Ending.UNREVIEWED} & AT_ONCE


def test_every_verdict_of_an_officer_has_an_ending() -> None:
    assert set(VERDICTS) == set(get_args(CheckInReviewed.model_fields["verdict"].annotation))


def test_reference_images_age() -> None:
    assert not reference_is_old(NOW - timedelta(days=700), NOW, 24)
    assert reference_is_old(NOW - timedelta(days=740), NOW, 24)
