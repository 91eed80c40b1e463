"""The measured kiosk's person does what is asked, once, and looks straight ahead otherwise."""

from pathlib import Path

import pytest

from infra.bench.clips import Scene, scenes
from infra.bench.kiosk import MOVEMENTS, _played
from services.biometrics.calibration.dataset import BadDataset
from services.biometrics.liveness.domain.movements import Movement

SCENE = Scene([b"s1", b"s2", b"s3"], {Movement.BLINK: [[b"b1", b"b2"]], Movement.TURN_LEFT: [[b"t1"]]})


def test_a_movement_is_played_when_it_is_asked_for_and_only_once() -> None:
    film = _played(SCENE)
    next(film)
    asked = [None, None, Movement.BLINK, Movement.BLINK, Movement.BLINK, None, Movement.TURN_LEFT, Movement.TURN_LEFT]
    seen = [film.send(show).decode() for show in asked]
    assert ["s" if frame.startswith("s") else frame for frame in seen] == ["s", "s", "b1", "b2", "s", "s", "t1", "s"]
    assert {*seen} >= {"s1", "s2", "s3"}, "no frame comes twice while there are others"


def test_somebody_who_does_not_move_looks_straight_ahead_whatever_is_asked() -> None:
    film = _played(Scene.still([b"s1"]))
    next(film)
    assert [film.send(show) for show in (None, Movement.BLINK)] == [b"s1", b"s1"]


def test_without_a_clip_of_all_movements_nothing_is_measured(tmp_path: Path) -> None:
    (tmp_path / "one.mp4").touch()
    labels = tmp_path / "labels.csv"
    labels.write_text("file,start_ms,end_ms,movements\none.mp4,0,900,blink\nelsewhere.mp4,0,900,blink turn_left\n")
    with pytest.raises(BadDataset, match="no clip in which turn_left, blink are seen"):
        scenes(tmp_path, labels, MOVEMENTS)
