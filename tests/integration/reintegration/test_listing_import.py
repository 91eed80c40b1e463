"""Vacancies and courses from a file: every defect is named, nothing is loaded unseen, nothing is closed unasked, twice is once."""

import asyncio
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.listing_import import actions, queries, words
from services.reintegration.listing_import.checking import MissingColumns
from services.reintegration.listing_import.domain import COLUMNS, KINDS, Kind, Plan
from services.reintegration.vacancies.tables import Vacancy
from services.reintegration.words import know_words
from shared.actors import Actor
from shared.files.sheets import NotASheet
from shared.identity.demo import PROVIDER
from shared.printing.speaking import speaking
from tests.builders.actors import COORDINATOR, HOST, SOCIAL, STRANGER
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.staff import make_account
from tests.builders.work import COURSE, open_vacancy
from tests.support.clients import SignedIn
from tests.support.forms import submit

WRITTEN = (
    "own_number", "title", "description", "text_language", "region", "place", "kind", "places", "wage_from", "wage_period", "closes_on",
)  # fmt: skip
DAY = f"{TODAY + timedelta(days=20):%d.%m.%Y}"
HEAD = ";".join(words.heading(code) for code in WRITTEN)
WELDER = f"A-1;Welder;Welding of frames;English;Almaty;1 Fictional Street;Full time;2;250 000;a month;{DAY}"
DRIVER = f"A-2;Driver;Driving a truck;ru;75;2 Fictional Street;shift;1;300000;month;{DAY}"


def file(*lines: str) -> bytes:
    return "\n".join([HEAD, *lines]).encode()


async def given(content: bytes, *, by: Actor = HOST, kind: str = "vacancies") -> UUID:
    return await actions.give(kind, PROVIDER, content, token=fresh(), by=by, now=NOW)  # type: ignore[arg-type]


async def plan(number: UUID, by: Actor = HOST) -> tuple[Plan, list[str]]:
    what, defects = await actions.planned(await queries.one(number, by), NOW)
    return what, [f"{each.row} {each.column}: {each.what}" for each in defects]


async def loaded(content: bytes, *close: UUID, by: Actor = HOST, kind: str = "vacancies") -> UUID:
    number = await given(content, by=by, kind=kind)
    what, _ = await plan(number, by)
    await actions.load(number, close, seen=what.fingerprint(), by=by, now=NOW)
    return number


async def stored() -> list[dict[str, object]]:
    wanted = Vacancy.select(Vacancy.own_number, Vacancy.title, Vacancy.state, Vacancy.wage_from, Vacancy.region, Vacancy.places)
    return await wanted.order_by(Vacancy.own_number)


async def test_a_file_is_loaded_and_loaded_again_changes_nothing(desk: Desk) -> None:
    number = await loaded(file(WELDER, DRIVER))
    first, second = await stored()
    assert first == {"own_number": "A-1", "title": "Welder", "state": "proposed", "wage_from": 250_000, "region": "75", "places": 2}
    assert second["title"] == "Driver"
    what, _ = await plan(await given(file(WELDER, DRIVER)))
    assert (len(what.new), len(what.changed), what.same, len(what.gone)) == (0, 0, 2, 0)
    await actions.load(number, (), seen="", by=HOST, now=NOW)
    assert await Vacancy.count() == 2


async def test_what_the_coordinator_loads_is_open_at_once(desk: Desk) -> None:
    await loaded(file(WELDER), by=COORDINATOR)
    assert [each["state"] for each in await stored()] == ["open"]


async def test_what_changed_is_changed_and_what_is_gone_is_closed_only_where_somebody_chose_it(desk: Desk) -> None:
    await loaded(file(WELDER, DRIVER), by=COORDINATOR)
    kept = await open_vacancy()
    what, _ = await plan(await given(file(WELDER.replace("250 000", "260 000"))))
    assert [(line.number, list(columns)) for line, _, columns in what.changed] == [("A-1", ["wage_from"])]
    assert [each.number for each in what.gone] == ["A-2"], "an entry without a number is left alone"
    await loaded(file(WELDER.replace("250 000", "260 000")), by=COORDINATOR)
    assert [(each["own_number"], each["state"], each["wage_from"]) for each in await stored()][:2] == [
        ("A-1", "open", 260_000), ("A-2", "open", 300_000),
    ]  # fmt: skip
    await loaded(file(WELDER.replace("250 000", "260 000")), what.gone[0].id, kept, by=COORDINATOR)
    rows = {each["own_number"]: each["state"] for each in await stored()}
    assert rows == {"A-1": "open", "A-2": "closed", None: "open"}


async def test_every_defect_is_named_with_its_row_and_column_and_nothing_is_loaded(desk: Desk) -> None:
    bad = [
        WELDER.replace("Full time", "Sometimes"), DRIVER.replace(DAY, "31.02.2026"), DRIVER.replace("300000", "a lot"),
        WELDER.replace("A-1", ""), WELDER.replace("A-1", "A-9"), WELDER.replace("A-1", "A-9").replace(";2;", ";0;"),
        WELDER.replace("A-1", "A-9"),
    ]  # fmt: skip
    number = await given(file(*bad))
    what, defects = await plan(number)
    assert [each.split(":")[0] for each in defects] == [
        "2 kind", "3 closes_on", "4 wage_from", "5 own_number", "7 places", "8 own_number",
    ]  # fmt: skip
    assert "Sometimes" in defects[0]
    with pytest.raises(NotAllowed):
        await actions.load(number, (), seen=what.fingerprint(), by=HOST, now=NOW)
    assert await Vacancy.count() == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
async def test_files_as_offices_write_them_are_read(desk: Desk, encoding: str, delimiter: str) -> None:
    head = "Собственный номер;Название работы или курса;Описание;Язык текста;Регион;Город и улица или кабинет;Вид занятости;Число мест"
    line = "Б-7;Сварщик;Сварка рам в цехе;русский;Алматы;Вымышленная 1;Полный рабочий день;2"
    rows = "\r\n".join(each.replace(";", delimiter) for each in (head, line))
    what, defects = await plan(await given(rows.encode(encoding)))
    assert (defects, [(each.number, each.says["title"]) for each in what.new]) == ([], [("Б-7", "Сварщик")])


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_columns_have_the_same_heading_in_any_language(kind: Kind) -> None:
    know_words()
    for language in ("kk", "ru", "en"):
        with speaking(language):
            shown = [words.plain(words.heading(code)) for code in COLUMNS[kind]]
        assert len(set(shown)) == len(shown), language
        assert all(words.headings(kind)[each] == code for each, code in zip(shown, COLUMNS[kind], strict=True))


async def test_what_is_no_table_is_refused(desk: Desk) -> None:
    for content, wrong in ((b"", NotASheet), (b"one;two\n1;2", NotASheet), (b"Name;Place\nWelder;Here", MissingColumns)):
        with pytest.raises(wrong):
            await given(content)
    many = file(*(WELDER.replace("A-1", f"B-{number}") for number in range(1001)))
    with pytest.raises(NotASheet):
        await given(many)


async def test_nobody_gives_or_reads_the_file_of_another_organisation(desk: Desk) -> None:
    for by in (STRANGER, SOCIAL):
        with pytest.raises(NotThere):
            await given(file(WELDER), by=by)
    number = await given(file(WELDER))
    with pytest.raises(NotThere):
        await queries.one(number, STRANGER)
    assert await queries.latest(STRANGER) == []


async def test_something_else_than_was_shown_is_not_loaded_and_two_at_once_load_once(desk: Desk) -> None:
    first, second = await given(file(WELDER)), await given(file(WELDER, DRIVER))
    seen = (await plan(first))[0].fingerprint()
    both = [actions.load(first, (), seen=seen, by=HOST, now=NOW) for _ in range(2)]
    await asyncio.gather(*both)
    assert await Vacancy.count() == 1
    with pytest.raises(NotAllowed):
        await actions.load(second, (), seen=seen, by=HOST, now=NOW)
    await actions.drop(second, by=HOST, now=NOW)
    with pytest.raises(NotAllowed):
        await actions.load(second, (), seen=(await plan(second))[0].fingerprint(), by=HOST, now=NOW)


async def test_courses_name_their_service_and_come_back_by_their_number(desk: Desk) -> None:
    head = "own_number,offer,title,text_language,language,place,seats,begins_on,ends_on,conditions"
    last = TODAY + timedelta(days=60)
    line = f'K-1,"Курс сварщика, 3 месяца",Welding,en,Kazakh,Room 1,12,{TODAY:%d.%m.%Y},{last:%d.%m.%Y},"Bring papers, and a pen"'
    await loaded(f"{head}\n{line}".encode(), kind="courses", by=COORDINATOR)
    what, defects = await plan(await given(f"{head}\n{line.replace(',12,', ',15,')}".encode(), kind="courses"))
    assert defects == []
    ((_, before, columns),) = what.changed
    assert (list(columns), before.says["offer"], before.says["conditions"]) == (["seats"], COURSE, "Bring papers, and a pen")
    await loaded(f"{head}\n{line.replace(',12,', ',15,')}".encode(), kind="courses")


async def test_the_pages_of_a_file_from_its_template_to_the_load(fixed_clock: FixedClock, desk: Desk, signed_in: SignedIn) -> None:
    host: httpx.AsyncClient = await signed_in("reintegration", "provider")
    template = await host.get("/provider/listings/template/vacancies")
    assert template.text.startswith("Own number,Name of the work or course,Description")
    assert (await host.get("/provider/listings/template/people")).status_code == 404
    sent = await give(host, "/provider/listings", template.content.replace(b"31.12.2030", DAY.encode()))
    assert sent.status_code == 303
    page = sent.headers["location"]
    shown = (await host.get(page)).text
    assert "A-1" in shown
    assert "checked" not in shown.split("<main")[1]
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    assert (await submit(host, page, {"seen": "something else"}, to=f"{page}/load")).status_code == 409
    assert (await submit(host, page, {"seen": seen}, to=f"{page}/load")).status_code == 303
    assert "New: 1, changed: 0, closed: 0" in (await host.get(page)).text
    wrong = await give(host, "/provider/listings", file(WELDER.replace("Full time", "Sometimes")))
    defects = (await host.get(wrong.headers["location"])).text
    assert "Row 2" in defects
    assert "Sometimes" in defects
    assert "Load it" not in defects


async def test_the_coordinator_says_whose_file_it_is(fixed_clock: FixedClock, desk: Desk, signed_in: SignedIn) -> None:
    await make_account(COORDINATOR, "coordinator")
    coordinator: httpx.AsyncClient = await signed_in("reintegration", "coordinator")
    missing = await give(coordinator, "/listings", file(WELDER))
    assert (missing.status_code, "Choose an organisation" in missing.text) == (422, True)
    assert (await give(coordinator, "/listings", b"", organisation=str(PROVIDER))).status_code == 422
    assert (await give(coordinator, "/listings", file(WELDER), organisation=str(PROVIDER))).status_code == 303
    social = await signed_in("reintegration", "social")
    assert (await social.get("/listings")).status_code == 403


async def give(client: httpx.AsyncClient, page: str, content: bytes, **more: str) -> httpx.Response:
    """Send a file as a browser does."""
    shown = (await client.get(page)).text
    token = shown.split('name="token" value="')[1].split('"')[0]
    csrf = shown.split('name="_csrf_token" value="')[1].split('"')[0]
    fields = {"_csrf_token": csrf, "token": token, "kind": "vacancies", **more}
    return await client.post(page, data=fields, files={"file": ("listing.csv", content, "text/csv")})
