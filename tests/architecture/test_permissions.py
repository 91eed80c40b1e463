"""What somebody may do is decided in one place: no other code names roles, and the documented table is up to date."""

import re
from pathlib import Path

from infra.paths import ROOT
from infra.permissions import document

NAMES_ROLES = {
    "shared/access/acting.py": "who reads alone, for the policies",
    "shared/access/pages.py": "permissions",
    "shared/db/engine.py": "a role of the database",
    "shared/access/scope.py": "the scope of each role",
    "services/probation/register_import/carrying_out.py": "for whom a worker goes on with an import",
    "services/probation/register_import/undoing.py": "for whom a worker goes on with taking an import back",
    "shared/identity/words.py": "roles in words",
    "shared/identity/admin_pages.py": "what an account of a role needs",
    "shared/identity/account_changes/pages.py": "what an account of a role needs",
    "shared/identity/demo.py": "demo accounts",
    "shared/demo/country.py": "invented accounts",
    "shared/demo/staff_rows.py": "invented accounts",
    "services/probation/demo/people.py": "a demo account as an actor",
    "services/reintegration/confirmation_requests/opening.py": "whoever answers through a link as an actor",
    "services/reintegration/referral_links/opening.py": "whoever answers through a link as an actor",
    "services/biometrics/kiosk/visit.py": "a kiosk as an actor",
    "services/biometrics/country.py": "an invented kiosk as an actor",
}
ROLE = re.compile(r"\bRole\.[A-Z]|\.role\s*(?:==|!=|is\b|in\b|not in\b)")
IN_A_TEMPLATE = re.compile(r"user\.role")


def _code() -> list[Path]:
    return [file for tree in ("services", "shared") for file in (ROOT / tree).rglob("*.py") if file.name != "permissions.py"]


def test_roles_are_compared_in_no_other_place() -> None:
    found = {str(file.relative_to(ROOT)) for file in _code() if ROLE.search(file.read_text())}
    assert found - set(NAMES_ROLES) == {"services/reintegration/cases/locking.py"}, "there the software itself is asked for"
    assert not set(NAMES_ROLES) - found, "this list names only what is needed"


def test_no_template_asks_for_a_role() -> None:
    templates = [file for tree in ("services", "shared") for file in (ROOT / tree).rglob("*.html")]
    assert templates
    assert not [str(file.relative_to(ROOT)) for file in templates if IN_A_TEMPLATE.search(file.read_text())]


def test_the_table_of_permissions_is_up_to_date() -> None:
    written = (ROOT / "docs" / "permissions.md").read_text()
    assert written == document(), "write it anew: oralu permissions > docs/permissions.md"
