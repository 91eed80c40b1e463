"""What `oralu bench documents` prints."""

from infra.bench.documents import Plan, bench_documents, print_document


def test_every_document_is_printed_and_none_twice() -> None:
    found = bench_documents(Plan(documents=3, processes=1, both=True))
    assert (found["documents"], found["pdfs"], found["different"]) == (3, 6, 6)
    assert found["seconds"] > 0
    assert print_document(1, ("kk",)) == print_document(1, ("kk",)) != print_document(1, ("ru",))
