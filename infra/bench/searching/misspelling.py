"""How somebody types a name that they heard, read in another alphabet, or typed too fast."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from infra.bench.searching.names import FullName

PASSPORT = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
LATIN_2021 = PASSPORT | {
    "ә": "ä", "ғ": "ğ", "ж": "j", "й": "i", "қ": "q", "ң": "ñ", "ө": "ö", "ү": "ü", "ұ": "ū", "х": "h", "ш": "ş", "ы": "y", "ю": "iu",
    "я": "ia",
}  # fmt: skip
LATIN_2018 = LATIN_2021 | {"ә": "á", "ғ": "ǵ", "й": "ı", "и": "ı", "ң": "ń", "ө": "ó", "ү": "ú", "ұ": "u", "у": "ý", "ш": "sh", "ч": "ch"}
RUSSIAN_PASSPORT = PASSPORT | {"й": "i", "ю": "iu", "я": "ia", "ё": "e", "ъ": "ie"}
BY_EAR = PASSPORT | {"ж": "j", "х": "h", "й": "i", "щ": "sch", "қ": "q", "ы": "i"}
TABLES = (PASSPORT, LATIN_2021, LATIN_2018, RUSSIAN_PASSPORT, BY_EAR)
NO_KAZAKH = dict(zip("әғқңөұүһі", "агкноуухи", strict=True))
SOFTENED = NO_KAZAKH | {"ә": "я", "ө": "е", "ү": "ю"}
"""Russian by ear, used behind л alone: Ләззат, Ляззат."""
ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
LATIN_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
LAYOUT = dict(zip("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,.", strict=True))
LAYOUT |= dict(zip("әіңғүұқөһ", "234589-=0", strict=True)) | {"қ": "0", "ө": "=", "һ": "\\"}


@dataclass(frozen=True, slots=True)
class Misspelling:
    """What is typed, and of what kind it is."""

    typed: str
    kind: str


def misspell(name: FullName, rng: Random) -> Misspelling:
    """One of many ways to look for this person."""
    kind = rng.choice(tuple(KINDS))
    family, given = name.family, name.given
    patronymic = name.patronymic if name.patronymic and rng.random() < 0.5 else None
    words = [family, given, *([patronymic] if patronymic else [])]
    words = KINDS[kind](words, rng)
    if kind == "swapped" or rng.random() < 0.3:
        words[0], words[1] = words[1], words[0]
    typed = " ".join(words)
    return Misspelling(typed.lower() if rng.random() < 0.3 else typed, kind)


def typing_error(word: str, rng: Random) -> str:
    """One letter missing, twice, exchanged with its neighbour, or replaced by the next key."""
    place, error = rng.randrange(len(word)), rng.randrange(4)
    if error == 0 and len(word) > 3:
        return word[:place] + word[place + 1 :]
    if error == 1:
        return word[:place] + word[place] + word[place:]
    if error == 2 and place + 1 < len(word):
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + _next_key(word[place], rng) + word[place + 1 :]


def transliterated(word: str, table: dict[str, str]) -> str:
    """In Latin letters; a capital stays one."""
    latin = "".join(table.get(letter, letter) for letter in word.lower())
    return latin.capitalize()


def _next_key(letter: str, rng: Random) -> str:
    low = NO_KAZAKH.get(letter.lower(), letter.lower())
    for row in (*ROWS, *LATIN_ROWS):
        if low in row:
            place = row.index(low)
            return rng.choice([row[near] for near in (place - 1, place + 1) if 0 <= near < len(row)])
    return letter


def _in_russian(words: list[str], _: Random) -> list[str]:
    return ["".join(NO_KAZAKH.get(letter, letter) for letter in _softened(word)).replace("Ә", "А") for word in map(_capitals, words)]


def _softened(word: str) -> str:
    return word.replace("лә", "ля").replace("лү", "лю")


def _capitals(word: str) -> str:
    return word[0].translate(str.maketrans("ӘҒҚҢӨҰҮҺІ", "АГКНОУУХИ")) + word[1:]


def _latin(words: list[str], rng: Random) -> list[str]:
    table = rng.choice(TABLES)
    return [transliterated(word, table) for word in words]


def _one_error(words: list[str], rng: Random) -> list[str]:
    place = rng.randrange(2)
    return [typing_error(word, rng) if number == place else word for number, word in enumerate(words)]


def _other_form(words: list[str], _: Random) -> list[str]:
    """The other sex's family name, and the patronymic in the other language."""
    family, given, *others = words
    family = family[:-1] if family.endswith("ва") else family + "а" if family.endswith("в") else family
    changed = [_other_patronymic(word) for word in others]
    return [family, given, *changed]


def _other_patronymic(word: str) -> str:
    for ending, other in (("ұлы", "ович"), ("қызы", "овна"), ("ович", "ұлы"), ("овна", "қызы"), ("евич", "ұлы")):
        if word.endswith(ending):
            return word[: -len(ending)] + other
    return word


def _initials(words: list[str], _: Random) -> list[str]:
    family, given, *others = words
    return [family, given, *(f"{word[0]}." for word in others)]


KINDS: dict[str, Callable[[list[str], Random], list[str]]] = {
    "typing error": _one_error,
    "two typing errors": lambda words, rng: [typing_error(word, rng) if place < 2 else word for place, word in enumerate(words)],
    "transliterated": _latin,
    "transliterated with an error": lambda words, rng: _one_error(_latin(words, rng), rng),
    "in Russian": _in_russian,
    "in Russian with an error": lambda words, rng: _one_error(_in_russian(words, rng), rng),
    "swapped": lambda words, _: list(words),
    "other form": _other_form,
    "initials": _initials,
    "other layout": lambda words, _: ["".join(LAYOUT.get(letter, letter) for letter in word.lower()) for word in words],
}
