"""A map without a map server: zones, track and error circles to scale as SVG, for print. No position is sent to another system."""

import math
from collections.abc import Sequence
from html import escape

from services.probation.telemetry.positions.domain.geometry import METRES_A_DEGREE
from shared.values import JsonObject

WIDTH, HEIGHT, MARGIN = 720.0, 420.0, 24.0
BARS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
ZONE = {"exclusion": "#b10e1e", "restriction": "#6b4fa0", "attendance": "#7a4f00"}
MOST_POINTS = 2000
Place = tuple[float, float]


class _Plane:
    """Degrees to points on the paper, north up, one scale both ways."""

    def __init__(self, places: Sequence[tuple[float, float, float]]) -> None:
        """`places` are (latitude, longitude, metres around it that must be visible)."""
        self.latitude = sum(place[0] for place in places) / len(places)
        self.longitude = places[0][1]
        boxes = [(*self._metres(latitude, longitude), around) for latitude, longitude, around in places]
        self.west, self.east = min(x - r for x, _, r in boxes), max(x + r for x, _, r in boxes)
        self.south, self.north = min(y - r for _, y, r in boxes), max(y + r for _, y, r in boxes)
        self.scale = min((WIDTH - 2 * MARGIN) / max(self.east - self.west, 50), (HEIGHT - 2 * MARGIN) / max(self.north - self.south, 50))

    def at(self, latitude: float, longitude: float) -> Place:
        x, y = self._metres(latitude, longitude)
        middle_x, middle_y = (self.west + self.east) / 2, (self.south + self.north) / 2
        return round(WIDTH / 2 + (x - middle_x) * self.scale, 1), round(HEIGHT / 2 - (y - middle_y) * self.scale, 1)

    def _metres(self, latitude: float, longitude: float) -> Place:
        east = ((longitude - self.longitude + 180) % 360 - 180) * METRES_A_DEGREE * math.cos(math.radians(self.latitude))
        return east, (latitude - self.latitude) * METRES_A_DEGREE


def draw_map(fixes: Sequence[JsonObject], features: Sequence[JsonObject]) -> str | None:
    """The picture, or None if there is nothing to show. With very many fixes, those that decided something and every n-th."""
    placed = [fix for fix in fixes if fix["latitude"] is not None]
    step = max(1, len(placed) // MOST_POINTS)
    placed = [fix for number, fix in enumerate(placed) if number % step == 0 or fix["decided"]]
    around = [(fix["latitude"], fix["longitude"], min(fix["accuracy_m"], 500.0)) for fix in placed]
    around += [place for feature in features for place in _corners(feature)]
    if not around:
        return None
    plane = _Plane(around)
    drawn = [_zone(plane, feature) for feature in features]
    drawn += [_circle(plane.at(fix["latitude"], fix["longitude"]), fix["accuracy_m"] * plane.scale, fix["decided"]) for fix in placed]
    line = " ".join(f"{x},{y}" for x, y in (plane.at(fix["latitude"], fix["longitude"]) for fix in placed))
    drawn.append(f'<polyline points="{line}" fill="none" stroke="#505a5f" stroke-width="0.8" stroke-dasharray="3 3"/>')
    for fix in sorted(placed, key=lambda each: bool(each["decided"])):
        x, y = plane.at(fix["latitude"], fix["longitude"])
        drawn.append(f'<circle cx="{x}" cy="{y}" r="2.4" fill="{_colour(fix["decided"])}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" width="{WIDTH:.0f}" height="{HEIGHT:.0f}">'
        f'<rect width="100%" height="100%" fill="#f4f6f6" stroke="#505a5f"/>{"".join(drawn)}{_bar(plane.scale)}</svg>'
    )


def _corners(feature: JsonObject) -> list[tuple[float, float, float]]:
    geometry, properties = feature.get("geometry") or {}, feature["properties"]
    if geometry.get("type") == "Point":
        longitude, latitude = geometry["coordinates"][:2]
        return [(latitude, longitude, float(properties.get("radius_m", 0)))]
    return [(point[1], point[0], 0.0) for part in _parts(geometry) for point in part]


def _parts(geometry: JsonObject) -> list[list[list[float]]]:
    """The rings or lines of a geometry."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates", [])
    if kind == "LineString":
        return [coordinates]
    if kind in ("Polygon", "MultiLineString"):
        return list(coordinates)
    return [ring for polygon in coordinates for ring in polygon] if kind == "MultiPolygon" else []


def _zone(plane: _Plane, feature: JsonObject) -> str:
    geometry, properties = feature.get("geometry") or {}, feature["properties"]
    colour = ZONE.get(str(properties.get("kind")), "#0b4f5c")
    style = f'stroke="{colour}" stroke-width="1.6" fill="{colour}" fill-opacity="0.08"'
    corners = _corners(feature)
    if not corners:
        return ""
    x, y = plane.at(corners[0][0], corners[0][1])
    name = escape(str(properties.get("name") or properties["id"]))
    text = f'<text x="{x}" y="{y - 6}" font-family="DejaVu Sans Mono" font-size="10" fill="{colour}">{name}</text>'
    if geometry.get("type") == "Point":
        return f'<circle cx="{x}" cy="{y}" r="{corners[0][2] * plane.scale:.1f}" {style}/>{text}'
    closed = "Polygon" in str(geometry.get("type"))
    paths = []
    for part in _parts(geometry):
        points = [plane.at(point[1], point[0]) for point in part]
        paths.append("M" + " L".join(f"{px},{py}" for px, py in points) + ("Z" if closed else ""))
    fill = style if closed else f'stroke="{colour}" stroke-width="1.6" fill="none"'
    return f'<path d="{" ".join(paths)}" fill-rule="evenodd" {fill}/>{text}'


def _circle(at: Place, radius: float, decided: bool) -> str:
    colour = _colour(decided)
    return (
        f'<circle cx="{at[0]}" cy="{at[1]}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.05"'
        f' stroke="{colour}" stroke-width="0.5" stroke-opacity="0.6"/>'
    )


def _colour(decided: bool) -> str:
    return "#b10e1e" if decided else "#3b4347"


def _bar(scale: float) -> str:
    """A scale bar of a round length, and north."""
    metres = max((bar for bar in BARS if bar * scale <= WIDTH / 3), default=BARS[0])
    y = HEIGHT - 14
    return (
        f'<path d="M{MARGIN},{y - 4} v4 h{metres * scale:.1f} v-4" fill="none" stroke="#0b0c0c"/>'
        f'<text x="{MARGIN}" y="{y - 7}" font-family="DejaVu Sans Mono" font-size="10">{metres} m</text>'
        f'<path d="M{WIDTH - 20},34 l-6,-2 6,-16 6,16z" fill="#0b0c0c"/>'
        f'<text x="{WIDTH - 23}" y="46" font-family="DejaVu Sans Mono" font-size="10">N</text>'
    )
