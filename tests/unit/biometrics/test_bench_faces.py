"""`oralu bench faces` and `oralu biometrics calibrate`: what they print, and one clear line for every invalid list."""

import json
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from services.biometrics.bench import faces
from services.biometrics.bench.commands import bench
from services.biometrics.calibration import descriptors as computed
from services.biometrics.calibration.dataset import BadDataset, read_groups, read_pairs
from services.biometrics.commands import commands
from services.biometrics.matching.artefact import save
from tests.builders.faces import PEOPLE, calibrated, calibration, face

RUN = CliRunner()
MANY = 110
PAIRS = "2\t1\nMany_0000\t1\t2\nMany_0001\t1\tMany_0002\t1\nMany_0003\t2\t3\nSingle_0001\t1\tMany_0004\t1\n"


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set in LFW's layout with fake images: their descriptors are made up below."""
    known = tmp_path_factory.mktemp("set")
    for kind, count, each in (("Many", MANY, 6), ("Single", 240, 1)):
        for number in range(count):
            name = f"{kind}_{number:04d}"
            (known / name).mkdir()
            for image in range(each):
                (known / name / f"{name}_{image + 1:04d}.jpg").touch()
    return known


@pytest.fixture
def folder(images: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data set with good lists; the timed parts are left out."""
    (images / "pairs.txt").write_text(PAIRS)
    (images / "groups.csv").write_text("identity,group\n" + "".join(f"Many_{n:04d},{'one' if n % 2 else 'other'}\n" for n in range(MANY)))

    def made_up(files: Sequence[Path], way: str, *, workers: int) -> dict[Path, Any]:
        vectors = {name: face(int(name[-4:]) + (10_000 if "Many" in name else 0), 6) for name in {file.parent.name for file in files}}
        return {file: vectors[file.parent.name][int(file.stem[-4:]) - 1] for file in files}

    monkeypatch.setattr(faces, "descriptors", made_up)
    monkeypatch.setattr(computed, "descriptors", made_up)
    monkeypatch.setattr(faces, "seconds_an_image", lambda _: {"oralu_seconds": 0.1, "plain_seconds": 0.9, "ratio": 9.0})
    monkeypatch.setattr(faces, "selfie", lambda _: {"ratio": 9.0})
    return images


def run(*arguments: object) -> tuple[int, str, str]:
    ended = RUN.invoke(bench, ["faces", *map(str, arguments)])
    assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
    return ended.exit_code, ended.stdout, ended.stderr


def test_the_last_line_holds_everything_that_is_measured(folder: Path) -> None:
    code, out, err = run(folder, "--pairs", "pairs.txt", "--fuse", "3x2", "--groups", "groups.csv")
    assert code == 0, err
    result = json.loads(out.splitlines()[-1])
    assert result["pairs"] == 4
    assert {"accuracy", "failure_to_acquire", "seconds_an_image", "ratios", "peak_memory_mb"} <= set(result)
    assert {"accuracy", "seconds_an_image", "at_fmr_1e-3", "at_fmr_1e-4"} <= set(result["plain"])
    assert set(result["ratios"]) == {"speed", "accuracy"}
    for part in (result, result["plain"], result["fused"]):
        for rate in ("at_fmr_1e-3", "at_fmr_1e-4"):
            assert {"value", "low", "high"} <= set(part[rate]["fnmr"])
    assert result["fused"]["at_fmr_1e-4"]["worst_group"]["group"] in {"one", "other"}
    assert {group["fmr"]["value"] for group in result["fused"]["at_fmr_1e-4"]["groups"].values()}
    code, out, _ = run(folder, "--pairs", "pairs.txt", "--fuse", "3x2", "--limit", "20")
    assert code == 0
    assert json.loads(out)["fused"]["identities"] <= MANY
    assert run(folder, "--pairs", "pairs.txt", "--limit", "3")[0] == 2


def test_a_calibration_of_the_same_people_is_refused_and_one_of_others_is_used(folder: Path, tmp_path: Path) -> None:
    vectors = {f"Many_{n:04d}": face(n + 10_000, 6) for n in range(MANY)}
    own, others = tmp_path / "own", tmp_path / "others"
    singles = {f"x {n}": rows for n, (name, rows) in enumerate(PEOPLE.items()) if name.startswith("single")}
    save(own, *calibration(people=vectors | singles, name="own"))
    calibrated(others, name="others")
    code, out, err = run(folder, "--pairs", "pairs.txt", "--fuse", "3x2", "--calibration", own)
    assert (code, out) == (1, "")
    assert err == "110 identities are in both calibration and test; they must be disjoint\n"
    code, out, _ = run(folder, "--pairs", "pairs.txt", "--fuse", "3x2", "--calibration", others)
    assert code == 0
    assert "at_calibrated_threshold" in json.loads(out)["fused"]
    code, out, err = run(folder, "--pairs", "pairs.txt", "--fuse", "3x2", "--calibration", folder)
    assert (code, len(err.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("pairs.txt", b"", "first line"),
        ("pairs.txt", b"ten\t300\n", "first line"),
        ("pairs.txt", b"0\t0\n", "0 pairs"),
        ("pairs.txt", b"1\t2\nMany_0000\t1\t2\n", "4 pairs are promised by its first line, 1 are there"),
        ("pairs.txt", b"1\t1\nMany_0000\t1\t2\nMany_0001\t1\tMany_0002\n", "pair 2"),
        ("pairs.txt", b"1\t1\nMany_0000\t1\t2\nMany_0001\t1\tMany_0002\t9\n", "1 pairs name images that are not there"),
        ("pairs.txt", b"\xff\xfe\x00", "not a text file"),
        ("groups.csv", b"", "the columns identity and group"),
        ("groups.csv", b"name,group\nMany_0001,one\n", "the columns identity and group"),
        ("groups.csv", b"identity,group\nMany_0001\n", "line 2 lacks"),
        ("groups.csv", b"identity,group\nMany_0001,one\nMany_0001,other\n", "line 3 puts Many_0001 into a second group"),
        ("groups.csv", b"identity,group\nNobody,one\n", "names nobody of this data set"),
        ("groups.csv", b"identity,group\n\xff,one\n", "not a text file"),
    ],
)
def test_a_list_that_is_none_is_told_in_one_line(folder: Path, name: str, content: bytes, says: str) -> None:
    (folder / name).write_bytes(content)
    code, out, err = run(folder, "--pairs", "pairs.txt", "--groups", "groups.csv", "--fuse", "3x2")
    assert (code, out) == (1, "")
    assert says in err
    assert len(err.splitlines()) == 1


def test_lists_and_options_that_are_missing_are_told_too(folder: Path, tmp_path: Path) -> None:
    assert "no such file" in run(folder, "--pairs", "nowhere.txt")[2]
    assert run(folder, "--pairs", "pairs.txt", "--fuse", "3by2")[0] == 2
    (tmp_path / "empty").mkdir()
    assert "no folder Name" in run(tmp_path / "empty", "--pairs", folder / "pairs.txt")[2]
    assert len(read_pairs(folder / "pairs.txt", folder)) == 4
    (folder / "groups.csv").write_text("\ufeffidentity,group\nMany_0001,one\n")
    assert read_groups(folder / "groups.csv") == {"Many_0001": "one"}, "spreadsheets write a mark at the start"
    with pytest.raises(BadDataset):
        read_pairs(folder, folder)


def test_a_calibration_is_made_of_a_folder_or_of_verdicts(folder: Path, tmp_path: Path) -> None:
    ended = RUN.invoke(commands(nullcontext), ["calibrate"])
    assert (ended.exit_code, ended.stderr) == (1, "Either a folder or --from-verdicts.\n")
    assert RUN.invoke(commands(nullcontext), ["calibrate", str(folder), "--from-verdicts"]).exit_code == 1
    made = RUN.invoke(commands(nullcontext), ["calibrate", str(folder), "--to", str(tmp_path / "made")])
    assert made.exit_code == 0, made.stderr
    facts = json.loads((tmp_path / "made" / "calibration.json").read_text())
    assert set(facts["groups"]) == {"one", "other"}
    assert facts["thresholds"]["review"] <= facts["thresholds"]["match"]
    assert facts["thresholds"]["floor"] <= facts["thresholds"]["match"]
    assert np.isfinite(list(facts["thresholds"].values())).all()
    (folder / "groups.csv").write_text("identity,group\n")
    assert RUN.invoke(commands(nullcontext), ["calibrate", str(folder), "--to", str(tmp_path / "made")]).exit_code == 1
