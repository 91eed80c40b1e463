"""What is about a person in a directory of organisations: it is left out and counted. Functions and the organisation's own numbers stay."""

import re

ROLES = (
    "info", "office", "contact", "help", "intake", "admin", "support", "reception", "legal", "general", "inquir", "enquir", "mail",
    "service",    "center", "centre", "clinic", "program", "hotline", "referral", "hr", "press", "media", "team", "staff", "volunteer",
    "probono",
    "kense",    "priem", "secretar", "web", "communication", "housing", "shelter", "job", "work", "social", "kyzmet", "ortalyk", "centr",
)  # fmt: skip
"""Parts of addresses that name a function."""
TWO_NAMES = re.compile(r"[a-z]{2,}[._-][a-z]{2,}\d*")
FREE = {
    "gmail.com",
    "mail.ru",
    "yandex.ru",
    "yandex.kz",
    "inbox.ru",
    "bk.ru",
    "list.ru",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
}
"""Where anybody has an address: what stands before the @ must name a function or the organisation."""
OWN_PHONES = {"cell", "mobile", "text", "sms", "pager"}
LETTERS = re.compile(r"[^a-zа-яё]")


def personal_email(address: str, organisation: str) -> bool:
    """Whether it is a person's address rather than the organisation's (`organisation`: its name)."""
    local, _, domain = address.casefold().partition("@")
    words = LETTERS.sub("", local)
    if not words or any(role in words for role in ROLES):
        return False
    if _of_the_organisation(words, domain, organisation):
        return False
    return bool(TWO_NAMES.fullmatch(local)) or domain in FREE


def function_email(address: str, organisation: str) -> bool:
    """Whether an address in a contact surely is a function's."""
    local, _, domain = address.casefold().partition("@")
    words = LETTERS.sub("", local)
    return any(role in words for role in ROLES) or (bool(words) and _of_the_organisation(words, domain, organisation))


def personal_phone(kind: str | None) -> bool:
    """Whether a number of a contact is somebody's own: a mobile one."""
    return (kind or "").casefold() in OWN_PHONES


def _of_the_organisation(words: str, domain: str, organisation: str) -> bool:
    names = [LETTERS.sub("", word) for word in organisation.casefold().split()]
    initials = "".join(word[0] for word in names if word)
    own = domain not in FREE and words in LETTERS.sub("", domain.rpartition(".")[0])
    return own or words == initials or any(len(word) > 3 and word in words for word in names)
