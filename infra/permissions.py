"""`oralu permissions`: the table in docs/permissions.md, from what the capabilities contribute."""

from collections.abc import Iterable

import typer

from services.biometrics.capabilities import CAPABILITIES as OF_BIOMETRICS
from services.probation.capabilities import CAPABILITIES as OF_PROBATION
from services.reintegration.capabilities import CAPABILITIES as OF_REINTEGRATION
from shared.access.pages import PagePermission
from shared.access.permissions import Permission, none_twice
from shared.actors import Role
from shared.dead_letters.permissions import DeadLetterPermission
from shared.identity.permissions import AccountPermission
from shared.registry import Capability

PEOPLE = tuple(role for role in Role if role is not Role.KIOSK)
BEGIN = """# Permissions

Written by `oralu permissions > docs/permissions.md`; a test fails while this file is out of date.

A route names one permission, or is declared as open to everybody (`public`), to an enrolled kiosk (`requires_kiosk`), or to a machine that
signs its requests (`signed_by_client`). A permission says what a role may do; whose records it may be done with is the scope, further down.
"""
SCOPES = """
## Whose records

The rules are in `shared/access/scope.py`; a record out of scope answers as if it were not there.

| Role | Sees |
|---|---|
| officer | their own caseload, and the caseloads of those whom they cover |
| senior_officer | the cases of the office; with "every office of the region" those of all its offices |
| auditor, prosecutor, ombudsman | the cases of their office, of its region, or, without an office, of all |
| social_worker, coordinator, desk_manager | on the desk, the cases of their office or region |
| provider | referrals to their own organisation |
| career_worker, akimat_coordinator | on the desk, what each part shows that they were given in a case, while it lasts |
| institution_worker | the same of cases that their institution opened and has not handed over |
| mentor | no case; of the people whose mentor they are name, phone, language, and the own log |
| administrator | no case |

- **Authority**: an officer or senior officer sees only registrations that the authority for which they work supervises: the probation
  service's or the police's. Of a person whom both supervise each sees its own registration, check-ins and queue.
- **Restricted**: a restricted case is seen by its officer, by whoever covers them, and by the senior officers of its office. An auditor
  sees it for 60 minutes after stating a purpose.
- **Purpose**: a prosecutor or the ombudsman's staff state a purpose for every record; it holds for 60 minutes and is kept for good in
  `probation.stated_purpose`. The list of the register shows them names and numbers without one.
"""
WHERE = {"Probation": OF_PROBATION, "Reintegration": OF_REINTEGRATION, "Biometrics": OF_BIOMETRICS}


def permissions() -> None:
    """Print the table of permissions and roles, as it is in docs/permissions.md."""
    typer.echo(document(), nl=False)


def document() -> str:
    """The text of docs/permissions.md."""
    everywhere = [*PagePermission, *AccountPermission, *DeadLetterPermission]
    parts = [BEGIN, _table("Every service", everywhere)]
    parts += [_table(name, _contributed(capabilities, set(everywhere))) for name, capabilities in WHERE.items()]
    return "\n".join([*parts, SCOPES.lstrip("\n")])


def _contributed(capabilities: Iterable[Capability], others: set[Permission]) -> list[Permission]:
    found = none_twice(each for capability in capabilities for each in capability.permissions or ())
    return [each for each in found if each not in others]


def _table(title: str, rows: Iterable[Permission]) -> str:
    head = ["Permission", "Allows", *(role.value.replace("_", " ") for role in PEOPLE)]
    lines = [_line(head), _line(["---", "---", *(":-:" for _ in PEOPLE)])]
    lines += [_line([f"`{each.value}`", each.meaning, *("x" if role in each.roles else "" for role in PEOPLE)]) for each in rows]
    return "\n".join([f"## {title}", "", *lines, ""])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
