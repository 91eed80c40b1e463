"""Names of people who do not exist, in Kazakh, Russian and Latin spelling: combined at random from lists of common names."""

from dataclasses import dataclass
from random import Random
from typing import Literal

Sex = Literal["male", "female"]
VOWELS = "аәеёиіоөуүұыэюя"
NO_RUSSIAN_LETTER = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "ng", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i",
    "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip

KAZAKH_MEN = (
    "Абай", "Айдос", "Айдын", "Алмас", "Арман", "Асқар", "Асхат", "Әділ", "Бауыржан", "Бекзат", "Берік", "Болат", "Дархан", "Дәурен",
    "Дидар", "Дулат", "Ерболат", "Ержан", "Ерлан", "Еркін", "Жандос", "Жанат", "Жасұлан", "Ізбасар", "Қайрат", "Қанат", "Қуаныш",
    "Марат", "Марғұлан", "Мұрат", "Мейрам", "Нұржан", "Нұрлан", "Олжас", "Өмірбек", "Рүстем", "Самат", "Сәкен", "Серік", "Талғат",
    "Тимур", "Төлеген", "Ұлан", "Шыңғыс",
)  # fmt: skip
KAZAKH_WOMEN = (
    "Айгүл", "Айжан", "Айнұр", "Айша", "Алия", "Аружан", "Асель", "Әсем", "Ботагөз", "Гауһар", "Гүлнәр", "Дана", "Дариға", "Динара",
    "Жанар", "Жұлдыз", "Зарина", "Кәмшат", "Қарлығаш", "Ләззат", "Мадина", "Мөлдір", "Назгүл", "Нұргүл", "Перизат", "Раушан", "Сәуле",
    "Салтанат", "Толқын", "Шолпан",
)  # fmt: skip
KAZAKH_FAMILIES = (
    "Абдрахманов", "Айтбаев", "Алтынбеков", "Амангелдиев", "Асқаров", "Ахметов", "Әбдіров", "Әлімбаев", "Байжанов", "Бекмұратов",
    "Досжанов", "Дүйсенов", "Елеусізов", "Ермеков", "Жақыпов", "Жанұзақов", "Жұмабаев", "Жүнісов", "Есімов", "Ибраев", "Кенжебаев",
    "Қалиев", "Қасымов", "Құрманғалиев", "Маханов", "Мұқанов", "Мұстафин", "Нұрғалиев", "Нұрпейісов", "Оспанов", "Өтегенов",
    "Рахымбаев", "Садықов", "Сарсенов", "Сейітов", "Смағұлов", "Сұлтанов", "Тәжібаев", "Тілеубаев", "Төлеуов", "Ұзақов", "Шаяхметов",
)  # fmt: skip
RUSSIAN_MEN = {
    "Александр": "Александров", "Алексей": "Алексеев", "Андрей": "Андреев", "Антон": "Антонов", "Валерий": "Валерьев",
    "Виктор": "Викторов", "Владимир": "Владимиров", "Денис": "Денисов", "Дмитрий": "Дмитриев", "Евгений": "Евгеньев", "Иван": "Иванов",
    "Игорь": "Игорев", "Константин": "Константинов", "Максим": "Максимов", "Михаил": "Михайлов", "Николай": "Николаев",
    "Олег": "Олегов", "Павел": "Павлов", "Роман": "Романов", "Сергей": "Сергеев", "Юрий": "Юрьев",
}  # fmt: skip
RUSSIAN_WOMEN = (
    "Анна", "Валентина", "Вера", "Виктория", "Галина", "Екатерина", "Елена", "Ирина", "Любовь", "Людмила", "Марина", "Мария", "Надежда",
    "Наталья", "Ольга", "Светлана", "Татьяна", "Юлия",
)  # fmt: skip
RUSSIAN_FAMILIES = (
    "Алексеев", "Белов", "Васильев", "Воробьёв", "Голубев", "Ефимов", "Зайцев", "Калинин", "Ковалёв", "Комаров", "Кузнецов", "Лебедев",
    "Макаров", "Морозов", "Никитин", "Новиков", "Орлов", "Павлов", "Петров", "Попов", "Семёнов", "Соколов", "Тихонов", "Фомин", "Щербаков",
)  # fmt: skip
TURKIC_MEN = ("Азамат", "Алишер", "Анвар", "Бахтияр", "Ильдар", "Исмаил", "Камиль", "Ринат", "Рустам", "Тахир", "Улугбек", "Шавкат")
TURKIC_WOMEN = ("Альфия", "Венера", "Гузель", "Диляра", "Зульфия", "Лола", "Малика", "Нигора", "Рания", "Хадича")
TURKIC_FAMILIES = (
    "Абдуллаев", "Аюпов", "Валиев", "Галимов", "Исаев", "Исмаилов", "Каримов", "Мансуров", "Насыров", "Рахимов", "Розиев", "Хамраев",
    "Юсупов",
)  # fmt: skip
OTHER_FAMILIES = (
    "Бондаренко", "Гончар", "Кравченко", "Литвин", "Ткаченко", "Шевчук", "Бауэр", "Вагнер", "Кох", "Фогель", "Штерн", "Ким", "Ли", "Пак",
    "Цой", "Югай",
)  # fmt: skip
GROUPS = (("kazakh", 0.62), ("russian", 0.2), ("turkic", 0.11), ("other", 1.0))
"""Shares, the last gets the rest; similar to the country's census, but not its figures."""


KAZAKH_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
NAME_KEYS = {ord(letter): chr(0x1200 + place) for place, letter in enumerate(KAZAKH_ALPHABET)}


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a person's name."""

    family: str
    given: str
    patronymic: str | None


@dataclass(frozen=True, slots=True)
class Names:
    """A name in the spellings of two languages. `kazakh_speaking`: the group in which most people speak Kazakh."""

    kk: Name
    ru: Name
    kazakh_speaking: bool

    @property
    def latin(self) -> Name:
        """In Latin letters, from the spelling of the group's own language."""
        own = self.kk if self.kazakh_speaking else self.ru
        return Name(in_latin(own.family), in_latin(own.given), in_latin(own.patronymic) if own.patronymic else None)

    def of(self, language: str) -> Name:
        """The spelling that the tables contain for a person with this language."""
        return self.kk if language == "kk" else self.ru


def invent(sex: Sex, rng: Random) -> Names:
    """A consistent name: endings for the sex, a patronymic from a father's name (some have none)."""
    chance, group = rng.random(), "other"
    for name, share in GROUPS:
        chance -= share
        if chance < 0:
            group = name
            break
    family = rng.choice({"kazakh": KAZAKH_FAMILIES, "russian": RUSSIAN_FAMILIES, "turkic": TURKIC_FAMILIES}.get(group, OTHER_FAMILIES))
    if sex == "female" and group != "other":
        family += "а"
    given, father = (rng.choice(names) for names in (_given(group, sex), _given(group, "male")))
    with_father = rng.random() < 0.93
    kk = Name(family, given, _patronymic_kk(group, father, sex) if with_father else None)
    ru = Name(in_russian(family), in_russian(given), _patronymic_ru(father, sex) if with_father else None)
    return Names(kk, ru, group == "kazakh")


def in_russian(kazakh: str) -> str:
    """Kazakh spelling with the letters of the Russian alphabet."""
    return kazakh.translate(NO_RUSSIAN_LETTER)


def in_latin(cyrillic: str) -> str:
    """Kazakh or Russian spelling in ASCII letters; other characters stay."""
    out = []
    for letter in cyrillic:
        latin = LATIN.get(letter.lower(), letter)
        out.append(latin.capitalize() if letter.isupper() else latin)
    return "".join(out)


def name_key(name: str) -> str:
    """What public.name_key of infra/roles.sql makes of a name of this country: its letters as signs in the order of the alphabet."""
    return name.lower().translate(NAME_KEYS)


def _given(group: str, sex: Sex) -> tuple[str, ...]:
    lists: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "kazakh": (KAZAKH_MEN, KAZAKH_WOMEN),
        "turkic": (TURKIC_MEN, TURKIC_WOMEN),
    }
    men, women = lists.get(group, (tuple(RUSSIAN_MEN), RUSSIAN_WOMEN))
    return men if sex == "male" else women


def _patronymic_kk(group: str, father: str, sex: Sex) -> str:
    if group == "kazakh":
        return father + ("ұлы" if sex == "male" else "қызы")
    return _patronymic_ru(father, sex)


def _patronymic_ru(father: str, sex: Sex) -> str:
    name = in_russian(father)
    stem = RUSSIAN_MEN.get(name)
    if stem is None:
        stem = name[:-1] + "ев" if name[-1] in "йь" else name + ("ев" if name[-1] in VOWELS else "ов")
    return stem + ("ич" if sex == "male" else "на")
