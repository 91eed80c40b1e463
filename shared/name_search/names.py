"""The words by which a name is found, and what its endings hide: Ахметов, Ахметова, Ахметұлы and Ахмет are one family's name."""

import re
from collections.abc import Iterable
from functools import lru_cache

from shared.spelling.fold import fold

ENDINGS = (
    "ovic", "evic", "ovna", "evna", "icna", "ogli", "kizi", "skaia", "uli", "ova", "eva", "ina", "ov", "ev", "of", "ef", "ski", "ic", "in",
)  # fmt: skip
"""Endings of patronymics and family names as keys (fold.py), the longest first: -ович, -евна, -оглы, -қызы, -ұлы, -ова, -ский …"""
LEAST_STEM, LEAST_BEFORE_IN = 3, 5
"""Letters that are left: -ин is an ending in Мұстафин, not in Ербин."""
SONS_AND_DAUGHTERS = frozenset({"uli", "ogli", "kizi"})
"""Words of their own in Серік ұлы: they distinguish nobody."""
APART = re.compile(r"[\s.,;/()\-–—_]+")


@lru_cache(maxsize=65_536)
def stem(key: str) -> str:
    """A key without the endings that sex, patronymic or language give it, and without its last vowel; the stem of a stem is itself."""
    while (shorter := _without_ending(key)) != key:
        key = shorter
    return key


def _without_ending(key: str) -> str:
    for ending in ENDINGS:
        least = LEAST_BEFORE_IN if ending in {"in", "ina"} else LEAST_STEM
        if key.endswith(ending) and len(key) - len(ending) >= least:
            key = key[: -len(ending)]
            break
    return key[:-1] if len(key) > LEAST_STEM and key[-1] in "aeiou" else key


@lru_cache(maxsize=65_536)
def split(text: str) -> tuple[str, ...]:
    """The words of a text as typed."""
    return tuple(word for word in APART.split(text) if word)


@lru_cache(maxsize=65_536)
def keys_of(part: str) -> frozenset[str]:
    """The words by which a part of a name is found: each word's key and stem, and those of all of them as one (Нур-Султан, Нурсултан)."""
    words = split(part)
    keys = {fold(word) for word in [*words, "".join(words)]} - SONS_AND_DAUGHTERS
    return frozenset(found for key in keys for found in (key, stem(key)) if found)


def keys_of_names(parts: Iterable[str | None]) -> frozenset[str]:
    """The words by which a person is found who has these family names, given names and patronymics, in any spelling."""
    return frozenset().union(*(keys_of(part) for part in parts if part))
