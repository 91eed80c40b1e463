"""Reading a report: every number within its bounds, times in each of their forms, files as devices' makers give them."""

import gzip
import math
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from services.probation.telemetry.positions.domain.fix import BadFix, Fix, canonical, moment, parse, read

AT = 1_700_000_000.0
ROW: dict[str, Any] = {"fix_time": AT, "latitude": 43.2, "longitude": 76.9}


def test_a_report_without_more_has_these_values() -> None:
    assert parse(ROW) == Fix(AT, 0, "GPS", 43.2, 76.9, 15.0, -1.0, -1.0, ())
    assert repr(Fix(AT)) == repr(Fix(AT, 0, "GPS", math.nan, math.nan, 15.0, -1.0, -1.0, ()))
    given = {"sequence": 7, "mechanism": "RF", "accuracy_m": 3, "speed_mps": 2, "battery": 55, "flags": ["sos"]}
    assert parse(ROW | given) == Fix(AT, 7, "RF", 43.2, 76.9, 3.0, 2.0, 55.0, ("sos",))


@pytest.mark.parametrize(
    ("mechanism", "read_as", "accuracy"),
    [
        ("GPS", "GPS", 15), ("WIFI", "WIFI", 50), ("LBS", "LBS", 1000), ("RF", "RF", 15), ("gnss", "GPS", 15), ("Wi-Fi", "WIFI", 50),
        ("wlan", "WIFI", 50), ("cell", "LBS", 1000), ("gsm", "LBS", 1000), ("beacon", "RF", 15), ("rf", "RF", 15), (None, "GPS", 15),
        ("", "GPS", 15),
    ],
)  # fmt: skip
def test_a_mechanism_has_its_names_and_its_usual_accuracy(mechanism: str | None, read_as: str, accuracy: float) -> None:
    found = parse(ROW | {"mechanism": mechanism})
    assert (found.mechanism, found.accuracy) == (read_as, accuracy)


@pytest.mark.parametrize(
    ("field", "most", "words"),
    [
        ("latitude", 90, "latitude or longitude"), ("longitude", 180, "latitude or longitude"), ("accuracy_m", 1e7, "accuracy_m is"),
        ("speed_mps", 1e4, "speed_mps is"), ("battery", 1e4, "battery is"), ("sequence", 2**53 - 1, "sequence is"),
    ],
)  # fmt: skip
def test_a_number_has_bounds_and_may_stand_as_text(field: str, most: float, words: str) -> None:
    place = ("at", "sequence", "mechanism", "latitude", "longitude", "accuracy", "speed", "battery")
    name = {"accuracy_m": "accuracy", "speed_mps": "speed"}.get(field, field)
    for value in (most, float(most), str(most), 0, "0", *((-most, str(-most)) if field != "accuracy_m" else ())):
        assert parse(ROW | {field: value})[place.index(name)] == float(value)
    for value in (most * 1.001, str(most * 1.001), -most * 1.001, str(-most * 1.001)):
        with pytest.raises(BadFix, match=f"{words}.* out of range|accuracy_m is negative"):
            parse(ROW | {field: value})
    for value in (True, "x", [], math.nan, "nan", math.inf, "-inf"):
        with pytest.raises(BadFix, match=f"{field} is not a number"):
            parse(ROW | {field: value})


def test_a_latitude_out_of_all_bounds_is_named_itself() -> None:
    for field in ("latitude", "longitude"):
        with pytest.raises(BadFix, match=f"{field} is out of range"):
            parse(ROW | {field: 1000.1})
        with pytest.raises(BadFix, match="latitude or longitude"):
            parse(ROW | {field: -999.9})


@pytest.mark.parametrize("missing", [{"latitude": None}, {"longitude": ""}])
def test_half_a_position_is_none(missing: dict[str, Any]) -> None:
    with pytest.raises(BadFix, match="belong together"):
        parse(ROW | missing)
    assert not parse({"fix_time": AT}).placed


def test_an_accuracy_below_nothing_is_refused_and_nothing_is_taken() -> None:
    assert parse(ROW | {"accuracy_m": 0}).accuracy == 0
    with pytest.raises(BadFix, match="negative"):
        parse(ROW | {"accuracy_m": -0.1})


@pytest.mark.parametrize("flag", ["inherited", "invalid", "no_fix", "jamming"])
def test_what_a_device_does_not_vouch_for_is_no_position(flag: str) -> None:
    assert parse(ROW | {"flags": ["sos"]}).placed
    assert not parse(ROW | {"flags": ["sos", flag]}).placed


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (1e11, 1e11), (-1e11, -1e11), (1.0001e11, 1.0001e8), (int(1.7e12), 1.7e9), (1_700_000_000, AT), ("1700000000", AT),
        (1_700_000_000_250, AT + 0.25),
        (" 2026-11-24T10:00:00 ", datetime(2026, 11, 24, 10, tzinfo=UTC).timestamp()),
        ("2026-11-24T10:00:00+05:00", datetime(2026, 11, 24, 5, tzinfo=UTC).timestamp()),
    ],
)  # fmt: skip
def test_a_time_is_seconds_milliseconds_or_a_date(value: Any, seconds: float) -> None:
    assert moment(value) == seconds


@pytest.mark.parametrize("value", ["soon", None, True, math.nan, math.inf, "inf", [], ""])
def test_what_is_no_time_is_refused(value: Any) -> None:
    with pytest.raises(BadFix, match="fix_time is not a time"):
        moment(value)


@pytest.mark.parametrize(
    ("given", "flags"),
    [
        (None, ()), ("", ()), ([], ()), (["SOS", " tamper ", "sos"], ("sos", "tamper")), (("b", "a"), ("a", "b")),
        ("sos;tamper|case,strap x", ("case", "sos", "strap", "tamper", "x")), (["x" * 40], ("x" * 40,)),
        ([str(number) for number in range(10, 42)], tuple(str(number) for number in range(10, 42))),
    ],
)  # fmt: skip
def test_flags_are_words_each_once_in_order(given: Any, flags: tuple[str, ...]) -> None:
    assert parse(ROW | {"flags": given}).flags == flags


@pytest.mark.parametrize("given", [5, {"sos": 1}, [5], ["x" * 41], ["a\n"], ["x"] * 33])
def test_what_are_no_flags_is_refused(given: Any) -> None:
    with pytest.raises(BadFix, match="flags is not a list of words"):
        parse(ROW | {"flags": given})


def test_an_unknown_mechanism_is_refused() -> None:
    for mechanism in ("sonar", 5, ["GPS"]):
        with pytest.raises(BadFix, match="mechanism is none of"):
            parse(ROW | {"mechanism": mechanism})


NDJSON = b'{"device_id": 7, "fix_time": 1700000000, "latitude": 43.2, "longitude": 76.9}\n\n{"device_id": "B", "fix_time": 1700000060}\n'
CSV = b"device_id,fix_time,latitude,longitude\n7,1700000000,43.2,76.9\nB,1700000060,,\n"


@pytest.mark.parametrize(
    "content", [NDJSON, CSV, b"\xef\xbb\xbf" + CSV, gzip.compress(NDJSON, mtime=0), gzip.compress(CSV, mtime=0), b"\n " + NDJSON]
)
def test_files_of_each_kind_give_the_same(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "f").write_bytes(content)
    found = list(read(tmp_path / "f"))
    assert [(device, fix.at, fix.placed) for device, fix in found] == [("7", AT, True), ("B", AT + 60, False)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{broken", "record 1"), (NDJSON + b"{broken", "record 2"), (NDJSON + b'{"device_id": 1, "fix_time": "x"}', "record 3: fix_time"),
        (b'{"fix_time": 1}', "record 1: 'device_id'"), (b"{}\n[]", "record 1"), (b'{"device_id": 1, "fix_time": 1}\n[]', "record 2"),
    ],
)  # fmt: skip
def test_a_bad_record_of_a_file_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "f").write_bytes(content)
    with pytest.raises(BadFix, match=words):
        list(read(tmp_path / "f"))


def test_evidence_has_one_order_whatever_the_order_of_arrival() -> None:
    line = [Fix(1.0, 1), Fix(1.0, 2, latitude=-95.0, longitude=-5.0), Fix(1.0, 2, latitude=1.0, longitude=2.0), Fix(2.0)]
    assert repr(canonical([line[3], line[1], line[0], line[2], line[1]])) == repr(line)
    assert canonical(iter(line[:1])) == line[:1]
    same = [Fix(1.0, 5), Fix(1.0, 5)]
    assert repr(canonical(same)) == repr(same[:1])
    assert repr(canonical([Fix(2.0), Fix(1.0)])) == repr([Fix(1.0), Fix(2.0)])
    nowhere = [
        Fix(1.0, 2),
        Fix(1.0, 2, latitude=-95.0, longitude=3.0),
        Fix(1.0, 2, latitude=5.0),
        Fix(1.0, 2, latitude=5.0, longitude=-200.0),
    ]
    assert repr(canonical(reversed(nowhere))) == repr(nowhere)
