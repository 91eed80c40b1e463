"""States of requests for help, and the codes by which people read the answer."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NotAllowed
from services.reintegration.help_requests.answering.domain import STEPS, Step, ensure_may
from services.reintegration.help_requests.content import Content, opened
from services.reintegration.help_requests.domain import TRANSITIONS, Act, State, code_of, id_of, is_number, moved, number_of, plain_code
from services.reintegration.sending.domain import Sending

ALLOWED = {
    (State.WAITING, Act.ACCEPT): State.ACCEPTED,
    (State.WAITING, Act.JOIN): State.JOINED,
    (State.WAITING, Act.DECLINE): State.DECLINED,
    (State.WAITING, Act.WITHDRAW): State.WITHDRAWN,
    (State.DECLINED, Act.TAKE_UP): State.WAITING,
    (State.DECLINED, Act.WITHDRAW): State.WITHDRAWN,
}


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("state", list(State))
def test_every_state_and_act(state: State, act: Act) -> None:
    if (state, act) in ALLOWED:
        assert moved(state, act) is ALLOWED[state, act]
    else:
        with pytest.raises(NotAllowed):
            moved(state, act)


def test_every_state_has_its_row() -> None:
    assert set(TRANSITIONS) == set(State)


@given(st.uuids(), st.sampled_from([" ", "-", "", "."]), st.booleans())
def test_a_code_is_read_however_it_is_typed(token: UUID, between: str, small: bool) -> None:
    code = code_of(token)
    typed = between.join(code.replace("-", ""))
    assert plain_code(typed.lower() if small else typed) == code
    assert plain_code(code + "X") != code


def test_a_form_sent_again_makes_the_same_request() -> None:
    token = uuid4()
    assert (id_of(token), code_of(token)) == (id_of(token), code_of(token))
    assert code_of(token) != code_of(uuid4())
    assert code_of(token).replace("-", "") not in str(token).upper()


def test_what_is_sealed_comes_back() -> None:
    content = Content("Демо", "Айгерім", "", 1984, "+77010000001", "", ("housing", "work"), "Төсек керек")
    back = {name: tuple(each) if isinstance(each, list) else str(each) for name, each in content.to_seal().items()}
    assert opened(back).to_seal() == content.to_seal()
    older = {name: each for name, each in back.items() if name not in ("way", "email")}
    assert opened(older).way == "none", "what was sealed before people were asked is still read"


@given(st.integers(1, 10**7), st.sampled_from(["", "№ ", " "]))
def test_a_number_is_read_as_it_stands_on_the_page_or_without_its_region(number: int, before: str) -> None:
    shown = number_of("75", number)
    assert is_number(before + shown, "75", number)
    assert is_number(shown.removeprefix("75-"), "75", number)
    assert not is_number(number_of("75", number + 1), "75", number)
    assert not is_number("", "75", number)


def test_every_state_of_a_message_has_its_steps() -> None:
    assert set(STEPS) == set(Sending)
    for state in Sending:
        for step in Step:
            for told in (False, True):
                if state is Sending.FAILED and not told:
                    ensure_may(state, step, told=told)
                else:
                    with pytest.raises(NotAllowed):
                        ensure_may(state, step, told=told)
