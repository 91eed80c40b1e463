"""Scenarios of outgoing documents: what proves their service, which of them nobody is served with."""

from pytest_bdd import given, parsers, scenarios, then

from services.probation.documents.domain.service import Evidence, Witness, evidence_problem
from services.probation.law import rules as law
from tests.builders.ids import fresh
from tests.unit.probation.law_features.run import RUN, files
from tests.unit.probation.law_features.told import TODAY

WAYS = {"под подпись": "signature", "почтой": "post", "отказ от подписи": "refused_to_sign", "в отсутствие": "in_absence"}
EVIDENCE = {
    "подписанный лист": Evidence(proof=fresh()),
    "номер отправления": Evidence(tracking="RR000000001KZ"),
    "двое свидетелей": Evidence(witnesses=("Первый Свидетель", "Второй Свидетель")),
    "один свидетель": Evidence(witnesses=("Первый Свидетель",)),
    "второй сотрудник": Evidence(second=Witness(fresh(), "Второй Сотрудник")),
    "ничего": Evidence(),
}
RESULTS = {"доказано": None, "нет листа": "no_paper", "нет номера": "no_tracking", "нет свидетелей": "no_witnesses"}
KINDS = {"акт": "act", "акт о повреждении": "damage_act"}

scenarios(*files(RUN["test_document_rules"]))


@given(parsers.parse('документ вручён способом "{way}"'), target_fixture="how")
def _served(way: str) -> str:
    return WAYS[way]


@given(parsers.parse('есть "{what}"'), target_fixture="evidence")
def _evidence(what: str) -> Evidence:
    return EVIDENCE[what]


@then(parsers.parse('вручение "{result}"'))
def _proved(how: str, evidence: Evidence, result: str) -> None:
    assert evidence_problem(how, evidence, witnesses=law.number("document.refusal_witnesses", TODAY)) == RESULTS[result]


@then(parsers.parse('не нужно вручать "{kinds}"'))
def _not_served(kinds: str) -> None:
    assert set(law.values("document.not_served", TODAY)) == {KINDS[kind] for kind in kinds.split(", ")}
