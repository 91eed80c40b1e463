"""What a lead may do with the organisation's accounts: an organisation that has a lead keeps one."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest

from shared.identity.organisations.domain import Members, StaffRefused, Standing, ensure_may_renew, leading, switching_off, switching_on

A, B, C, ELSEWHERE = (UUID(int=number) for number in range(1, 5))
STATES = [
    Standing(A, leads, works, off_by_lead)
    for leads in (True, False)
    for works, off_by_lead in ((True, False), (False, True), (False, False))
]
Step = Callable[[Members, UUID, UUID], Members]


def off(members: Members, account: UUID, by: UUID) -> Members:
    changes = switching_off(members, account, by)
    return {**members, account: replace(members[account], works=False, off_by_lead=True)} if changes else members


def on(members: Members, account: UUID, by: UUID) -> Members:
    return {**members, account: replace(members[account], works=True)} if switching_on(members, account, by) else members


def name(members: Members, account: UUID, by: UUID) -> Members:
    return {**members, account: replace(members[account], leads=True)} if leading(members, account, True, by) else members


def end(members: Members, account: UUID, by: UUID) -> Members:
    return {**members, account: replace(members[account], leads=False)} if leading(members, account, False, by) else members


def leads_of(members: Members) -> set[UUID]:
    return {each.id for each in members.values() if each.leads and each.works}


@pytest.mark.parametrize("step", [off, on, name, end])
def test_every_step_is_a_leads_and_leaves_a_lead(step: Step) -> None:
    for states in product(STATES, repeat=3):
        members = {number: replace(state, id=number) for number, state in zip((A, B, C), states, strict=True)}
        for account, by in product((A, B, C, ELSEWHERE), repeat=2):
            try:
                after = step(members, account, by)
            except StaffRefused:
                continue
            assert by in leads_of(members)
            assert account in members
            assert leads_of(after), (step, members, account, by)
            assert {number for number in members if after[number] != members[number]} <= {account}
            assert step is end or by in leads_of(after), "nobody locks themselves out"


def test_each_refusal_says_why() -> None:
    only, second = {A: Standing(A, True, True), B: Standing(B, False, True)}, {A: Standing(A, True, True), B: Standing(B, True, True)}
    by_administrator = {**only, B: Standing(B, False, False)}
    for members, step, account, code in (
        (only, off, A, "last_lead"),
        (second, off, A, "self"),
        (only, end, A, "last_lead"),
        (only, off, ELSEWHERE, "not_there"),
        (by_administrator, on, B, "of_administrator"),
        (by_administrator, name, B, "off"),
    ):
        with pytest.raises(StaffRefused) as refused:
            step(members, account, A)
        assert refused.value.code == code
    for members, account, code in ((second, B, "of_lead"), (by_administrator, B, "off"), (only, ELSEWHERE, "not_there")):
        with pytest.raises(StaffRefused) as refused:
            ensure_may_renew(members, account, A)
        assert refused.value.code == code
    ensure_may_renew(only, B, A)
