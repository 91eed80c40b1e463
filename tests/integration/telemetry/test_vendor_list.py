"""All vendors' credentials in one list: when each was used last, and no secret."""

import csv
import io
from datetime import timedelta

import pytest

from services.probation.telemetry.vendors.actions import create_vendor
from services.probation.telemetry.vendors.credentials import note_use
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW
from tests.builders.vendors import SECRET, credential
from tests.support.clients import SignedIn


async def test_the_list_has_every_credential_with_its_last_use_and_no_secret(engines: OraluSettings, signed_in: SignedIn) -> None:
    await create_vendor("aaa", "=SUM(1)", by=OFFICER, now=NOW)
    used = await credential("device_key", vendor="aaa", device_id="D-1")
    await credential("request_signature", vendor="bbb")
    await note_use(used, NOW + timedelta(minutes=3))
    admin = await signed_in("probation", "admin")
    answer = await admin.get("/vendor-credentials/table.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="vendor-credentials.csv"'
    rows = {row["credential"]: row for row in csv.DictReader(io.StringIO(answer.text))}
    assert rows[used]["last_used_at"] == (NOW + timedelta(minutes=3)).isoformat()
    assert (rows[used]["vendor_name"], rows[used]["device"]) == ("'=SUM(1)", "D-1"), "a spreadsheet does not take a name for a formula"
    assert rows["bbb-request_signature"]["last_used_at"] == ""
    page = (await admin.get("/vendor-credentials")).text
    assert used in page
    assert "bbb-request_signature" in page
    for text in (answer.text, page):
        assert SECRET.hex() not in text
        assert SECRET.decode() not in text


@pytest.mark.parametrize("login", ["officer", "senior", "auditor"])
async def test_it_is_for_administrators(engines: OraluSettings, signed_in: SignedIn, login: str) -> None:
    reader = await signed_in("probation", login)
    for path in ("/vendor-credentials", "/vendor-credentials/table.csv"):
        assert (await reader.get(path)).status_code == 403
