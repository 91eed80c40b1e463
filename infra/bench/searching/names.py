"""Names of people who do not exist, and how somebody who looks for them might type them.

On purpose nothing here is shared with the search: other tables, other rules. What it calls a transliteration or a typing error is what
people do, not what the search expects.
"""

from dataclasses import dataclass
from random import Random

from shared.demo.names import KAZAKH_FAMILIES, KAZAKH_MEN, KAZAKH_WOMEN, RUSSIAN_FAMILIES, RUSSIAN_MEN, RUSSIAN_WOMEN, TURKIC_FAMILIES

FIRST = (
    *("Ай", "Ақ", "Алтын", "Бай", "Бек", "Дос", "Ер", "Есен", "Жан", "Жұма", "Қали", "Қара", "Құл", "Нұр", "Сағын", "Сер", "Тай"),
    *("Темір", "Төле", "Шоқ"),
)
SECOND = ("бай", "бек", "болат", "ғазы", "ғали", "дәулет", "жан", "қожа", "құл", "мұрат", "тай", "хан")
WOMEN_FIRST = ("Ай", "Алтын", "Бал", "Гүл", "Жан", "Зер", "Күн", "Мөлдір", "Нұр", "Перизат", "Сұлу")
WOMEN_SECOND = ("ай", "бибі", "гүл", "дана", "жан", "жамал", "зия", "нұр", "сұлу", "шолпан")
RUSSIAN_STEMS = (
    *("Бара", "Бело", "Боро", "Гор", "Гриш", "Дани", "Ерем", "Жда", "Зуб", "Каза", "Корот", "Кудря", "Ларио", "Мака", "Мель", "Назар"),
    *("Ожог", "Поля", "Рябо", "Саве", "Сухо", "Терех", "Устин", "Филип", "Хромо", "Чебо", "Шевел", "Щегл", "Яков"),
)
RUSSIAN_ENDS = ("нов", "нев", "дин", "кин", "щиков", "хов", "лев", "ров", "тов", "цев")


@dataclass(frozen=True, slots=True)
class FullName:
    """As it is registered. `kazakh`: in Kazakh letters, with a Kazakh patronymic."""

    family: str
    given: str
    patronymic: str | None
    kazakh: bool


def invent_name(rng: Random) -> FullName:
    """One name: some 10,000 family names, so that few people are namesakes."""
    woman = rng.random() < 0.18
    if rng.random() < 0.3:
        known = rng.random() < 0.3
        family = rng.choice((*RUSSIAN_FAMILIES, *TURKIC_FAMILIES)) if known else rng.choice(RUSSIAN_STEMS) + rng.choice(RUSSIAN_ENDS)
        given, father = rng.choice(RUSSIAN_WOMEN if woman else tuple(RUSSIAN_MEN)), RUSSIAN_MEN[rng.choice(tuple(RUSSIAN_MEN))]
        return FullName(family + "а" * woman, given, father + ("на" if woman else "ич") if rng.random() < 0.93 else None, kazakh=False)
    stem = _compound(rng)
    family = rng.choice(KAZAKH_FAMILIES) if rng.random() < 0.2 else stem + rng.choice(("ов", "ев", "", "аев", "ұлы", "баев", "беков"))
    if woman and family.endswith("в"):
        family += "а"
    given = (rng.choice(WOMEN_FIRST) + rng.choice(WOMEN_SECOND) if rng.random() < 0.6 else rng.choice(KAZAKH_WOMEN)) if woman else _man(rng)
    father = _man(rng)
    patronymic = father + ("қызы" if woman else "ұлы") if rng.random() < 0.93 else None
    return FullName(family, given, patronymic, kazakh=True)


def _man(rng: Random) -> str:
    return _compound(rng) if rng.random() < 0.6 else rng.choice(KAZAKH_MEN)


def _compound(rng: Random) -> str:
    return rng.choice(FIRST) + rng.choice(SECOND)
