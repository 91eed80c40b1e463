"""When a face that resembles another is worth an officer's look, and which faces are near."""

from dataclasses import replace
from uuid import uuid4

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.biometrics.duplicates.domain import MOST, UNCALIBRATED, SearchCalibration, limit_of, suspects
from services.biometrics.duplicates.gallery import BATCH, Gallery, StoredTemplate, opened
from services.biometrics.matching.domain.scoring import UNCALIBRATED_MATCH, Calibration
from services.biometrics.subjects.vault import Vault
from shared.crypto import Keyring

CHANCE = np.random.default_rng(11)
COHORT = CHANCE.normal(0, 0.07, (200, 128))
DET = [(1e-2, 2.0), (1e-3, 3.0), (1e-4, 3.8)]
MEASURED = SearchCalibration(Calibration(COHORT, match=3.8, review=2.0), DET)


def face() -> np.typing.NDArray[np.float64]:
    return CHANCE.normal(0, 0.07, 128)


def near_to(mean: np.typing.NDArray[np.float64], spread: float) -> np.typing.NDArray[np.float64]:
    return mean + CHANCE.normal(0, spread / np.sqrt(128), 128)


def test_a_search_asks_more_the_more_people_it_compares_with() -> None:
    limits = [limit_of(MEASURED, count) for count in (1, 100, 1_000, 100_000, 5_000_000)]
    assert limits == sorted(limits)
    assert limits[0] == 3.8, "never less than a match"
    assert limit_of(MEASURED, 1_000) == pytest.approx(3.8), "one false suspicion in ten searches of a thousand: FMR 1e-4"
    assert limit_of(MEASURED, 100_000) == pytest.approx(3.8 + 2 * 0.8), "beyond what was measured, along the last line"


@pytest.mark.parametrize("det", [[], [(1e-4, 3.8)], [(0.0, 9.0), (1e-4, 3.8)]])
def test_without_points_to_draw_a_line_the_limit_is_that_of_a_match(det: list[tuple[float, float]]) -> None:
    assert limit_of(SearchCalibration(MEASURED.calibration, det), 100_000) == 3.8


def test_an_uncalibrated_search_is_stricter_than_an_uncalibrated_match() -> None:
    assert limit_of(SearchCalibration(), 100_000) == UNCALIBRATED > UNCALIBRATED_MATCH
    mean = face()
    twin, stranger, close = uuid4(), uuid4(), uuid4()
    near = [(twin, near_to(mean, 0.1)), (stranger, face()), (close, near_to(mean, 0.36))]
    assert suspects(mean, near, SearchCalibration(), gallery=3) == [twin]
    assert suspects(mean, [], SearchCalibration(), gallery=0) == []


def test_the_most_similar_come_first_each_person_once_and_never_too_many() -> None:
    mean, people = face(), [uuid4() for _ in range(6)]
    away = near_to(mean, 0.02) - mean  # one direction for all, so that who is farther is less alike whatever the chance was
    near = [(person, mean + (place + 1) * away) for place, person in enumerate(people)]
    for search_calibration in (SearchCalibration(), MEASURED):
        assert suspects(mean, [*near, (people[0], mean)], search_calibration, gallery=10) == people[:MOST]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 7), st.booleans()), max_size=60))
def test_whoever_was_removed_is_never_found(steps: list[tuple[int, bool]]) -> None:
    people, gallery, there = [uuid4() for _ in range(8)], Gallery(), dict[int, int]()
    for index, comes in steps:
        if comes:
            gallery.add(people[index], face())
            there[index] = there.get(index, 0) + 1
        else:
            gallery.drop(people[index])
            there.pop(index, None)
    assert len(gallery) == sum(there.values())
    found = [one.person for one in gallery.nearest(face(), besides=people[0], count=100)]
    assert sorted(found) == sorted(people[index] for index, times in there.items() for _ in range(times) if index)


def test_every_template_is_opened_by_its_persons_own_key() -> None:
    keyring, rows, means = Keyring({1: bytes(32)}), [], {}
    for count in (3, 1, 5, 4):
        person, enrolment, frames = uuid4(), uuid4(), [face() for _ in range(count)]
        wrapped = Vault.new_key(keyring, person)
        closed = Vault(keyring, person, wrapped).close_template(frames, enrolment, 2)
        rows.append(StoredTemplate(enrolment, person, version=2, descriptors=closed, wrapped_key=wrapped))
        means[person] = np.mean(frames, axis=0)
    moved = replace(rows[1], person=rows[0].person)
    found = opened([rows[0], moved, *rows[1:]], keyring)
    assert [person for person, _ in found] == list(means)
    assert all(np.allclose(mean, means[person]) for person, mean in found)
    assert opened([moved], keyring) == opened([], keyring) == []


def test_a_gallery_grows_and_is_erased() -> None:
    gallery, mean, twin = Gallery(), face(), uuid4()
    for _ in range(BATCH + 5):
        gallery.add(uuid4(), face())
    gallery.add(twin, mean)
    (found,) = gallery.nearest(mean, besides=uuid4(), count=1)
    assert found.person == twin
    assert np.allclose(found.mean, mean, atol=1e-6)
    gallery.wipe()
    assert (len(gallery), gallery.nearest(mean, besides=uuid4(), count=5)) == (0, [])
    assert not np.any(vars(gallery)["_means"])
