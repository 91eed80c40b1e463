"""Charts as SVG from the server: compliance of each day in three states, and the battery. A table beside each says the same."""

from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from services.probation.telemetry.movements.domain import Day, Window

WIDTH, LABEL, ROW, BAR = 960, 176, 34, 22
DAY = 86_400.0
BATTERY_HEIGHT, LEFT = 200, 48
# Not by colour alone: kept is plain, a breach is solid and dark, not known is hatched.
HATCH = (
    '<pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" fill="#fff"/><rect width="2.6" height="7" fill="#505a5f"/></pattern>'
)
FILL = {"compliant": "#b9dccb", "breach": "#a8230b", "unknown": "url(#hatch)"}


def strip(days: Sequence[Day], names: Sequence[str], curfew: Sequence[Window], label: str) -> Markup:
    """A row for each day, from midnight to midnight; a bar below the row marks the hours at home."""
    height = 26 + ROW * len(days)
    drawn = [_hours(height)]
    for number, (day, name) in enumerate(zip(days, names, strict=True)):
        y = 26 + number * ROW
        drawn.append(f'<text x="0" y="{y + 16}" font-size="15">{escape(name)}</text>')
        drawn.append(f'<rect x="{LABEL}" y="{y}" width="{WIDTH - LABEL}" height="{BAR}" fill="#fff" stroke="#b1b4b6"/>')
        drawn += [_bar(day, (each.since, each.until), y, BAR, FILL[each.state]) for each in day.stretches if each.state in FILL]
        hours = [(max(begin, day.since), min(end, day.until)) for begin, end in curfew if begin < day.until and end > day.since]
        drawn += [_bar(day, window, y + BAR + 2, 4, "#0b4f5c") for window in hours]
    return _svg(height, label, HATCH.format(name="hatch"), drawn)


def timebar(day: Day, label: str) -> Markup:
    """One day, for display below the playback's slider."""
    drawn = [f'<rect x="0" y="0" width="{WIDTH}" height="{BAR}" fill="#fff" stroke="#b1b4b6"/>']
    for each in day.stretches:
        if each.state in FILL:
            left = (each.since - day.since) / (day.until - day.since) * WIDTH
            width = (each.until - each.since) / (day.until - day.since) * WIDTH
            fill = FILL[each.state].replace("#hatch", "#hatch-day")
            drawn.append(f'<rect x="{left:.1f}" y="0" width="{width:.1f}" height="{BAR}" fill="{fill}"/>')
    return _svg(BAR, label, HATCH.format(name="hatch-day"), drawn, "timebar")


def battery(points: Sequence[tuple[float, float]], since: float, until: float, silence: float, label: str) -> Markup:
    """Charge in per cent over a time. Where nothing was received for longer than `silence` the line is broken, not guessed."""
    width, foot = WIDTH - LEFT, BATTERY_HEIGHT - 24

    def at(moment: float, charge: float) -> str:
        return f"{LEFT + (moment - since) / (until - since) * width:.1f},{foot - charge / 100 * (foot - 10):.1f}"

    drawn = []
    for charge in (0, 20, 50, 100):
        y = foot - charge / 100 * (foot - 10)
        colour = "#a8230b" if charge == 20 else "#d4d7d9"
        drawn.append(f'<path d="M{LEFT},{y:.1f}H{WIDTH}" stroke="{colour}" stroke-dasharray="{"6 4" if charge == 20 else "none"}"/>')
        drawn.append(f'<text x="{LEFT - 8}" y="{y + 5:.1f}" font-size="14" text-anchor="end">{charge} %</text>')
    for hour in range(0, 25, 6):
        x = LEFT + width * hour / 24
        drawn.append(f'<text x="{x:.1f}" y="{BATTERY_HEIGHT - 4}" font-size="14" text-anchor="{_anchor(hour)}">{hour:02d}:00</text>')
    for part in _unbroken(points, silence):
        line = " ".join(at(*point) for point in part)
        drawn.append(f'<polyline points="{line}" fill="none" stroke="#0b4f5c" stroke-width="2.5" stroke-linecap="round"/>')
        if len(part) == 1:
            across, down = at(*part[0]).split(",")
            drawn.append(f'<circle cx="{across}" cy="{down}" r="3" fill="#0b4f5c"/>')
    return _svg(BATTERY_HEIGHT, label, "", drawn)


def _unbroken(points: Sequence[tuple[float, float]], silence: float) -> list[list[tuple[float, float]]]:
    parts: list[list[tuple[float, float]]] = []
    for point in points:
        if parts and point[0] - parts[-1][-1][0] <= silence:
            parts[-1].append(point)
        else:
            parts.append([point])
    return parts


def _hours(height: int) -> str:
    marks = []
    for hour in range(0, 25, 6):
        x = LABEL + (WIDTH - LABEL) * hour / 24
        marks.append(f'<path d="M{x:.1f},20V{height}" stroke="#d4d7d9"/>')
        marks.append(f'<text x="{x:.1f}" y="14" font-size="14" text-anchor="{_anchor(hour)}">{hour:02d}:00</text>')
    return "".join(marks)


def _anchor(hour: int) -> str:
    return "start" if hour == 0 else "end" if hour == 24 else "middle"


def _bar(day: Day, window: Window, y: float, height: float, fill: str) -> str:
    # A day of 23 or 25 hours fills its row too.
    whole = day.until - day.since
    left = LABEL + (window[0] - day.since) / whole * (WIDTH - LABEL)
    return f'<rect x="{left:.1f}" y="{y}" width="{(window[1] - window[0]) / whole * (WIDTH - LABEL):.1f}" height="{height}" fill="{fill}"/>'


def _svg(height: int, label: str, patterns: str, drawn: Sequence[str], kind: str = "chart") -> Markup:
    fit = ' preserveAspectRatio="none"' if kind == "timebar" else ""
    return Markup(  # noqa: S704  # numbers of ours, and names that are escaped above
        f'<svg class="{kind}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-label="{escape(label)}"{fit}>'
        f"<defs>{patterns}</defs>{''.join(drawn)}</svg>"
    )
