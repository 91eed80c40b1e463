"""A small register whose names are alike enough to be mistaken for each other, and a search in it without a database."""

from shared.name_search.names import keys_of_names
from shared.name_search.near import near
from shared.name_search.query import likely, read
from shared.name_search.score import Match, Meant, Spelling, best

REGISTER = tuple(
    Spelling(*each)
    for each in (
        ("Ахметов", "Нұрлан", "Серікұлы"), ("Ахметова", "Айгүл", "Серікқызы"), ("Ахмедов", "Нурбол", None),
        ("Әбдіров", "Ғалым", "Қанатұлы"),
        ("Құрманғалиев", "Өмірбек", "Тілеубайұлы"), ("Қасымова", "Ләззат", "Ержанқызы"), ("Касаев", "Лазарь", "Игоревич"),
        ("Жүсіпов", "Ілияс", "Мұхтарұлы"), ("Юсупов", "Ильяс", "Маратович"), ("Щербаков", "Дмитрий", "Сергеевич"),
        ("Чернышёв", "Александр", "Юрьевич"), ("Шаяхметов", "Шыңғыс", "Дәулетұлы"), ("Кузнецова", "Наталья", "Андреевна"),
        ("Цой", "Вера", None), ("Ли", "Олег", None), ("Ким", "Юлия", "Викторовна"), ("Нұрпейісов", "Бауыржан", "Әділұлы"),
        ("Назарова", "Гауһар", "Төлегенқызы"), ("Тоқтарбай", "Нұрсұлтан", None), ("Сейітқали", "Ержан", "Жанұзақұлы"),
    )
)  # fmt: skip


def search(text: str, register: tuple[Spelling, ...] = REGISTER) -> list[tuple[Spelling, Match]]:
    """Who is found, the best first: the words of the register that are near, then their names compared, as in the service."""
    query = read(text)
    words = {key for one in register for key in keys_of_names(one.parts)}
    asked = frozenset(query.near)
    found = [key for key in words if not near(key).isdisjoint(asked) or any(part in key for part in query.parts)]
    meant = [Meant(word, likely(word, found)) for word in query.words]
    hits = [(one, best(meant, [one])) for one in register]
    return sorted((hit for hit in hits if hit[1].score > 0), key=lambda hit: -hit[1].score)


def place(text: str, wanted: Spelling) -> int | None:
    """At which place, from 0, somebody is found."""
    names = [one for one, _ in search(text)]
    return names.index(wanted) if wanted in names else None
