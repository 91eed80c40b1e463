"""Spellings that people use, written by hand: whoever is meant is among the first ten of some thousand others."""

from functools import cache
from random import Random

import pytest

from infra.bench.searching.names import invent_name
from shared.name_search.names import keys_of_names
from shared.name_search.near import near
from shared.name_search.query import likely, read
from shared.name_search.score import Meant, Spelling, best

OTHERS, WITHIN = 3_000, 10
CASES = {
    "Әбдікәрімов Нұрсұлтан Қанатұлы": (
        "Abdikarimov Nursultan", "Абдикаримов Нурсултан", "Äbdikärimov Nūrsūltan", "Abdikarimov N.K.", "Нурсултан Абдыкаримов",
        "Abdikarimov Noursoultan",
    ),
    "Сейітов Қайрат Бақытжанұлы": (
        "Seitov Kairat", "Seyitov Qairat", "Сеитов Кайрат", "Seiitov Qaırat", "Кайрат Бахытжанович Сеитов", "Seitov Qayrat Baqytjanuly",
    ),
    "Есенжолов Жәнібек Ерланұлы": (
        "Esenzholov Zhanibek", "Yessenzholov Janibek", "Есенжолов Жанибек", "Yesenjolov Jänıbek", "Джанибек Есенжолов", "Жаныбек Есенжолов",
    ),
    "Тұрсынбеков Өмірбек Асқарұлы": (
        "Tursynbekov Omirbek", "Турсынбеков Умирбек", "Tursunbekov Umirbek", "Tūrsynbekov Ömırbek", "Омирбек Аскарович Турсунбеков",
    ),
    "Жақсылықов Ғалымжан Дәуренұлы": (
        "Zhaksylykov Galymzhan", "Jaqsylyqov Ghalymjan", "Жаксылыков Галимжан", "Jaksilikov Galimjan", "Dzhaksylykov Galymzhan",
    ),
    "Оразалин Шыңғыс Маратұлы": (
        "Orazalin Chingis", "Оразалин Чингиз", "Orazalin Shyngys", "Oralzalin Şyñğys", "Чингис Маратович Оразалин", "Orazalin Shyngghys",
    ),
    "Молдағалиева Әсел Нұрланқызы": (
        "Moldagalieva Assel", "Молдагалиева Асель", "Moldagaliyeva Asel", "Асель Нурлановна Молдагалиева", "Moldağalieva Äsel",
        "Moldagaliev Assel",
    ),
    "Савельева Юлия Викторовна": (
        "Savelieva Yuliya", "Saveleva Julia", "Savelyeva Iuliia", "Юля Савельева", "Cfdtktdf >kbz", "Savel'eva Yulia",
    ),
    "Щербаков Евгений Алексеевич": (
        "Shcherbakov Evgeny", "Scherbakov Yevgeniy", "Sherbakov Evgenii", "Щербоков Евгений", "Евгений Алексеевич Щербаков",
        "Shcherbakov E.A.", "Ščerbakov Jevgenij",
    ),
    "Құрманғалиева Айгерім Серікқызы": (
        "Kurmangalieva Aigerim", "Kurmangaleva Aigerim", "Курмангалиева Айгерим", "Kurmngalieva Aygerim", "Qurmanğalieva Aigerım",
        "Курмонгалиева А. С.", "Rehvfyufkbtdf Fquthbv",
    ),
    "Бектемісов Ержан Төлегенұлы": (
        "Bektemisov Yerzhan", "Bektemissov Erjan", "Бектемисов Ержанн", "Бектемсов Ержан", "Бектемисов Еркан",
        "Bektemisov Yerjan Tolegenovich", ",trntvbcjd Th;fy",
    ),
    "Иванцов Дмитрий Сергеевич": (
        "Bdfywjd Lvbnhbq", "Ivantsov Dmitry", "Ivancov Dmitrij", "Иваннцов Дмитирй", "Сергеевич Дмитрий Иванцов", "Ивацов Дмтрий",
    ),
    "Хамзин Мұхаммед Қожахметұлы": ("Khamzin Mukhammed", "Hamzin Muhammed", "Хамзин Мухамед", "Khamzin Muhammad", "Хамзин Магомед"),
    "Цхай Владислав Чанович": ("Tskhay Vladislav", "Tshai Vladislav", "Ckhai V. Ch.", "Цхай Влад", "Wladislaw Zchai"),
    "Жұмағұлова Гүлнәр Әбдіқызы": (
        "Zhumagulova Gulnar", "Jumagulova Gulnara", "Джумагулова Гульнар", "Жумагулова Гульнара Абдиевна", "Jūmağūlova Gülnär",
    ),
}  # fmt: skip
ASKED = [(typed, Spelling(*name.split())) for name, spellings in CASES.items() for typed in spellings]


@cache
def _register() -> tuple[tuple[Spelling, ...], dict[str, list[str]], frozenset[str]]:
    """Everybody, and the words of their names by their remainders."""
    rng = Random("others")
    invented = (invent_name(rng) for _ in range(OTHERS))
    everybody = (*dict.fromkeys(one for _, one in ASKED), *(Spelling(one.family, one.given, one.patronymic) for one in invented))
    words = frozenset(word for one in everybody for word in keys_of_names(one.parts))
    remainders: dict[str, list[str]] = {}
    for word in words:
        for remainder in near(word):
            remainders.setdefault(remainder, []).append(word)
    return everybody, remainders, words


def place(typed: str, wanted: Spelling) -> int:
    """At which place, from 1, this person is found."""
    everybody, remainders, words = _register()
    query = read(typed)
    found = {word for remainder in query.near for word in remainders.get(remainder, ())}
    found |= {word for word in words if any(part in word for part in query.parts)}
    meant = [Meant(word, likely(word, found)) for word in query.words]
    own = best(meant, [wanted]).score
    assert own > 0.45, f"{typed}: {own}"
    return 1 + sum(best(meant, [one]).score > own for one in everybody)


@pytest.mark.parametrize(("typed", "wanted"), ASKED, ids=[typed for typed, _ in ASKED])
def test_every_spelling_that_people_use_finds_the_person(typed: str, wanted: Spelling) -> None:
    assert place(typed, wanted) <= WITHIN
