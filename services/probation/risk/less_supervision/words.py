"""Less supervision in words: why somebody is put off, what waits, what an office's list shows."""

from shared.web.i18n import gettext, ngettext

Options = list[tuple[str, str]]


def less_reason(code: str | None) -> str:
    """Why somebody is put off, by the law's list."""
    return {
        "recent_change": gettext("Home, work or family changed recently"),
        "unstable_work": gettext("Work or study is not settled yet"),
        "ongoing_check": gettext("Facts are being looked into"),
        "document_missing": gettext("A document is missing"),
        "person_declines": gettext("The person does not want a proposal now"),
        "other": gettext("Another reason, named in the words"),
    }.get(code or "", code or "")


def less_choices(*, put_off: bool) -> Options:
    """What can be answered; that somebody is put off no longer only where somebody is."""
    choices = [("prepare", gettext("A proposal is being prepared")), ("put_off", gettext("Not now: put off"))]
    return [*choices, ("take_back", gettext("No longer put off"))] if put_off else choices


def less_choice(code: str) -> str:
    return dict(less_choices(put_off=True))[code]


def answer_state(code: str) -> tuple[str, str]:
    """(words, colour) of an answer that a senior officer has not approved."""
    if code == "revise":
        return gettext("Another answer is asked for"), "yellow"
    return gettext("Waits for a senior officer's approval"), "yellow"


def show(code: str, days: int) -> str:
    """What the list of an office shows."""
    return {
        "look": gettext("To look at"),
        "unlooked": ngettext("Not looked at for %(num)s day", "Not looked at for %(num)s days", days),
        "waits": gettext("Wait for approval"),
        "put_off": gettext("Put off"),
    }[code]
