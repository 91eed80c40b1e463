"""Charts: each state has its own pattern, the line is broken where nothing was received, and a name is text."""

from datetime import date

from services.probation.telemetry.movements import charts
from services.probation.telemetry.movements.domain import Day, Stretch

DAY = 86_400.0


def test_a_day_is_drawn_in_patterns_and_hours_at_home_below_it() -> None:
    parts = (Stretch("compliant", 0, DAY / 4), Stretch("breach", DAY / 4, DAY / 2), Stretch("unknown", DAY / 2, DAY * 3 / 4))
    drawn = charts.strip([Day(date(2026, 1, 1), 0, DAY, parts)], ["<b>1</b>"], [(DAY * 0.9, DAY * 1.3)], 'said "so"')
    widths = [(charts.WIDTH - charts.LABEL) * share for share in (0.25, 0.25, 0.25, 0.1)]
    for width, fill in zip(widths, ("#b9dccb", "#a8230b", "url(#hatch)", "#0b4f5c"), strict=True):
        assert f'width="{width:.1f}"' in drawn
        assert f'fill="{fill}"' in drawn
    assert "&lt;b&gt;" in drawn
    assert "&quot;so&quot;" in drawn


def test_the_battery_line_breaks_where_nothing_was_heard() -> None:
    drawn = charts.battery([(0, 90), (60, 89), (7200, 50)], 0, DAY, 1800, "Battery")
    assert drawn.count("<polyline") == 2
