"""Settings of biometrics, read from the environment."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from shared.settings import OraluSettings

MovementName = Literal["turn_left", "turn_right", "look_up", "blink"]


class BiometricsSettings(OraluSettings):
    """Settings of the kiosk, of enrolment and of the face workers, each from `ORALU_<NAME>`."""

    challenge_movements: tuple[MovementName, ...] = ("turn_left", "turn_right", "look_up", "blink")
    """What the kiosk may ask for; `look_up` can be left out if the camera is mounted high."""
    challenge_steps: int = Field(default=2, ge=2)
    """How many of them, in random order, are in one capture (all of them if fewer are named above)."""
    challenge_pause_ms: tuple[int, int] = (300, 1_300)
    """Between these two, at random: how long the person looks straight ahead before each movement, and at the end."""
    challenge_step_seconds: float = Field(default=12, ge=2, le=20)
    """The time that the person has for one movement."""

    session_idle_seconds: int = 180
    """A session that nobody touches for this long expires."""
    attempts_per_session: int = 2
    attempts_per_person_a_day: int = 6
    failures_before_pause: int = 5
    """After this many failures in a row the next try at the camera waits for `pause_seconds`; 0: never. Without a camera nobody waits."""
    pause_seconds: int = 30
    nonce_seconds: int = 60

    longest_line: int = 60
    """While this many captures wait for the engine nobody else is filmed: the kiosk says so, and goes on without a camera."""

    verify_again_after_seconds: float = 20
    """A session handed in but not verified is put on the queue again after this long."""
    verify_give_up_after: int = 4
    """After this many tries it is handed in with the reason `engine_error`."""

    face_workers: int = 0
    """Processes of the face engine; 0 means one for each core."""
    calibration: Path | None = None
    """The folder of a calibration artefact; otherwise `calibration` below the state folder. Without one results are uncalibrated."""
    measure_against: int = 0
    """How many other people's templates, drawn at random, each capture is compared with, to measure false matches among the people served;
    only the scores are kept. Off unless the agency has a legal ground for it."""
    image_retention_days: int = 28
    attempt_retention_days: int = Field(default=365, ge=1)
    """How long the figures of a capture (scores, no image, no template) are kept: to set thresholds from verdicts, and for auditors."""
    reference_age_months: int = 24
    """When the officer is asked to take new reference images."""
    gallery_idle_seconds: int = Field(default=0, ge=0)
    """0: the face worker keeps everybody's templates ready. Otherwise it reads them with the first search, which waits some seconds at
    100,000 people, and drops them after this time without a search."""
    demo_kiosk_code: str = "DEMO-KIOSK-75"

    @property
    def calibration_place(self) -> Path:
        """The folder of the calibration, even if there is none yet."""
        return self.calibration or self.state_dir / "calibration"

    @property
    def calibration_folder(self) -> Path | None:
        """The folder of the calibration, if there is one."""
        return self.calibration_place if self.calibration_place.is_dir() else None


@cache
def settings() -> BiometricsSettings:
    """The settings of this process."""
    return BiometricsSettings()
