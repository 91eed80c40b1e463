"""The decoders read what the simulator encodes, also with problems on the way."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.probation.telemetry.simulation import trace
from services.probation.telemetry.simulation.senders import ENCODERS, device_name

REPORTS = st.builds(
    trace.Report,
    device_id=st.just(""),
    fix_time=st.integers(1_600_000_000, 1_900_000_000).map(float),
    latitude=st.floats(-89, 89).map(lambda degrees: round(degrees, 6) or 1.0),
    longitude=st.floats(-179, 179).map(lambda degrees: round(degrees, 6) or 1.0),
    battery=st.integers(1, 100),
    flags=st.sampled_from([(), ("strap_removed",), ("sos",), ("low_battery",)]),
)


@pytest.mark.parametrize("protocol", ENCODERS)
@given(row=REPORTS, placed=st.booleans(), number=st.integers(1, 60_000))
@settings(max_examples=40, deadline=None)
def test_each_decoder_reads_what_its_encoder_wrote(protocol: str, row: trace.Report, placed: bool, number: int) -> None:
    encoder, decoder = ENCODERS[protocol]
    sent = replace(row if placed else row.without_place(), device_id=device_name(protocol, 7))
    frame, answered = encoder.report(sent, number)
    (whole,), rest = decoder.split(frame)
    read = decoder.decode(whole)
    (fix,) = read.as_fixes(0.0)
    assert (rest, fix.at, bool(read.reply)) == (b"", row.fix_time, answered == 1)
    assert set(row.flags) <= set(fix.flags)
    assert fix.placed == placed
    if placed:
        assert (fix.latitude, fix.longitude) == pytest.approx((row.latitude, row.longitude), abs=1e-5)
    assert decoder.decode(decoder.split(encoder.login(sent.device_id))[0][0]).device == sent.device_id


def test_a_problem_of_transmission_changes_what_is_sent_together_and_never_its_order() -> None:
    rows = list(trace.walk("D", 1_000_000.0, 30, away=True, seed=1))
    kinds = set()
    for seed in range(9):
        sent = trace.bursts(rows, seed=seed)
        assert [row.fix_time for burst in sent for row in burst] == [row.fix_time for row in rows]
        kinds |= {"outage" for burst in sent if len(burst) > 1}
        kinds |= {flag for burst in sent for row in burst for flag in row.flags}
    assert kinds == {"outage", "no_fix", "strap_removed"}
