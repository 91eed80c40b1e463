"""Alarms in words."""

from dataclasses import dataclass

from shared.identity.limits.alarms import Alarm, AlarmKind
from shared.web.i18n import format_datetime, gettext, ngettext


@dataclass(frozen=True, slots=True)
class ShownAlarm:
    """One line of the list: what it is, about whom or what, and when."""

    title: str
    about: list[str]
    when: str


def title(kind: str) -> str:
    """What somebody does too often."""
    words: dict[str, str] = {
        AlarmKind.ADDRESS: gettext("Very many failed sign-ins from one address"),
        AlarmKind.ACCOUNT: gettext("Many failed sign-ins with one user name, from browsers that its owner has not used"),
        AlarmKind.DEVICE: gettext("Wrong passwords in a browser that the owner has used before"),
        AlarmKind.CODE: gettext("Wrong codes after the right password: somebody else may know the password"),
        AlarmKind.CARD: gettext("Many wrong PINs for one card at a kiosk"),
        AlarmKind.KIOSK_CODE: gettext("Wrong one-time codes for a kiosk"),
        AlarmKind.EXPORT: gettext("Very many exports by one account"),
        AlarmKind.SEARCH: gettext("Very many searches by one account"),
    }
    return words.get(kind, kind)


def shown(alarm: Alarm) -> ShownAlarm:
    """A line of the list."""
    about = []
    if alarm.name:
        about.append(gettext("Account: %(name)s", name=alarm.name))
    if alarm.address:
        about.append(gettext("Address: %(address)s", address=alarm.address))
    if alarm.place:
        about.append(gettext("Where: %(place)s", place=alarm.place))
    if alarm.times > 1:
        about.append(ngettext("The limit was reached %(num)d time", "The limit was reached %(num)d times", alarm.times))
    first, last = format_datetime(alarm.first_at), format_datetime(alarm.last_at)
    return ShownAlarm(title(alarm.kind), about, first if first == last else f"{first} – {last}")
