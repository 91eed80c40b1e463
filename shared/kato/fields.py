"""A place in a form: typed as a code or a name, refused with what may have been meant, offered as a list that needs no script."""

from collections.abc import Sequence

from shared.kato.places import Unknown, name_of, places, read
from shared.web.i18n import current, gettext

Options = Sequence[tuple[str, str]]


def read_place(typed: str) -> str:
    """The code of what was typed. Raises ValueError in words, with suggestions."""
    found = read(typed)
    if isinstance(found, str):
        return found
    shown = typed.strip()[:60]
    if not found.suggested:
        raise ValueError(gettext("There is no place “%(place)s” in the list. Enter a region or a district, or its КАТО code.", place=shown))
    raise ValueError(gettext("There is no place “%(place)s” in the list. Perhaps: %(places)s.", place=shown, places=_listed(found)))


def read_places(typed: str) -> str:
    """The codes of several, divided by commas or semicolons: each once, in order. Raises ValueError in words."""
    found = {read_place(part) for part in typed.replace(";", ",").split(",") if part.strip()}
    return ",".join(sorted(found))


def shown_place(code: str | None) -> str:
    """A code with its name, as a field shows it: `1132 Ақкөл ауданы`. It can be read again."""
    return f"{code} {_name(code)}" if code and _name(code) != code else code or ""


def options() -> Options:
    """(what a field gets, its names in the other languages) of every place: for the list that a browser offers."""
    language = current()
    return [
        (shown_place(code), " · ".join(name for other, name in place.names.items() if other != language))
        for code, place in places().items()
    ]


def choices() -> Options:
    """Every place for a list to choose from: each region by its name, with what lies in it behind it."""
    language = current()
    regions = sorted((place for place in places().values() if place.kato == place.region), key=lambda place: place.names[language])
    found: list[tuple[str, str]] = []
    for region in regions:
        found.append((region.kato, region.names[language]))
        inside = [place for place in places().values() if place.region == region.kato and place is not region]
        found += [(place.kato, f"– {place.names[language]}") for place in sorted(inside, key=lambda place: place.names[language])]
    return found


def _name(code: str) -> str:
    return name_of(code, current()).replace(", ", " · ")


def _listed(found: Unknown) -> str:
    return "; ".join(f"{place.kato} {_name(place.kato)}" for place in found.suggested)
