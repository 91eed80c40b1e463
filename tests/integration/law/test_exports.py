"""The law's data as files and on paper: every version, with its day, its source and who decided."""

import csv
import io
import json

import pytest

from services.probation.database import DB
from shared.db.rows import fetch_values
from tests.builders.law import LATER, ONE, ORDER, OTHER, WHY, accepted, cancelled, changed
from tests.support.clients import SignedIn

pytestmark = pytest.mark.usefixtures("ruled")
CODE = "check_in.suspended_sentence.urban"
ENTRY = f"/law/entries/probation/rule/{CODE}"
MARK = b"\xef\xbb\xbf"


def table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(MARK), "Excel needs it for Kazakh letters"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


async def test_the_whole_book_is_a_table_with_every_version(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    await accepted("probation", changed("probation", CODE, "weekly"))
    answer = await officer.get("/law/book.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="law.csv"'
    rows = table(answer.content)
    assert [len(rows)] == await fetch_values(DB, "SELECT count(*) FROM probation.law_version")
    assert {row["Whose value"] for row in rows} == {
        "Calendar and access, for every service", "Probation service", "Desk of social support",
    }  # fmt: skip
    (old, new) = [row for row in rows if row["Code"] == CODE]
    assert (old["State"], new["State"]) == ("in force", "from a later day")
    assert (new["Value"], new["Unit"], new["Where the law says so"]) == ("Every week", "frequency", "УИК 174, new wording")
    assert (new["Proposed by"], new["Accepted by"], new["Document"], new["Why it changes"]) == (ONE.name, OTHER.name, ORDER, WHY)


async def test_a_cancelled_version_is_in_the_history_of_its_entry(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    await cancelled("probation", await accepted("probation", changed("probation", CODE, "weekly")))
    rows = table((await officer.get(f"{ENTRY}/history.csv")).content)
    assert [(row["Code"], row["State"], row["Why it was cancelled"]) for row in rows] == [
        (CODE, "in force", ""), (CODE, "Cancelled", WHY),
    ]  # fmt: skip


async def test_a_program_reads_each_entry_as_it_is_kept(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    number = await accepted("probation", changed("probation", CODE, "weekly"))
    await cancelled("probation", number)
    whole = json.loads((await officer.get("/law/book.json")).content)
    duty = next(one for one in whole["versions"] if one["section"] == "condition_template" and one["entry"]["code"] == "treatment")
    assert set(duty["entry"]["text"]) == {"kk", "ru", "en"}
    assert (duty["came_with_software"], duty["decided_at"], duty["cancelled"]) == (True, None, None)
    (_, mine) = json.loads((await officer.get(f"{ENTRY}/history.json")).content)["versions"]
    assert (mine["entry"]["value"], mine["entry"]["valid_from"], mine["standing"]) == ("weekly", LATER.isoformat(), "cancelled")
    assert (mine["cancelled"]["accepted_by"], mine["cancelled"]["document"]) == (OTHER.name, ORDER)


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "+1", "@SUM(1)"])
async def test_what_somebody_typed_is_no_formula(signed_in: SignedIn, typed: str) -> None:
    await accepted("probation", changed("probation", CODE, typed))
    (_, mine) = table((await (await signed_in("probation", "officer")).get(f"{ENTRY}/history.csv")).content)
    assert mine["Value"] == f"'{typed}"


@pytest.mark.parametrize("address", ["/law/print", "/law/print?book=reintegration", "/law/print?status=verified", f"{ENTRY}/print"])
async def test_there_is_a_page_for_paper(signed_in: SignedIn, address: str) -> None:
    page = await (await signed_in("probation", "officer")).get(address)
    assert page.status_code == 200
    assert "Made on" in page.text
    assert "data-print" in page.text


async def test_paper_says_who_cancelled_what_and_why(signed_in: SignedIn) -> None:
    await cancelled("probation", await accepted("probation", changed("probation", CODE, "weekly")))
    page = (await (await signed_in("probation", "officer")).get(f"{ENTRY}/print")).text
    assert page.count(f"proposed by {ONE.name}, accepted by {OTHER.name}") == 2
    assert page.count(WHY) == 2


async def test_who_may_not_read_the_law_saves_no_file_of_it(signed_in: SignedIn) -> None:
    social = await signed_in("probation", "social")
    for address in ("/law/book.csv", "/law/book.json", "/law/print", f"{ENTRY}/print", f"{ENTRY}/history.csv", f"{ENTRY}/history.json"):
        assert (await social.get(address)).status_code == 403, address


@pytest.mark.parametrize("tail", ["", "/print", "/history.csv", "/history.json"])
async def test_an_entry_that_is_not_there_is_not_found(signed_in: SignedIn, tail: str) -> None:
    officer = await signed_in("probation", "officer")
    for wrong in ("probation/rule/nothing", "nothing/rule/term.any.most", f"shared/rule/{CODE}", "probation/title/nothing"):
        assert (await officer.get(f"/law/entries/{wrong}{tail}")).status_code == 404, wrong
