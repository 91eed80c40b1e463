"""Merges in words."""

from services.probation.cases.words import office
from services.probation.merging.domain import Obstacle, State
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import gettext


def reason(code: str) -> str | None:
    """Why a human should look."""
    return {
        "merge_proposed": gettext("Two records are said to be of one person: compare, and confirm or refuse"),
        "unmerge_proposed": gettext("A merge is said to be wrong: confirm or refuse to undo it"),
        "merged_review": gettext("Two records were merged: look through drafts, conditions, appointments and check-ins"),
        "unmerged_review": gettext("A merge was undone: look through drafts, conditions, appointments and check-ins"),
    }.get(code)


def state(code: State) -> str:
    """Where a merge stands."""
    return {
        "proposed": gettext("Waits for a second officer"),
        "refused": gettext("Refused"),
        "withdrawn": gettext("Taken back"),
        "merged": gettext("Merged"),
        "undoing": gettext("Merged. Undoing it waits for a second officer"),
        "undone": gettext("Undone"),
    }[code]


def obstacle(code: Obstacle) -> str:
    """What stands against a merge, and what to do."""
    return {
        "merged_already": gettext("One of the two records was merged meanwhile. Open the page of the person again."),
        "holds_merged": gettext("Another record was merged into this one before: this one must be the record that stays."),
        "proposed_already": gettext("A merge of one of the two records waits for a second officer already. It has to be answered first."),
        "not_on_register": gettext("Its registration has ended: the record that stays must be on the register."),
        "bracelet_here": gettext("It has the history of a bracelet, which cannot go over: it must be the record that stays."),
        "bracelet_both": gettext(
            "Both records have the history of a bracelet, which cannot go over. They cannot be merged; the decision that it is the same"
            " person is kept."
        ),
        "transfer_open": gettext("A transfer of one of the two cases waits for an answer. It has to be answered first."),
    }[code]


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "stays": gettext("Which record stays"),
        "reason": gettext("Why it is the same person, and what you compared"),
        "answer": gettext("Your answer"),
        "undo_reason": gettext("Why these are two people"),
        "q": gettext("Name or number of the other record"),
    }


def _merged(details: Details) -> str:
    return gettext(
        "The record %(case)s (%(name)s) was merged into this one. Proposed by %(who)s: %(reason)s. Read since then by: %(readers)s",
        case=details["case"], name=details["name"], who=details["proposed_by"], reason=details["reason"],
        readers=_named(details["readers"]),
    )  # fmt: skip


def _named(readers: str) -> str:
    """`Officer (75), Officer (71)` with the offices in words."""
    parts = [each.removesuffix(")").rsplit(" (", 1) for each in readers.split(", ") if each]
    return ", ".join(f"{part[0]} ({office(part[1])})" if len(part) == 2 else part[0] for part in parts)


def _undone(details: Details) -> str:
    return gettext(
        "The merge with the record %(case)s (%(name)s) was undone. Asked for by %(who)s: %(reason)s",
        case=details["case"], name=details["name"], who=details["proposed_by"], reason=details["reason"],
    )  # fmt: skip


TIMELINE: dict[str, Words] = {
    "merge_proposed": lambda d: gettext("It was proposed to merge two records of this person: %(reason)s", reason=d["reason"]),
    "merge_refused": lambda d: gettext("The merge of two records was refused: %(answer)s", answer=d["answer"]),
    "merge_withdrawn": lambda _: gettext("The proposal to merge two records was taken back"),
    "persons_merged": _merged,
    "merged_into": lambda d: gettext("This record, %(case)s, was merged into another one of the same person", case=d["case"]),
    "unmerge_proposed": lambda d: gettext("It was proposed to undo the merge of two records: %(reason)s", reason=d["reason"]),
    "unmerge_refused": lambda _: gettext("The merge of two records was not undone"),
    "persons_unmerged": _undone,
}
