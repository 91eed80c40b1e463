"""What `oralu bench documents` prints."""

import pytest

from infra.bench.printing.documents import Plan, bench_documents, print_document


@pytest.mark.deep
def test_every_document_is_printed_and_none_twice() -> None:
    found = bench_documents(Plan(documents=3, processes=1, both=True))
    assert (found["documents"], found["pdfs"], found["different"]) == (3, 6, 6)
    assert found["seconds"] > 0


def test_a_document_is_printed_the_same_again_and_each_language_is_another_paper() -> None:
    first = print_document(1, ("kk",))
    assert print_document(1, ("kk",)) == first
    assert print_document(1, ("ru",)).hashes != first.hashes
