"""For every way a session can end, its images are deleted."""

from datetime import timedelta
from typing import get_args
from uuid import UUID

import pytest

from services.biometrics.enrolment.domain import reference_is_old
from services.biometrics.images.domain import AT_ONCE, VERDICTS, Ending, delete_after
from services.biometrics.subjects.domain import allows_images, normal_code
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
    exactly = NOW - timedelta(days=24 * 30.44)
    assert not reference_is_old(exactly, NOW, 24)
    assert reference_is_old(exactly - timedelta(seconds=1), NOW, 24)


@pytest.mark.parametrize(
    ("kind", "copy", "kept"),
    [("norm", None, True), ("norm", UUID(int=1), True), ("consent", UUID(int=1), True), ("consent", None, False),
     ("zeal", UUID(int=1), False), (None, UUID(int=1), False), ("a", None, False), ("other", UUID(int=1), False)],
)  # fmt: skip
def test_images_are_kept_on_a_norm_or_a_signed_consent(kind: str | None, copy: UUID | None, kept: bool) -> None:
    assert allows_images(kind, copy) is kept


def test_a_case_card_is_read_without_its_dashes() -> None:
    assert normal_code(" abcd-23 45 ") == "ABCD2345"
