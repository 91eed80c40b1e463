"""Entries of the directory as forms send them."""

ORGANISATION = {
    "name": "Қамқор орталығы",
    "description_ru": "Помогает с жильём",
    "phones": "+7 727 000 00 01\n+7 727 000 00 02",
    "region": "75",
    "email": "info@example.kz",
}
SERVICE = {
    "name_kk": "Түнеу орны", "name_ru": "Ночлег", "need": "housing", "languages": ["kk", "ru"], "status": "active",
    "documents_ru": "Удостоверение\nСправка", "hours_mo_from": "09:00", "hours_mo_to": "18:00", "areas": "75, 19",
}  # fmt: skip
LOCATION = {
    "address_1": "ул. Абая, 1",
    "city": "Алматы",
    "latitude": "43.238949",
    "longitude": "76.889709",
    "kato": "75",
    "access": ["wheelchair"],
}
