"""A map server of one's own is the only other place that pages fetch pictures from."""

from services.probation.settings import ProbationSettings


def test_only_the_named_servers_origin_is_let_in() -> None:
    assert ProbationSettings().tile_origins == []
    assert ProbationSettings(tiles_url="https://tiles.example.kz/a/{z}/{x}/{y}.png").tile_origins == ["https://tiles.example.kz"]
    assert ProbationSettings(tiles_url="javascript:alert(1)").tile_origins == []
