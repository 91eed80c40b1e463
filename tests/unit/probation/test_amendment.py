"""Two officers and one form: what is a conflict, and what is written."""

from hypothesis import given
from hypothesis import strategies as st

from services.probation.amendments.domain.reading import Pair, changed, conflicts, contact_problem

NAMES = ("family_name", "given_name", "phone")
values = st.fixed_dictionaries({name: st.sampled_from([None, "a", "b", "c"]) for name in NAMES})


@given(values, values, values)
def test_only_a_field_that_both_changed_to_different_values_is_a_conflict(
    seen: dict[str, str | None], wanted: dict[str, str | None], now: dict[str, str | None]
) -> None:
    found = conflicts(seen, wanted, now)
    for name in NAMES:
        both = wanted[name] != seen[name] and now[name] != seen[name]
        assert (name in found) == (both and wanted[name] != now[name])
        assert found.get(name, Pair(now[name], wanted[name])) == Pair(now[name], wanted[name])


@given(values, values)
def test_nobody_else_is_no_conflict_and_the_same_form_changes_nothing(seen: dict[str, str | None], wanted: dict[str, str | None]) -> None:
    assert conflicts(seen, wanted, seen) == {}
    assert changed(seen, seen) == {}
    assert {name: pair.new for name, pair in changed(seen, wanted).items()} == {
        name: value for name, value in wanted.items() if value != seen[name]
    }


def test_a_contact_is_of_its_kind() -> None:
    for kind, right, wrong in (
        ("mobile", "+7 701 000 00 01", "8 727 250 00 00"),
        ("landline", "8 (727) 250-00-00", "at home"),
        ("email", "demo@example.org", "demo"),
    ):
        assert contact_problem(kind, right) is None
        assert contact_problem(kind, wrong) is not None
    assert contact_problem("messenger", "@anything") is None
    assert contact_problem(None, "x") is None
