"""The virus check: clamd's protocol against a clamd of our own, and what becomes of a file."""

import asyncio
import contextlib
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, run
from uuid import UUID

import pytest

from infra.virus_scanner import look_for_scanner
from services.probation.attachments import keeping, queries
from services.probation.attachments.jobs import scan_attachments
from services.probation.register.actions import Registered
from services.probation.settings import settings
from services.probation.timeline.tables import TimelineEntry
from shared.files.reading import Reading, ScanState
from shared.files.scanning import ScannerAway, scan
from tests.builders.actors import SYSTEM
from tests.builders.attachments import attached
from tests.builders.moments import NOW
from tests.builders.registrations import Register
from tests.support.scanner import recorded

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD" + rb"-ANTIVIRUS-TEST-FILE!$H+H*"
SIGNATURE = f"Oralu.Eicar-Test:0:*:{EICAR.hex()}\n"
CLAMD = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
CONFIGURATION = "LocalSocket {0}/clamd.ctl\nDatabaseDirectory {0}/db\nPidFile {0}/clamd.pid\nStreamMaxLength 25M\nTemporaryDirectory {0}\n"


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real clamd whose only signature is the test file of EICAR; skipped where the Debian package is not installed."""
    if CLAMD is None:
        pytest.skip("clamd is not installed")
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "db").mkdir()
    (folder / "db" / "eicar.ndb").write_text(SIGNATURE)
    folder.chmod(0o755)
    (folder / "clamd.conf").write_text(CONFIGURATION.format(folder))
    run([CLAMD, "-c", str(folder / "clamd.conf")], stdout=DEVNULL, stderr=DEVNULL, check=True, timeout=120)  # it listens when this ends
    try:
        yield str(folder / "clamd.ctl")
    finally:
        os.kill(int((folder / "clamd.pid").read_text()), signal.SIGTERM)


@pytest.fixture
async def person(register: Register, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """Somebody on the register of an installation with a scanner."""
    made: Registered = await register()
    monkeypatch.setenv("ORALU_CLAMD", "/nowhere/clamd.ctl")
    settings.cache_clear()
    return made.person


async def state(person: UUID, number: UUID) -> tuple[str, Reading]:
    row = await queries.attachment(person, number)
    assert row is not None
    return row.scan_state, row.reading


async def test_a_real_clamd_finds_the_test_file_and_lets_a_page_pass(clamd: str) -> None:
    assert await scan(clamd, EICAR) == "Oralu.Eicar-Test.UNOFFICIAL"
    assert await scan(clamd, b"%PDF-1.7 a page" * 100_000) is None


async def test_the_content_is_sent_in_pieces_and_the_answer_read(tmp_path: Path) -> None:
    content = b"x" * 600_000
    async with recorded(tmp_path, b"stream: OK\0") as (address, sent):
        assert await scan(address, content) is None
    assert (sent[0], b"".join(sent[1:])) == (b"zINSTREAM\0", content)
    async with recorded(tmp_path, b"stream: Eicar-Test-Signature FOUND\0") as (address, _):
        assert await scan(address, content) == "Eicar-Test-Signature"


@pytest.mark.parametrize(
    ("answer", "state", "text"),
    [
        (b"ClamAV 1.4.3/27500/Mon Nov 23 10:25:11 2026\0", "well", "27500"),
        (b"ClamAV 1.4.3\0", "note", "freshclam"),
        (b"", "wrong", "Attachments wait"),
        (None, "wrong", "Attachments wait"),
    ],
)
async def test_the_doctor_says_whether_the_scanner_answers_and_of_when_its_signatures_are(
    answer: bytes | None, state: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readuntil(b"\0") == b"zVERSION\0"
        writer.write(answer or b"")
        writer.close()

    monkeypatch.setenv("ORALU_CLAMD", str(tmp_path / "s"))
    async with contextlib.AsyncExitStack() as stack:
        if answer is not None:
            await stack.enter_async_context(await asyncio.start_unix_server(exchange, str(tmp_path / "s")))
        found = await asyncio.to_thread(look_for_scanner)
    assert (found[0], text in found[2]) == (state, True), found


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: OKAY\0"])
async def test_anything_else_is_no_answer(tmp_path: Path, answer: bytes) -> None:
    async with recorded(tmp_path, answer) as (address, _):
        with pytest.raises(ScannerAway):
            await scan(address, b"x")


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "127.0.0.1:1", "nonsense"])
async def test_a_scanner_that_is_away_is_told_as_that(address: str) -> None:
    with pytest.raises(ScannerAway):
        await scan(address, b"x")


async def test_a_file_waits_for_the_scanner_and_is_then_given_out(person: UUID, tmp_path: Path) -> None:
    number = await attached(person)
    await scan_attachments({})
    assert await state(person, number) == (ScanState.WAITING, Reading.NOT_YET)
    assert await keeping.preview_next() == 0, "no picture before the check"
    async with recorded(tmp_path, b"stream: OK\0") as (address, _):
        assert await keeping.scan_next(address, by=SYSTEM, now=NOW) == 1
        assert await keeping.scan_next(address, by=SYSTEM, now=NOW) == 0
    assert await state(person, number) == (ScanState.CLEAN, Reading.FREELY)


async def test_what_is_found_is_destroyed_and_the_history_says_so(person: UUID, tmp_path: Path) -> None:
    number = await attached(person)
    async with recorded(tmp_path, b"stream: Eicar-Test-Signature FOUND\0") as (address, _):
        await keeping.scan_next(address, by=SYSTEM, now=NOW)
    assert await state(person, number) == (ScanState.REFUSED, Reading.NEVER)
    assert await keeping.preview_next() == 0
    row = await queries.attachment(person, number)
    assert row is not None
    assert (row.scan_finding, row.destroyed_at) == ("Eicar-Test-Signature", NOW)
    assert await queries.read_content(person, number, by=SYSTEM, now=NOW) is None
    assert await TimelineEntry.exists().where(TimelineEntry.person == person, TimelineEntry.kind == "attachment_refused")
