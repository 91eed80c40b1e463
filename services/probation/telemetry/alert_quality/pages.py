"""How good the alerts are, for senior officers and administrators: a page and a CSV."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get
from litestar.response import Template

from services.probation.database import DB
from services.probation.settings import settings
from services.probation.telemetry import words
from services.probation.telemetry.alert_quality.permissions import AlertQualityPermission
from services.probation.telemetry.alert_quality.queries import COUNTS, LATENCIES, By, Quality, quality
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.db.beyond import beyond_scope
from shared.identity.limits.requests import EXPORTS
from shared.web.fields import day_asked
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import format_number, gettext
from shared.web.pages import csv_file, page
from shared.web.request import Web

USUAL, LONGEST = timedelta(days=30), timedelta(days=366)
LINES_SHOWN = 200
GROUPS: tuple[By, ...] = ("all", "vendor", "device", "rule", "zone")


@get("/alert-quality", guards=[requires(PagePermission.ALERT_QUALITY)])
async def quality_page(request: Web) -> Template:
    """False alerts, hours without data and latencies: in total, and by vendor, device, subject and zone."""
    since, until = _days(request)
    asked = {name: request.query_params.get(name, "") for name in ("since", "until")}
    wrong = {name: text for name, typed in asked.items() if (text := day_asked(typed)[1])}
    lines = {group: await _lines(request, since, until, group) for group in GROUPS}
    return page(
        request,
        "alert_quality/quality.html",
        whole=lines["all"][0] if lines["all"] else None,
        most=LINES_SHOWN,
        groups=[(_title(group), _named(group, lines[group]), len(lines[group])) for group in GROUPS[1:]],
        since=since,
        until=until,
        given={name: asked[name] if name in wrong else day for name, day in (("since", since), ("until", until))},
        errors=FormErrors(wrong, {"since": gettext("From"), "until": gettext("Until")}),
        seconds=seconds,
        number=number,
        percent=percent,
        steps=_steps(),
    )


@get("/alert-quality.csv", guards=[requires(PagePermission.ALERT_QUALITY), EXPORTS])
async def quality_csv(request: Web) -> Response[str]:
    """The same as rows with an English header, for a spreadsheet."""
    since, until = _days(request)
    rows = []
    names = [f"{step}_seconds_{part}" for step in LATENCIES for part in ("p50", "p95")]
    head = ["group", "name", "device_days", *COUNTS, "false", "false_per_device_day", "withdrawn_share", "technical_share"]
    for group in GROUPS:
        for line in await _lines(request, since, until, group):
            latencies = [f"{each:.3f}" for step in LATENCIES for each in (line.latencies[step] or ())] or [""] * len(names)
            shares = [line.false_a_day, line.share("withdrawn"), line.share("technical"), line.unknown_a_day]
            counts = [line.counts[name] for name in COUNTS]
            rows.append([group, line.name, f"{line.device_days:.3f}", *counts, line.false, *map(_cell, shares), *latencies])
    return csv_file(f"alert-quality-{since}-{until}.csv", [*head, "unknown_hours_per_device_day", *names], rows)


def _named(group: By, lines: list[Quality]) -> list[tuple[str, Quality]]:
    return [(named(group, line), line) for line in lines[:LINES_SHOWN]]


def named(group: By, line: Quality) -> str:
    """A subject in words, a zone with its case; a device and a model as they are called."""
    if group not in ("rule", "zone"):
        return line.name
    subject = line.subject.removeprefix("zone:")
    text = words.zone_kind(subject) if line.subject.startswith("zone:") else words.rule(line.subject)
    case, _, zone = line.name.partition(" ")
    name = "" if zone in ("home", "any") else f", {words.rule(zone)}"
    also = f" · {case}{name}".replace("-", "\N{NON-BREAKING HYPHEN}") if group == "zone" else ""
    return text[:1].upper() + text[1:] + also


def number(value: float | None, places: int = 2) -> str:
    """With so many decimal places, in the page's language."""
    return "–" if value is None else format_number(value, f"0.{'0' * places}")


def percent(value: float | None) -> str:
    """A share of the whole."""
    return "–" if value is None else f"{format_number(value * 100, '0')} %"


def seconds(pair: tuple[float, float] | None) -> str:
    """The median and the 95th percentile, in short form."""
    return " / ".join(_short(max(0.0, each)) for each in pair) if pair else "–"


def _short(value: float) -> str:
    if value < 10:
        return gettext("%(number)s s", number=format_number(value, "0.0"))
    if value < 600:
        return gettext("%(number)s s", number=round(value))
    return gettext("%(number)s min", number=round(value / 60)) if value < 36_000 else gettext("%(number)s h", number=round(value / 3600))


def _steps() -> list[tuple[str, str]]:
    names = {"receipt": gettext("Fix to receipt"), "alert": gettext("Receipt to alert"), "taken": gettext("Alert to taken")}
    return [(step, names[step]) for step in LATENCIES]


def _title(group: By) -> str:
    return {
        "vendor": gettext("By vendor and model"),
        "device": gettext("By device"),
        "rule": gettext("By what it is about"),
        "zone": gettext("By zone"),
    }[group]


async def _lines(request: Web, since: date, until: date, group: By) -> list[Quality]:
    time_zone = ZoneInfo(settings().timezone)
    begin, end = (datetime.combine(day, time(), time_zone) for day in (since, until + timedelta(days=1)))
    if not may(request.user, AlertQualityPermission.EVERY_OFFICE):
        return await quality(request.user, begin, min(end, clock.now()), group)
    async with beyond_scope(DB, "counts of alerts in every office, without a person"):
        return await quality(request.user, begin, min(end, clock.now()), group)


def _days(request: Web) -> tuple[date, date]:
    """(first, last) day asked for; otherwise the last thirty. Never more than a year, never after today."""
    today = _today()
    until = min(day_asked(request.query_params.get("until"))[0] or today, today)
    since = day_asked(request.query_params.get("since"))[0] or until - USUAL
    return max(min(since, until), until - LONGEST), until


def _today() -> date:
    return clock.now().astimezone(ZoneInfo(settings().timezone)).date()


def _cell(value: Any) -> str:
    return "" if value is None else f"{value:.4f}"


route_handlers = [quality_page, quality_csv]
