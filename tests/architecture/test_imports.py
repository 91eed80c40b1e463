"""The import contracts of pyproject.toml are kept, and they are those that the architecture names."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from infra.paths import ROOT

ENGINE = Path("services/biometrics/engine/recognition.py")


def test_the_import_contracts_hold() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint_imports, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_rule_of_the_architecture_is_a_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert {contract["name"] for contract in contracts} >= {
        "Services never import each other",
        "What is shared knows no service",
        "No circles, at any depth",
        "What is shared builds up one way",
        "Infra builds up one way",
        "The capabilities of probation in their order",
        "The capabilities of telemetry in their order",
        "The capabilities of reintegration in their order",
        "The capabilities of biometrics in their order",
        "Inside a capability, imports point one way",
        "The domain is pure",
        "Messages are plain data",
        "Only the face engine knows dlib",
    }


def test_the_domain_reads_no_clock() -> None:
    """Domain functions take `now`; import-linter does not notice a call of the standard library's clock."""
    calls = ("datetime.now(", "datetime.utcnow(", "date.today(", "time.time(")
    domain = [file for file in ROOT.glob("services/**/*.py") if file.name == "domain.py" or "domain" in file.parts]
    files = [*domain, *ROOT.glob("shared/law/*.py")]
    assert len(domain) > 50
    found = [f"{file.relative_to(ROOT)}: {call}" for file in files for call in calls if call in file.read_text()]
    assert not found


def test_every_module_that_is_named_in_words_is_there() -> None:
    """A process is started by its module's name, which neither imports nor types check when the module moves."""
    named = re.compile(r"(?:services|shared|infra)(?:\.\w+)+")
    missing = []
    for file in (file for tree in ("services", "shared", "infra") for file in (ROOT / tree).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and named.fullmatch(node.value):
                whole = ROOT.joinpath(*node.value.split("."))
                if not whole.with_suffix(".py").exists() and not (whole / "__init__.py").exists():
                    missing.append(f"{file.relative_to(ROOT)}: {node.value}")
    assert not missing
