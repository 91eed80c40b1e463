"""The threshold of a match: what is in force, what was measured, what officers' verdicts say, and the administrator's decision."""

import asyncio
import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from math import nan
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.calibration import queries, verdicts, words
from services.biometrics.calibration.actions import record_export
from services.biometrics.calibration.domain import rates
from services.biometrics.database import DB
from services.biometrics.engine import version as engine_version
from services.biometrics.matching.artefact import DISTANCE, Artefact, Problem, apply_decision, examine
from services.biometrics.matching.domain.decisions import Decision, in_force
from services.biometrics.settings import settings
from services.biometrics.thresholds import actions as thresholds
from services.biometrics.thresholds import queries as thresholds_queries
from services.biometrics.thresholds.permissions import ThresholdPermission
from services.biometrics.thresholds.queries import RecordedDecision
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.db.beyond import beyond_scope
from shared.identity.limits.requests import EXPORTS
from shared.web.fields import day_asked
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

MOST_EXPORTED = 100_000
NOTHING = "none"
FIELDS = ("match", "confirmed", "valid_from", "reason")


@dataclass(frozen=True)
class Held:
    """What this server compares with now, and why."""

    artefact: Artefact | None
    problem: Problem | None
    decision: Decision | None
    decisions: list[RecordedDecision]

    @property
    def usable(self) -> Artefact | None:
        """The artefact where it was measured with this engine and these models."""
        return self.artefact if self.problem is None else None

    @property
    def threshold(self) -> float | None:
        scoring = apply_decision(self.usable, self.decision)
        return scoring.match if scoring else None


async def held_now(now: datetime) -> Held:
    """Read the artefact and the decisions."""
    models = await asyncio.to_thread(engine_version.model_hash)
    artefact, problem = await asyncio.to_thread(examine, settings().calibration_folder, engine=engine_version.ENGINE_VERSION, models=models)
    rows = await thresholds_queries.threshold_decisions()
    return Held(artefact, problem, in_force(rows, now), rows)


@get("/thresholds", guards=[requires(PagePermission.THRESHOLDS)])
async def thresholds_page(request: Web) -> Template:
    """Everything about the threshold on one page."""
    return await _show(request, await held_now(clock.now()), FormErrors({}), {})


@post("/thresholds", guards=[requires(ThresholdPermission.DECIDE)], status_code=200)
async def decide(request: Web) -> Template | Redirect:
    """Set the threshold."""
    data = await read_fields(request)
    now = clock.now()
    held = await held_now(now)
    if held.usable is None:
        return await _show(request, held, FormErrors({"match": gettext("Without a calibration there is no threshold to set")}), data)
    match, confirmed = _number(data.get("match", "")), _number(data.get("confirmed", ""))
    day, no_day = day_asked(data.get("valid_from"))
    begin = None if no_day else _begin(day, now)
    proposal = thresholds.Proposal(nan if match is None else match, confirmed, data.get("reason", ""), begin, _seen(data.get("seen", "")))
    try:
        await thresholds.set_threshold(proposal, held.usable, by=request.user, now=now)
    except thresholds.Refused as refused:
        wrong = dict(words.refusal(why, held.usable.bounds.floor) for why in refused.why) | ({"valid_from": no_day} if no_day else {})
        return await _show(request, held, FormErrors({name: wrong[name] for name in FIELDS if name in wrong}, words.labels()), data)
    except thresholds.ChangedMeanwhile:
        why = gettext("Somebody set the threshold meanwhile. Look at it first, then decide again")
        return await _show(request, held, FormErrors({"match": why}), data, status=409)
    return back_to("/thresholds")


@get("/thresholds/attempts.csv", guards=[requires(ThresholdPermission.EXPORT), EXPORTS])
async def attempts(request: Web) -> Response[bytes]:
    """The exact figures of the latest attempts, for an auditor; the export is recorded."""
    rows = await queries.attempts_for_audit(MOST_EXPORTED)
    out = io.StringIO()
    if rows:
        names = [field.name for field in fields(queries.AuditedAttempt)]
        writer = csv.writer(out)
        writer.writerow(names)
        writer.writerows([_written(getattr(row, name)) for name in names] for row in rows)
    await record_export(len(rows), by=request.user, now=clock.now())
    headers = {"content-disposition": 'attachment; filename="attempts.csv"', "cache-control": "no-store"}
    return Response(out.getvalue().encode(), media_type="text/csv; charset=utf-8", headers=headers)


def _written(value: object) -> object:
    return ";".join(map(str, value)) if isinstance(value, list) else value


async def _show(request: Web, held: Held, errors: FormErrors, typed: dict[str, str], *, status: int = 200) -> Template:
    usable, threshold = held.usable, held.threshold
    scale = usable.scale if usable else DISTANCE
    async with beyond_scope(DB, "figures of everybody, without a person, decide the threshold"):
        reviewed = await queries.reviewed_attempts(engine_version.ENGINE_VERSION, scale)
    return page(
        request,
        "calibration/thresholds.html",
        status=422 if errors.messages and status == 200 else status,
        errors=errors,
        typed=typed,
        words=words,
        held=held,
        facts=held.artefact.facts if held.artefact else None,
        why=words.problem(
            held.problem,
            waits=usable is not None and held.decision is None and usable.waits_for_decision,
            exchanged=usable is not None and held.decision is not None and held.decision.artefact != usable.digest,
        ),
        engine=engine_version.ENGINE_VERSION,
        models=await asyncio.to_thread(engine_version.model_hash),
        verdicts=await asyncio.to_thread(_verdicts, reviewed, threshold),
        own=await asyncio.to_thread(_measured, held.artefact),
        may_decide=may(request.user, ThresholdPermission.DECIDE) and usable is not None,
        may_export=may(request.user, ThresholdPermission.EXPORT),
        last=held.decisions[0].id if held.decisions else NOTHING,
        in_force_row=next((row for row in held.decisions if held.decision and row.id == held.decision.id), None),
        now=clock.now(),
    )


@dataclass(frozen=True)
class Own:
    """What the artefact itself measured: tables, the picture's points, and the same points in figures."""

    rates: Sequence[words.ShownRate]
    groups: Sequence[tuple[str, words.ShownRate, words.ShownRate]]
    det: Sequence[tuple[float, float]]
    points: Sequence[Mapping[str, float]]


@dataclass(frozen=True)
class Said:
    """What officers' verdicts say: counts, tables, the picture's points, and the threshold that would follow."""

    attempts: int
    count: int
    mated: int
    unseen: int
    refuted: int
    crossed: int
    table: Sequence[tuple[str, Mapping[str, int]]]
    opposed: words.ShownRate
    rates: Sequence[words.ShownRate]
    det: Sequence[tuple[float, float]]
    suggested: float | None
    missing: int
    change: Mapping[str, int] | None


def _measured(artefact: Artefact | None) -> Own | None:
    """Tables and DET points of the artefact itself."""
    if artefact is None:
        return None
    measured = artefact.facts["measured"]
    names = [name for name in ("fmr", "fnmr", "fnmr_with_unseen") if name in measured]
    return Own(
        rates=[words.measured_row(words.rate_name(name), measured[name]) for name in names],
        groups=[
            (group, words.measured_row("FMR", part["fmr"]), words.measured_row("FNMR", part["fnmr"]))
            for group, part in artefact.facts.get("groups", {}).items()
        ],
        det=words.picture(measured.get("det", [])),
        points=measured.get("det", []),
    )


def _verdicts(reviewed: list[verdicts.Reviewed], threshold: float | None) -> Said:
    """What the agency's own verdicts say at the threshold in force."""
    given = verdicts.trials(reviewed)
    agreement = verdicts.agreement(reviewed)
    suggested, missing = verdicts.suggestion(given)
    unseen = given.mated.with_(given.unseen).values
    return Said(
        attempts=len(reviewed),
        count=agreement.verdicts,
        mated=len(given.mated.values),
        unseen=len(given.unseen.values),
        refuted=len(given.refuted.values),
        crossed=len(given.crossed.values),
        table=[(words.machine(code), row) for code, row in agreement.table.items()],
        opposed=words.measured_row("", agreement.opposed),
        rates=[words.measured_row(words.rate_name(name), rate) for name, rate in verdicts.at_threshold(given, threshold).items()]
        if threshold is not None
        else [],
        det=words.picture(rates.det_points(unseen, given.non_mated.values)),
        suggested=suggested,
        missing=missing,
        change=verdicts.would_change(reviewed, threshold, suggested) if suggested is not None and threshold is not None else None,
    )


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", ".").replace("−", "-")[:40])
    except ValueError:
        return None


def _begin(day: date | None, now: datetime) -> datetime:
    """Now, or the first moment of a later day in the agency's zone. An earlier day stays in the past and is refused."""
    time_zone = ZoneInfo(settings().timezone)
    return now if day in (None, now.astimezone(time_zone).date()) else datetime.combine(day, time(), time_zone)


def _seen(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


route_handlers: list[ControllerRouterHandler] = [thresholds_page, decide, attempts]
