"""Permissions: who has them, and that each stands for one thing."""

import pytest

from services.biometrics.capabilities import CAPABILITIES as OF_BIOMETRICS
from services.probation.capabilities import CAPABILITIES as OF_PROBATION
from services.reintegration.capabilities import CAPABILITIES as OF_REINTEGRATION
from shared.access.pages import PagePermission
from shared.access.permissions import Permission, may, none_twice
from shared.actors import Role, system
from shared.registry import Capability, Registry
from tests.builders.actors import actor

ALL = [
    *PagePermission,
    *(each for capabilities in (OF_PROBATION, OF_REINTEGRATION, OF_BIOMETRICS) for each in Registry(capabilities).permissions),
]
WRITES_NOTHING = (Role.PROSECUTOR, Role.OMBUDSMAN)
READING = {
    "page.home",
    "page.register",
    "case.read",
    "case.state_purpose",
    "legal_basis.read_copy",
    "amendments.history",
    "attachments.read",
    "alerts.read",
    "movements.read",
    "law.read",
    "documents.read",
    "opening_papers.forms",
}


class Example(Permission):
    """Two permissions."""

    READ = "example.read", "Read the example", Role.OFFICER, Role.AUDITOR
    CHANGE = "example.change", "Change the example", Role.OFFICER


class Another(Permission):
    """The same code again."""

    READ = "example.read", "Read something else", Role.MENTOR


@pytest.mark.parametrize("role", Role)
def test_only_the_named_roles_have_a_permission(role: Role) -> None:
    assert may(actor("somebody", role), Example.READ) is (role in {Role.OFFICER, Role.AUDITOR})
    assert may(actor("somebody", role), Example.CHANGE) is (role is Role.OFFICER)


def test_nobody_and_the_software_have_none() -> None:
    assert not may(None, Example.READ)
    assert not may(system("probation"), Example.READ)


def test_a_permission_is_its_code() -> None:
    assert str(Example.READ) == Example.READ.value == "example.read"
    assert Example.READ.meaning == "Read the example"


def test_two_permissions_do_not_share_a_code() -> None:
    with pytest.raises(ValueError, match=r"example\.read"):
        none_twice([*Example, *Another])
    with pytest.raises(ValueError, match=r"example\.read"):
        Registry([Capability("one", permissions=Example), Capability("other", permissions=Another)])


def test_every_permission_says_what_it_allows_and_somebody_has_it() -> None:
    assert len(ALL) > 40
    assert not [each.value for each in ALL if not each.meaning or not each.roles or Role.KIOSK in each.roles]


@pytest.mark.parametrize("role", WRITES_NOTHING)
def test_who_reads_by_purpose_writes_nothing(role: Role) -> None:
    assert {each.value for each in ALL if role in each.roles} == READING | {"evidence.export"}


@pytest.mark.parametrize("role", [Role.CAREER_WORKER, Role.AKIMAT_COORDINATOR, Role.INSTITUTION_WORKER])
def test_who_takes_part_has_the_page_of_that_and_nothing_else(role: Role) -> None:
    own = {"parts.open", "parts.release"} if role is Role.INSTITUTION_WORKER else set[str]()
    assert {each.value for each in ALL if role in each.roles} == {"page.home", "page.desk_home", "page.parts", "parts.see"} | own


def test_a_manager_divides_the_work_and_does_not_do_it() -> None:
    assert {each.value for each in ALL if Role.DESK_MANAGER in each.roles} == {
        *("page.home", "page.desk_home", "page.desk", "support.read", "support.lead", "needs.read", "directory.read", "directory.see"),
        *("owning.see", "owning.without", "owning.change", "owning.give", "owning.team", "parts.give"),
        *("cases.export", "vacancies.read", "courses.read", "question_sets.read", "question_sets.write"),
    }


def test_a_mentor_has_the_own_people_and_nothing_else() -> None:
    assert {each.value for each in ALL if Role.MENTOR in each.roles} == {"page.home", "page.desk_home", "page.mentor", "mentoring.mentor"}


def test_a_coordinator_reads_what_a_social_worker_reads_and_plans_groups_and_work() -> None:
    of_coordinator = {each.value for each in ALL if Role.COORDINATOR in each.roles}
    assert {each for each in of_coordinator if not each.startswith("directory.")} == {
        *("groups.plan", "mentoring.hours", "cases.export", "question_sets.read", "question_sets.write"),
        *("vacancies.load", "vacancies.read", "vacancies.write", "vacancies.quota", "courses.read", "courses.write"),
        *("page.home", "page.desk_home", "page.desk", "support.read", "needs.read", "owning.see"),
    }


def test_a_coordinator_keeps_the_directory() -> None:
    assert {each.value for each in ALL if Role.COORDINATOR in each.roles and each.value.startswith("directory.")} == {
        *("directory.read", "directory.see", "directory.write", "directory.confirm", "directory.change"),
        *("directory.history", "directory.sources"),
    }
