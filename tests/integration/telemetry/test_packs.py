"""An evidence pack is signed and complete, and every changed character is detected."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from typer.testing import CliRunner

from services.probation.database import Audit
from services.probation.telemetry.commands import telemetry_cli
from services.probation.telemetry.evidence import actions as packs
from services.probation.telemetry.evidence import domain as pack_domain
from services.probation.telemetry.evidence import time_authority
from services.probation.telemetry.evidence.words import document
from shared.crypto import Keyring
from shared.db.engine import engine
from shared.settings import settings
from tests.builders.alerts import Row, evaluated
from tests.builders.fixes import position, track
from tests.builders.moments import FixedClock, soon
from tests.builders.vendors import Vendor, credential
from tests.builders.zones import Json
from tests.support.clients import SignedIn
from tests.support.configuration import forget_settings
from tests.support.forms import post
from tests.support.time_server import Reply, time_server
from tests.support.tokens import Authority, new_authority


@dataclass(frozen=True)
class Pack:
    """What an officer downloaded: the archive, its signed content, and its documents."""

    archive: bytes
    signed: Json
    papers: list[bytes]

    @property
    def body(self) -> Json:
        found: Json = self.signed["pack"]
        return found


@pytest.fixture
async def breach(vendor: Vendor, worn: datetime) -> Row:
    """At home for twenty minutes, silent for forty, at home again, then out; once there was only a mast position."""
    masts = position(worn + timedelta(minutes=75), 300, mechanism="LBS", accuracy_m=800, sequence=2)
    await vendor.send([*track(worn, 20), *track(worn + timedelta(minutes=60), 30), *track(worn + timedelta(minutes=90), 29, 900), masts])
    (alert,) = [each for each in await evaluated() if each["state"] == "breach" and each["closed_at"] is None]
    return alert


@pytest.fixture
async def officer(breach: Row, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("probation", "officer")


async def pack_of(officer: httpx.AsyncClient, page: str, **fields: Any) -> Pack:
    """Ask for a pack on a page."""
    answer = await post(officer, f"{page}/pack", fields)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        (name,) = [each for each in archive.namelist() if each.endswith(".json")]
        papers = [archive.read(each) for each in archive.namelist() if each != name]
        return Pack(answer.content, json.loads(archive.read(name)), papers)


def checked(file: Path, *more: str) -> tuple[int, Json]:
    """`oralu telemetry verify-pack`: its exit code and what it says."""
    result = CliRunner().invoke(telemetry_cli, ["verify-pack", str(file), *more])
    return result.exit_code, json.loads(result.stdout)


async def test_the_pack_of_an_alert_holds_all_that_it_rests_on(officer: httpx.AsyncClient, breach: Row) -> None:
    found = await pack_of(officer, f"/alerts/{breach['id']}", languages=["kk", "ru", "en"])
    assert [paper[:5] for paper in found.papers] == [b"%PDF-"] * 3
    pack = found.body
    assert {each["rule"] for each in pack["alerts"] if each["incident"] == str(breach["incident"])} >= {"curfew", "signal"}
    assert sum(fix["decided"] for fix in pack["fixes"]) == len({at for each in pack["alerts"] for at in each["fixes"]}) > 0
    assert all(len(fix["raw_sha256"]) == 64 for fix in pack["fixes"])
    assert pack["uncertainty"]["mechanisms"]["LBS"] == 1
    assert [order["version"] for order in pack["orders"]] == [1]
    assert {event["alert"] for event in pack["history"]} == {each["id"] for each in pack["alerts"]}


async def test_a_pack_can_be_checked_and_not_be_changed(officer: httpx.AsyncClient, breach: Row, tmp_path: Path) -> None:
    found = await pack_of(officer, f"/alerts/{breach['id']}", languages=["ru"])
    whole, alone, changed = tmp_path / "pack.zip", tmp_path / "pack.json", tmp_path / "changed.json"
    whole.write_bytes(found.archive)
    code, said = checked(whole)
    assert (code, said["ok"], said["fixes"]) == (0, True, len(found.body["fixes"]))
    alone.write_bytes(packs.as_file(found.signed))
    assert checked(alone, "--key", "00" * 32)[0] == 1
    assert checked(alone, "--key", packs.public_keys()[-1])[0] == 0
    for change in ({"made_by": "Somebody else"}, {"fixes": found.body["fixes"][1:]}, {"silence_minutes": 31}):
        changed.write_bytes(packs.as_file({**found.signed, "pack": {**found.body, **change}}))
        code, said = checked(changed)
        assert (code, said["ok"]) == (1, False)


async def test_a_pack_says_where_each_report_came_from(officer: httpx.AsyncClient, breach: Row, tmp_path: Path) -> None:
    found = await pack_of(officer, f"/alerts/{breach['id']}", languages=["ru"])
    (source,) = found.body["sources"]
    assert {name: source[name] for name in ("protocol", "vendor", "credential", "authentication")} == {
        "protocol": "http",
        "vendor": "Vendor test-vendor",
        "credential": "test-vendor-request_signature",
        "authentication": "request_signature",
    }
    assert {fix["source"] for fix in found.body["fixes"]} == {source["number"]}
    file = tmp_path / "pack.zip"
    file.write_bytes(found.archive)
    _, said = checked(file)
    assert (said["provenance"], said["provenance_note"]) == ({"request_signature": len(found.body["fixes"])}, None)


async def test_a_pack_of_the_format_before_says_what_it_does_not_prove(officer: httpx.AsyncClient, breach: Row, tmp_path: Path) -> None:
    found = await pack_of(officer, f"/alerts/{breach['id']}", languages=["ru"])
    body = {name: value for name, value in found.body.items() if name not in ("sources", "conflicts", "kept_apart")}
    keyring = Keyring.load(settings())
    file = tmp_path / "pack.json"
    before = pack_domain.signed({**body, "format": "oralu.evidence-pack.v2"}, keyring.signing_key(packs.PURPOSE), 1)
    file.write_bytes(packs.as_file(before))
    code, said = checked(file)
    assert (code, said["ok"], said["provenance"]) == (0, True, None)
    assert "do not say how a device proved" in said["provenance_note"]
    file.write_bytes(packs.as_file(pack_domain.signed(body, keyring.signing_key(packs.PURPOSE), 1)))
    assert checked(file) == (1, {"ok": False, "reason": "it has no list of sources, or no list of fixes"})


async def test_a_pack_holds_conflicts_and_counts_what_was_kept_apart(
    officer: httpx.AsyncClient, breach: Row, vendor: Vendor, worn: datetime, tmp_path: Path, fixed_clock: FixedClock
) -> None:
    other = replace(vendor, key_id=await credential("request_signature", identifier="other-key"))
    forger = replace(vendor, key_id=await credential("request_signature", vendor="forger"))
    assert (await other.send([position(worn + timedelta(minutes=95))])).json()["accepted"] == 1
    forged = [position(worn + timedelta(minutes=96), latitude=43.987654), position(worn + timedelta(minutes=97), latitude=43.987654)]
    assert (await forger.send(forged)).json()["quarantined"] == 2
    fixed_clock.move_to(soon(60))
    found = await pack_of(officer, f"/alerts/{breach['id']}", languages=["kk", "ru", "en"])
    assert b"43.98" not in packs.as_file(found.signed)
    numbers = {source["credential"]: source["number"] for source in found.body["sources"]}
    assert found.body["kept_apart"] == [{"source": numbers["forger-request_signature"], "reason": "other_vendor", "frames": 2}]
    assert found.body["conflicts"]
    for conflict in found.body["conflicts"]:
        assert conflict["distance_m"] == pytest.approx(900, abs=2)
        first, second = conflict["reports"]
        assert [first["source"], second["source"]] == [numbers["test-vendor-request_signature"], numbers["other-key"]]
        assert {len(each["raw_sha256"]) for each in conflict["reports"]} == {64}
    file = tmp_path / "pack.zip"
    file.write_bytes(found.archive)
    assert checked(file)[1]["provenance"] == {"request_signature": len(found.body["fixes"])}


async def test_reports_from_before_sources_were_recorded_are_counted_and_not_in_the_pack(
    officer: httpx.AsyncClient, breach: Row, worn: datetime, tmp_path: Path
) -> None:
    owner = engine("owner")
    await owner.run_ddl(
        "INSERT INTO probation.report_source (protocol, vendor, credential, authentication, receiver) VALUES ('', '', '', 'none', '')"
    )
    await owner.run_ddl(
        "UPDATE probation.position SET source = (SELECT max(id) FROM probation.report_source)"
        f" WHERE fix_time < '{(worn + timedelta(minutes=70)).isoformat()}'"
    )
    found = await pack_of(officer, f"/alerts/{breach['id']}", languages=["kk"])
    assert found.body["without_provenance"] > 0
    assert min(fix["at"] for fix in found.body["fixes"]) >= (worn + timedelta(minutes=70)).isoformat()[:16]
    file = tmp_path / "pack.zip"
    file.write_bytes(found.archive)
    assert checked(file)[0] == 0
    said = json.dumps(document(found.signed, "en", picture=False))
    assert "before the system recorded how a device proved itself" in said
    assert (await officer.get(f"/alerts/{breach['id']}")).status_code == 200


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    nonsense = tmp_path / "nonsense.json"
    nonsense.write_text('{"pack": [], "signature": 7}')
    assert checked(nonsense)[0] == 1


async def test_the_pack_of_a_time_tells_what_was_kept_broken_and_not_known(
    officer: httpx.AsyncClient, worn: datetime, person: UUID
) -> None:
    days = {"since": worn.date().isoformat(), "until": (worn + timedelta(days=1)).date().isoformat()}
    pack = (await pack_of(officer, f"/people/{person}", languages=["ru"], **days)).body
    assert len(pack["fixes"]) == 80
    silent = [(worn + timedelta(minutes=at)).isoformat(timespec="milliseconds").replace("+00:00", "Z") for at in (19, 60)]
    assert silent in pack["unknown"]
    hours = [sum(day[f"{state}_hours"] for day in pack["days"]) for state in ("breach", "unknown", "compliant")]
    assert all(number > 0 for number in hours)
    assert (await post(officer, f"/people/{person}/pack", {**days, "since": "2020-01-01"})).status_code == 303, "too long a time"


async def test_every_pack_is_on_record(officer: httpx.AsyncClient, breach: Row) -> None:
    for _ in range(2):
        await pack_of(officer, f"/alerts/{breach['id']}", languages=["ru"])
    assert await Audit.count().where(Audit.action == "evidence_pack_made") == 2


@pytest.fixture
def authority(officer: httpx.AsyncClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Authority]:
    """A time-stamping authority that is set up here."""
    made = new_authority()
    with time_server(lambda query: Reply(made.answer(query))) as server:
        set_up(monkeypatch, tmp_path, server.url, made)
        yield made
    monkeypatch.undo()
    forget_settings()


def set_up(monkeypatch: pytest.MonkeyPatch, folder: Path, url: str, authority: Authority) -> None:
    """This authority in the settings."""
    (folder / "root.pem").write_bytes(authority.root_pem)
    monkeypatch.setattr(time_authority, "LONGEST_WAIT", 60.0)  # a busy machine decides nothing
    monkeypatch.setenv("ORALU_TSA_URL", url)
    monkeypatch.setenv("ORALU_TSA_ROOT", str(folder / "root.pem"))
    forget_settings()


def time_of(said: Json) -> tuple[Any, ...]:
    """What verify-pack says: whether the pack is whole, the time that is proven, whether it was checked, and the time claimed."""
    return tuple(said.get(name) for name in ("ok", "trusted_time", "trusted_time_checked", "trusted_time_claimed"))


async def test_a_pack_carries_the_time_of_an_authority(
    officer: httpx.AsyncClient, breach: Row, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"/alerts/{breach['id']}"
    found, another = [await pack_of(officer, page, languages=["ru"]) for _ in range(2)]
    whole, changed, key = tmp_path / "pack.zip", tmp_path / "changed.json", packs.public_keys()[-1]
    whole.write_bytes(found.archive)
    at = "2026-11-29T09:30:15.000Z"
    root, stranger = tmp_path / "given.pem", tmp_path / "stranger.pem"
    root.write_bytes(authority.root_pem)
    stranger.write_bytes(new_authority("a stranger").root_pem)
    assert time_of(checked(whole)[1]) == (True, at, True, at), "with the root of the settings"
    (logged,) = await Audit.select(Audit.details).where(Audit.action == "evidence_pack_made").order_by(Audit.sequence).limit(1)
    assert json.loads(logged["details"])["trusted_time"] == at

    monkeypatch.delenv("ORALU_TSA_URL")
    monkeypatch.delenv("ORALU_TSA_ROOT")
    monkeypatch.setenv("ORALU_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    forget_settings()
    assert time_of(checked(whole, "--key", key)[1]) == (True, None, False, at)
    assert time_of(checked(whole, "--key", key, "--tsa-root", str(root))[1]) == (True, at, True, at)
    code, said = checked(whole, "--key", key, "--tsa-root", str(stranger))
    assert (code, said["ok"]) == (1, False)
    changed.write_bytes(packs.as_file({**found.signed, "trusted_time": another.signed["trusted_time"]}))
    for more in ([], ["--tsa-root", str(root)]):
        code, said = checked(changed, "--key", key, *more)
        assert (code, said) == (1, {"ok": False, "reason": "the token belongs to another signature"})
    changed.write_bytes(packs.as_file({**found.signed, "trusted_time": None}))
    assert time_of(checked(changed, "--key", key)[1]) == (True, None, False, None)
    whole.with_name("given.pem").write_text("no certificate")
    result = CliRunner().invoke(telemetry_cli, ["verify-pack", str(whole), "--key", key, "--tsa-root", str(root)])
    assert (result.exit_code, result.stdout) == (2, "")


async def test_a_pack_without_an_authority_says_so(officer: httpx.AsyncClient, breach: Row, tmp_path: Path) -> None:
    found = await pack_of(officer, f"/alerts/{breach['id']}", languages=["ru"])
    assert (found.signed["trusted_time"], found.signed["no_trusted_time"]) == (None, "not_set_up")
    (tmp_path / "pack.zip").write_bytes(found.archive)
    assert time_of(checked(tmp_path / "pack.zip")[1]) == (True, None, False, None)


async def test_a_pack_is_made_although_the_authority_is_down(
    officer: httpx.AsyncClient, breach: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with time_server(lambda _: Reply()) as server:
        pass
    set_up(monkeypatch, tmp_path, server.url, new_authority())
    found = await pack_of(officer, f"/alerts/{breach['id']}", languages=["kk", "ru", "en"])
    assert (found.signed["trusted_time"], found.signed["no_trusted_time"], len(found.papers)) == (None, "no_answer", 3)
    (logged,) = await Audit.select(Audit.details).where(Audit.action == "evidence_pack_made")
    assert json.loads(logged["details"])["no_trusted_time"] == "no_answer"


async def test_a_social_worker_gets_no_pack(breach: Row, signed_in: SignedIn) -> None:
    social = await signed_in("probation", "social")
    assert (await post(social, f"/alerts/{breach['id']}/pack")).status_code in (403, 404)
