"""Positions in a body: the fast and the field-by-field reading give the same result, and invalid data are refused with a reason."""

import json
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.probation.telemetry.ingest import json_batch as batches
from services.probation.telemetry.ingest import signature
from services.probation.telemetry.ingest.actions import Report

NUMBER: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([0, 1, -1, 43.2, -90, 90.1, 180, 2**53, 2**70, 1e5, 1e12, True, None, "", "7", "x", [], {}]), st.floats(-400, 400)
)
ROW = st.fixed_dictionaries(
    {
        "device_id": st.sampled_from(["A-1", "", 7, None]),
        "fix_time": st.sampled_from([1.7e9, 1700000000, 1.7e12, "2026-11-24T10:00:00Z", None]),
    },
    optional={
        **dict.fromkeys(("latitude", "longitude", "accuracy_m", "speed_mps", "battery", "sequence"), NUMBER),
        "mechanism": st.sampled_from(["GPS", "wifi", "LBS", "GNSS", "", None, 5, ["GPS"]]),
        "flags": st.sampled_from([[], ["sos"], "sos tamper", None, [5], {}]),
        "more": st.sampled_from([1, "я", None]),
    },
)
PLAIN = {
    "device_id": "A-1", "fix_time": 1.7e9, "latitude": 43.2, "longitude": 76.9, "accuracy_m": 8, "mechanism": "GPS", "speed_mps": 0.4,
    "battery": 80, "sequence": 3, "flags": [],
}  # fmt: skip


def alike(one: Report, other: Report) -> bool:
    return repr(one._replace(raw=b"")) == repr(other._replace(raw=b""))


@given(row=st.one_of(ROW, ROW.map(lambda some: PLAIN | some), st.just(PLAIN)))
@settings(max_examples=400, deadline=None)
def test_both_ways_of_reading_say_the_same(row: dict[str, Any]) -> None:
    frame = json.dumps(row).encode()
    (found,) = batches.reports(b'{"positions": [' + frame + b"]}", {})
    try:
        expected = signature.report(orjson.loads(frame))
    except orjson.JSONDecodeError:
        assert found.reason == "not JSON"
        return
    assert alike(found, expected)
    assert found.raw == frame


def test_what_is_asked_for_is_read_quickly() -> None:
    (found,) = batches.reports(orjson.dumps([PLAIN]), {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "_parse_lenient", lambda _frame: pytest.fail("read word by word"))
        assert batches.reports(orjson.dumps({"positions": [PLAIN]}), {}) == [found]
        assert batches.reports(orjson.dumps(PLAIN) + b"\n\n", {"content-type": "application/x-ndjson"}) == [found]


@pytest.mark.parametrize("body", [b"", b"{", b"[1", b'{"positions": 5}', b'{"other": []}', b"5", b'"x"', b"\xff\xfe", b"[]]", b"null"])
def test_a_body_that_is_no_list_of_positions_is_refused(body: bytes) -> None:
    with pytest.raises(signature.Refused):
        batches.reports(body, {})


def test_a_line_that_cannot_be_read_takes_no_other_with_it() -> None:
    good = orjson.dumps(PLAIN)
    found = batches.reports(good + b"\n{broken\n" + good, {"content-type": "application/x-ndjson"})
    assert [each.reason for each in found] == ["", "not JSON", ""]
    assert found[1].raw == b"{broken"
