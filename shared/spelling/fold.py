"""One key for every spelling of a name: Kazakh and Russian Cyrillic, Latin of 2018 and 2021, and the transliterations of passports.

A key has ASCII letters alone. Each stands for a sound that the alphabets write in several ways: `x` ш щ, `c` ч, `j` ж, `h` х һ,
`i` и й і ы, `o` о ө, `u` у ұ ү, `a` а ә, `e` е э ё. Different names may share a key; whoever searches tells them apart by an order of hits.
"""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "э": "e", "є": "e", "ж": "j", "з": "z",
    "и": "i", "й": "i", "і": "i", "ї": "i", "ы": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ў": "u", "ф": "f", "х": "h", "һ": "h", "ҳ": "h", "ц": "ts",
    "ч": "c", "ш": "x", "щ": "x", "ъ": "", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
MARKED = str.maketrans({
    "ş": "sh", "š": "sh", "ś": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh", "ğ": "g", "ǵ": "g", "ı": "i", "ý": "u", "ß": "ss",
    "ə": "a", "æ": "a", "ø": "o", "ł": "l", "đ": "d",
})  # fmt: skip
"""Latin letters whose mark means another sound, or that have no decomposition; every other mark is dropped."""
LOOK_ALIKE = str.maketrans("aeopcxykmtbhi", "аеорсхукмтвні")
"""Latin letters that somebody typed inside a Cyrillic word."""
TRANSLITERATED = {
    "shch": "x", "tsch": "c", "sch": "x", "tch": "c", "dzh": "j", "sh": "x", "ch": "c", "zh": "j", "dj": "j", "kh": "h", "gh": "g",
    "ph": "f", "tz": "ts", "ck": "k", "ce": "se", "ci": "si", "cy": "si", "yo": "e", "ye": "e", "yu": "iu", "ya": "ia", "x": "ks",
    "q": "k", "y": "i", "c": "k", "w": "v",
}  # fmt: skip
"""Latin letters that together write one sound, the longest first; those that are not here are their own key."""
GROUP = re.compile("|".join(TRANSLITERATED))
HAS_CYRILLIC = re.compile(f"[{''.join(CYRILLIC)}]")
TWICE = re.compile(r"(.)\1+")
GLIDE = re.compile(r"(?<=[bcdfghjklmnprstvxz])i(?=[aeou])")
"""An и, й or ь between a consonant and a vowel: written or left out as the transliteration likes (Әлия, Aliya, Alia)."""
NO_LETTER = re.compile(r"[^a-z]")


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The key of one word without spaces; empty where it has no letter that is known."""
    text = unicodedata.normalize("NFC", word.casefold())
    key = _read(text.translate(LOOK_ALIKE)) if HAS_CYRILLIC.search(text) else _transliterated(text)
    key = TWICE.sub(r"\1", key.replace("dj", "j"))
    return TWICE.sub(r"\1", GLIDE.sub("", key))


def _read(text: str) -> str:
    return "".join(CYRILLIC.get(sign, "") for sign in text)


def _transliterated(text: str) -> str:
    text = NO_LETTER.sub("", unicodedata.normalize("NFD", text.translate(MARKED)))
    text = re.sub(r"^x", "h", text)
    text = re.sub(r"(?<=[aeiou])w", "u", text)
    text = re.sub(r"(?<=[aeiou])j(?![aeiou])", "i", text)  # Sergej
    return GROUP.sub(lambda found: TRANSLITERATED[found[0]], text)
