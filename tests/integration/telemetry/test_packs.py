"""An evidence pack: signed, complete, and every changed character shows."""

import csv
import io
import json
import zipfile
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from typer.testing import CliRunner

from services.probation.demo import OFFICER
from services.probation.tables import Audit
from services.probation.telemetry import handling, packs
from services.probation.telemetry.cli import telemetry_cli
from shared import clock
from shared.identity.demo import demo_id
from tests.integration.telemetry.conftest import Vendor, position, track
from tests.integration.telemetry.test_alerts import evaluated
from tests.support.sign_in import csrf_token

SignedIn = Callable[[str, str], Awaitable[httpx.AsyncClient]]


def verified(file: Path, *more: str) -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(telemetry_cli, ["verify-pack", str(file), *more])
    return result.exit_code, json.loads(result.stdout)


async def test_a_pack_of_an_alert_and_of_a_time_can_be_checked_and_not_be_changed(
    vendor: Vendor, worn: datetime, person: UUID, signed_in: SignedIn, tmp_path: Path
) -> None:
    masts = [position(worn + timedelta(minutes=75), 300, mechanism="LBS", accuracy_m=800, sequence=2)]
    await vendor.send([*track(worn, 20), *track(worn + timedelta(minutes=60), 30), *track(worn + timedelta(minutes=90), 29, 900), *masts])
    (alert,) = [each for each in await evaluated() if each["state"] == "breach" and each["closed_at"] is None]
    officer = await signed_in("probation", "officer")
    token = csrf_token((await officer.get(f"/alerts/{alert['id']}")).text)

    answer = await officer.post(f"/alerts/{alert['id']}/pack", data={"_csrf_token": token, "languages": ["kk", "ru", "en"]})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    file = tmp_path / "pack.zip"
    file.write_bytes(answer.content)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as whole:
        papers = [name for name in whole.namelist() if name.endswith(".pdf")]
        (name,) = set(whole.namelist()) - set(papers)
        signed = json.loads(whole.read(name))
        assert [whole.read(paper)[:5] for paper in papers] == [b"%PDF-"] * 3
    pack = signed["pack"]
    assert {each["rule"] for each in pack["alerts"] if each["incident"] == str(alert["incident"])} >= {"curfew", "signal"}
    assert sum(fix["decided"] for fix in pack["fixes"]) == len({at for each in pack["alerts"] for at in each["fixes"]}) > 0
    assert all(len(fix["raw_sha256"]) == 64 for fix in pack["fixes"])
    assert pack["uncertainty"]["mechanisms"]["LBS"] == 1
    assert [order["version"] for order in pack["orders"]] == [1]
    assert {event["alert"] for event in pack["history"]} == {each["id"] for each in pack["alerts"]}
    code, said = verified(file)
    assert (code, said["ok"], said["fixes"]) == (0, True, len(pack["fixes"]))

    (tmp_path / "stranger.json").write_bytes(packs.as_file(signed))
    assert verified(tmp_path / "stranger.json", "--key", "00" * 32)[0] == 1
    assert verified(tmp_path / "stranger.json", "--key", packs.public_keys()[-1])[0] == 0
    for change in ({"made_by": "Somebody else"}, {"fixes": pack["fixes"][1:]}, {"silence_minutes": 31}):
        (tmp_path / "changed.json").write_bytes(packs.as_file({**signed, "pack": {**pack, **change}}))
        code, said = verified(tmp_path / "changed.json")
        assert (code, said["ok"]) == (1, False)
    (tmp_path / "nonsense.json").write_text('{"pack": [], "signature": 7}')
    assert verified(tmp_path / "nonsense.json")[0] == 1

    days = {"since": worn.date().isoformat(), "until": (worn + timedelta(days=1)).date().isoformat()}
    answer = await officer.post(f"/people/{person}/pack", data={"_csrf_token": token, "languages": ["ru"], **days})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as whole:
        (name,) = [each for each in whole.namelist() if each.endswith(".json")]
        pack = json.loads(whole.read(name))["pack"]
    assert len(pack["fixes"]) == 80
    silent = [(worn + timedelta(minutes=at)).isoformat(timespec="milliseconds").replace("+00:00", "Z") for at in (19, 60)]
    assert silent in pack["unknown"]
    hours = [sum(day[f"{state}_hours"] for day in pack["days"]) for state in ("breach", "unknown", "compliant")]
    assert all(number > 0 for number in hours)
    assert await Audit.count().where(Audit.action == "evidence_pack_made") == 2
    long = {**days, "since": "2020-01-01"}
    assert (await officer.post(f"/people/{person}/pack", data={"_csrf_token": token, **long})).status_code == 303
    social = await signed_in("probation", "social")
    assert (await social.post(f"/alerts/{alert['id']}/pack", data={"_csrf_token": token})).status_code in (403, 404)

    await handling.decide([alert["id"]], outcome="technical", reason="The antenna is broken", by=OFFICER, now=clock.now())
    senior, admin = await signed_in("probation", "senior"), await signed_in("probation", "admin")
    assert (await officer.get("/alert-quality")).status_code == 403
    for reader in (senior, admin):
        assert "TEST-0001" in (await reader.get("/alert-quality")).text
        rows = list(csv.DictReader(io.StringIO((await reader.get("/alert-quality.csv")).text)))
        (every,) = [row for row in rows if row["group"] == "all"]
        assert float(every["device_days"]) == pytest.approx(2 / 24, rel=0.05)
        assert float(every["false_per_device_day"]) == pytest.approx(float(every["false"]) / float(every["device_days"]), rel=0.01)
        assert int(every["technical"]) == 1
        assert float(every["unknown_hours_per_device_day"]) * 2 / 24 == pytest.approx(41 / 60, rel=0.1)
        assert float(every["alert_seconds_p95"]) >= 0
    assert "nothing to measure" in (await senior.get("/alert-quality?until=2020-01-01&since=x")).text

    page = await senior.get("/deputies")
    chosen = {"_csrf_token": csrf_token(page.text), "officer": str(OFFICER.id), "deputy": str(demo_id("senior"))}
    assert (await senior.post("/deputies", data=chosen)).status_code == 303
    assert f'value="{demo_id("senior")}" selected' in (await senior.get("/deputies")).text
    assert (await senior.post("/deputies", data={**chosen, "deputy": str(person)})).status_code == 404
    assert (await officer.get("/deputies")).status_code == 403
