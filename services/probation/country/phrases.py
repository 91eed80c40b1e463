"""What people of the synthetic country say and write, in the language of the speaker."""

from collections.abc import Mapping

from shared.messages.base import Need

Texts = Mapping[str, tuple[str, ...]]


def of(texts: Texts, language: str) -> tuple[str, ...]:
    """The texts in a language; Russian if there are none in it."""
    return texts.get(language) or texts["ru"]


MISSED: dict[str, Texts] = {
    "excused": {
        "kk": ("Ауырып қалған, анықтамасы бар", "Жол жабық болды, әкімдік растады"),
        "ru": ("Болел, справка приложена", "Дорога была закрыта, акимат подтвердил"),
        "en": ("Was ill, a certificate is attached",),
    },
    "our_fault": {"kk": ("Терминал жұмыс істемеген",), "ru": ("Терминал не работал",), "en": ("The kiosk did not work",)},
    "not_excused": {
        "kk": ("Телефонмен сөйлестім, дәлелді себебі жоқ", "Ұмытып кеткен"),
        "ru": ("Говорил по телефону, уважительной причины нет", "Забыл о дне явки"),
        "en": ("Spoke on the telephone, no valid reason", "Forgot the day"),
    },
}
REVIEWED: dict[str, Texts] = {
    "match_with_concern": {"kk": ("Шаршаңқы көрінеді, сөйлесу керек",), "ru": ("Выглядит уставшим, поговорить",), "en": ("Looks tired",)},
    "no_match": {"kk": ("Бет пішіні бөлек",), "ru": ("Черты лица не те",), "en": ("The features differ",)},
}
CONTACTED: Texts = {
    "kk": ("Телефонмен сөйлестім, үйінде", "Телефонды алмады"),
    "ru": ("Поговорил по телефону, находится дома", "Не ответил на звонок"),
    "en": ("Spoke on the telephone, is at home", "Did not answer"),
}
FOUND: dict[str, Texts] = {
    "explained": {
        "kk": ("Жұмыста кешікті, растады",),
        "ru": ("Задержался на работе, подтверждено", "Был у врача, показал справку"),
        "en": ("Was kept at work, confirmed",),
    },
    "confirmed": {"kk": ("Үйінен себепсіз шыққан",), "ru": ("Вышел из дома без причины",), "en": ("Left home without a reason",)},
    "technical": {"kk": ("Құрылғы ақауы",), "ru": ("Сбой устройства",), "en": ("The device was at fault",)},
    "withdrawn": {"kk": ("Қате дабыл",), "ru": ("Ложная тревога",), "en": ("A false alarm",)},
}
FOLLOWED: dict[str, Texts] = {
    "passed_on": {"kk": ("Бірінші бұзушылық емес",), "ru": ("Не первое нарушение",), "en": ("Not the first breach",)},
    "set_aside": {"kk": ("Алғаш рет, әңгімелесу өткізілді",), "ru": ("Впервые, проведена беседа",), "en": ("The first time; we talked",)},
}
SUSPECTED: dict[str, Texts] = {
    "different": {
        "kk": ("Екі бөлек адам, құжаты тексерілді",),
        "ru": ("Два разных человека, документы проверены",),
        "en": ("Two people",),
    },
    "unclear": {"kk": ("Суреті анық емес",), "ru": ("Снимок неясный",), "en": ("The picture is not clear",)},
    "same": {"kk": ("Бір адам екі рет есепке қойылған",), "ru": ("Один человек поставлен на учёт дважды",), "en": ("One person, twice",)},
}
NOTED: Texts = {
    "kk": ("Жұмысқа орналасты, растау әкелді", "Отбасымен сөйлестім", "Міндеттерін түсіндірдім"),
    "ru": ("Устроился на работу, принёс подтверждение", "Говорил с семьёй", "Разъяснены обязанности"),
    "en": ("Found work and brought a confirmation", "Spoke with the family", "Explained the duties"),
}
ASKED: dict[Need, Texts] = {
    "housing": {"kk": ("Тұратын жерім жоқ",), "ru": ("Негде жить", "Нужно общежитие")},
    "work": {"kk": ("Жұмыс іздеп жүрмін",), "ru": ("Ищу работу", "Не берут на работу")},
    "education": {"kk": ("Оқығым келеді",), "ru": ("Хочу учиться на сварщика",)},
    "documents": {"kk": ("Жеке куәлігім жоғалды",), "ru": ("Потерял удостоверение",)},
    "health": {"kk": ("Дәрігерге көрінуім керек",), "ru": ("Нужен врач",)},
    "mental_health": {"kk": ("Ұйқым нашар",), "ru": ("Плохо сплю, тревожно",)},
    "alcohol": {"kk": ("Ішкілікті қойғым келеді",), "ru": ("Хочу перестать пить",)},
    "drugs": {"kk": ("Емделгім келеді",), "ru": ("Хочу лечиться",)},
    "money": {"kk": ("Қарызым көп",), "ru": ("Долги, не хватает на еду",)},
    "family": {"kk": ("Балаларыммен көріскім келеді",), "ru": ("Хочу видеться с детьми",)},
    "legal": {"kk": ("Заңгер керек",), "ru": ("Нужен юрист",)},
    "other": {"kk": ("Кеңес керек",), "ru": ("Нужен совет",)},
}
