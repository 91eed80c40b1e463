"""The agency's own map server is the only other place from which pages fetch pictures."""

from services.probation.settings import ProbationSettings


def test_only_the_named_servers_origin_is_let_in() -> None:
    assert ProbationSettings().tile_origins == []
    assert ProbationSettings(tiles_url="https://tiles.example.kz/a/{z}/{x}/{y}.png").tile_origins == ["https://tiles.example.kz"]
    assert ProbationSettings(tiles_url="javascript:alert(1)").tile_origins == []
