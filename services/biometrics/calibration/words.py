"""Figures of a calibration for administrators and auditors: percentages, intervals, a picture of the DET points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

from services.biometrics.calibration.domain.intervals import Measured
from services.biometrics.matching.artefact import Problem
from services.biometrics.thresholds.domain import LARGEST, LONGEST_REASON, Refusal
from shared.values import JsonObject
from shared.web.i18n import format_number as number
from shared.web.i18n import gettext

WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM = 560, 300, 64, 28, 44
FINE = 0.01
FMR_DECADES, FNMR_DECADES = (-5, -1), (-4, 0)


@dataclass(frozen=True, slots=True)
class ShownRate:
    """One line of a table of rates."""

    name: str
    value: str
    exact: str
    by_person: str
    trials: str


@dataclass(frozen=True, slots=True)
class Axes:
    """The picture's frame, and its grid lines with their labels."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    fmr: Sequence[tuple[float, str]]
    fnmr: Sequence[tuple[float, str]]


def percent(value: float | None) -> str:
    """A share; small ones keep their digits."""
    return "–" if value is None else f"{number(value * 100, '0.####' if value < FINE else '0.#')}\N{NO-BREAK SPACE}%"


def span(low: float, high: float) -> str:
    """An interval of shares."""
    return f"{percent(low)} – {percent(high)}"


def by_persons(facts: JsonObject) -> str:
    """The interval over persons, where it was computed at all."""
    if "by_person" not in facts:
        return "–"
    return span(*facts["by_person"]) if facts["by_person"] else gettext("too few persons")


def measured_row(name: str, rate: JsonObject | Measured) -> ShownRate:
    """One line of a table: the artefact's own (Wilson) or one of verdicts (exact, and over persons)."""
    facts = rate.as_dict() if isinstance(rate, Measured) else rate
    exact: Sequence[float] = facts["exact"] if "exact" in facts else (facts["low"], facts["high"])
    return ShownRate(name, percent(facts["value"]), span(*exact), by_persons(facts), number(facts["trials"], "#,##0"))


def rate_name(code: str) -> str:
    return {
        "fmr": gettext("False match rate (FMR): different people taken for one"),
        "fnmr": gettext("False non-match rate (FNMR): one person not recognised"),
        "fnmr_with_unseen": gettext("FNMR, with those that were closed automatically"),
    }[code]


def problem(code: Problem | None, *, waits: bool, exchanged: bool) -> str | None:
    """Why results say "uncalibrated"; None where they do not."""
    if waits:
        return gettext("This calibration was made from officers' verdicts. It counts only after an administrator has set the threshold.")
    if exchanged:
        return gettext("The calibration was exchanged after the threshold was set. It counts only after an administrator has set it anew.")
    if code is None:
        return None
    return {
        "missing": gettext("There is no calibration: oralu biometrics calibrate makes one."),
        "damaged": gettext("The calibration is damaged or was changed by hand, and is not used."),
        "other_engine": gettext("The calibration was measured with another version of the face engine, and is not used."),
        "other_models": gettext("The calibration was measured with other model files, and is not used."),
    }[code]


def refusal(code: Refusal, floor: float) -> tuple[str, str]:
    """(field, words)."""
    return {
        "not_a_number": ("match", gettext("Enter a number between %(low)s and %(high)s", low=number(-LARGEST), high=number(LARGEST))),
        "below_floor": ("match", gettext("Below %(floor)s too many strangers would match: this cannot be set", floor=number(floor))),
        "unchanged": ("match", gettext("This threshold is in force already")),
        "confirmation_missing": ("confirmed", gettext("This is lower than what was measured. Type the same number once more to confirm")),
        "reason_missing": ("reason", gettext("Write down your reason")),
        "reason_too_long": ("reason", gettext("Use at most %(most)s characters", most=LONGEST_REASON)),
        "in_the_past": ("valid_from", gettext("A threshold cannot begin in the past")),
        "too_far_ahead": ("valid_from", gettext("Choose a day within the next year")),
    }[code]


def labels() -> dict[str, str]:
    """The fields of the form, as the list of errors names them."""
    return {
        "match": gettext("Match from"),
        "confirmed": gettext("The same number again"),
        "valid_from": gettext("From"),
        "reason": gettext("Reason, for the record"),
    }


def machine(code: str) -> str:
    return {
        "match": gettext("Software: match"),
        "review": gettext("Software: too close to call"),
        "no_match": gettext("Software: no match"),
    }[code]


def picture(points: Sequence[Mapping[str, float]]) -> list[tuple[float, float]]:
    """DET points as places in an SVG of WIDTH x HEIGHT, both axes logarithmic; a rate of zero lies on the lower edge."""
    return [(across(point["fmr"]), up(point["fnmr"])) for point in points]


def across(fmr: float) -> float:
    low, high = FMR_DECADES
    share = (log10(max(fmr, 10**low)) - low) / (high - low)
    return round(LEFT + min(1.0, share) * (WIDTH - LEFT - RIGHT), 1)


def up(fnmr: float) -> float:
    low, high = FNMR_DECADES
    share = (log10(max(fnmr, 10**low)) - low) / (high - low)
    return round((HEIGHT - BOTTOM) - min(1.0, share) * (HEIGHT - BOTTOM - 12), 1)


def axes() -> Axes:
    """Grid lines with their words."""
    return Axes(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=HEIGHT - BOTTOM,
        fmr=[(across(10.0**decade), percent(10.0**decade)) for decade in range(FMR_DECADES[0], FMR_DECADES[1] + 1)],
        fnmr=[(up(10.0**decade), percent(10.0**decade)) for decade in range(FNMR_DECADES[0], FNMR_DECADES[1] + 1)],
    )
