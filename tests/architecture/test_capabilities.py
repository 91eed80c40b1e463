"""One folder for each capability, the same file names in each, registered by one line: what import contracts cannot express."""

import ast
import re
from importlib import import_module
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

import pytest

from infra.paths import ROOT
from shared.messages.base import ServiceName
from shared.registry import registry

SERVICES: tuple[ServiceName, ...] = ("probation", "reintegration", "biometrics")
LONGEST, MEDIAN, USUAL, MOST_IN_A_FOLDER = 300, 70, 220, 14
ENTRANCES = {"app.py", "worker.py", "faces_worker.py", "evaluator.py"}
"""Modules that start a process of a service, and so name its capabilities; those of a folder `demo` are started by themselves too."""
WRITES = re.compile(r"(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+(\w+)\.\"?(\w+)\"?", re.IGNORECASE)
CALLS = {"insert", "update", "delete"}
COPIED = {"country"}
"""Folders that write rows of many tables: the synthetic country."""


def code_files() -> list[Path]:
    """Every file of code except migrations."""
    found = chain.from_iterable((ROOT / tree).rglob("*.py") for tree in ("services", "shared", "infra"))
    return sorted(file for file in found if "migrations" not in file.parts and "node_modules" not in file.parts)


def capability_files(service: str) -> list[Path]:
    return sorted((ROOT / "services" / service).rglob("capability.py"))


def imports(file: Path) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    tree = ast.parse(file.read_text())
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("service", SERVICES)
def test_every_capability_is_one_line_of_the_list(service: str) -> None:
    listed = imports(ROOT / "services" / service / "capabilities.py")
    assert capability_files(service)
    assert not [module_of(file) for file in capability_files(service) if module_of(file) not in listed]


def test_nobody_but_the_list_imports_a_capability() -> None:
    contributed = {module_of(file) for service in SERVICES for file in capability_files(service)}
    assert not [
        f"{module_of(file)} imports {module}"
        for file in code_files()
        if file.name != "capabilities.py"
        for module in imports(file) & contributed
    ]


def test_nobody_but_the_entrances_imports_the_list() -> None:
    lists = {f"services.{service}.capabilities" for service in SERVICES}
    others = [
        file
        for file in code_files()
        if file.is_relative_to(ROOT / "services") and file.name not in ENTRANCES and file.parent.name != "demo"
    ]
    assert not [module_of(file) for file in others if imports(file) & lists]


def test_a_capability_says_in_one_line_what_people_do_there() -> None:
    folders = [file.parent for service in SERVICES for file in capability_files(service)]
    wordy = [module_of(folder / "__init__.py") for folder in folders if len((folder / "__init__.py").read_text().splitlines()) != 1]
    assert not wordy


RAW = {
    "evaluation_queue": "evaluation_queue",
    "alert": "alerts",
    "alert_event": "alerts",
    "deputy": "deputies",
    "incident": "alerts",
    "violation": "alerts",
    "device": "devices",
    "device_assignment": "devices",
    "evaluation_checkpoint": "evaluation",
    "evidence_key": "evidence",
    "monitoring_order": "orders",
    "protected_place": "protected_places",
    "position": "ingest",
    "position_default": "ingest",
    "position_conflict": "ingest",
    "quarantined_frame": "ingest",
    "quarantine_use": "ingest",
    "refused_sender": "ingest",
    "vendor": "vendors",
    "vendor_credential": "vendors",
    "report_source": "vendors",
    "device_source": "devices",
    "rejected_report": "ingest",
    "request_nonce": "ingest",
}
"""The tables of telemetry/schema.sql, which have no class, and the folders that own them."""
TIMER = re.compile(
    r"UPDATE probation\.device_assignment(?: AS a)? SET (?:(?:next_timer_at|failures|retry_at) = [^,]+(?:, )?)+", re.IGNORECASE
)
"""Columns that the evaluation queue writes in the row of a worn device: when it is due, and how often it failed."""


def owners(service: str) -> dict[str, Path]:
    """Table: the folder whose tables.py declares it, or whose schema does."""
    found: dict[str, Path] = {}
    for file in (ROOT / "services" / service).rglob("*.py"):
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.ClassDef) and any(keyword.arg == "schema" for keyword in node.keywords):
                found[node.name] = file.parent
    return found


@pytest.mark.parametrize("service", SERVICES)
def test_a_table_is_written_by_the_capability_that_owns_it_alone(service: str) -> None:
    """Through Piccolo, and in SQL if the table has a Table class."""
    owned = owners(service)
    by_name = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(): folder for name, folder in owned.items()}
    foreign_writes = []
    for file in (ROOT / "services" / service).rglob("*.py"):
        if COPIED & set(file.parts) or "migrations" in file.parts or file.name == "demo.py":
            continue
        text = file.read_text()
        written = {(table, by_name[table]) for schema, table in WRITES.findall(text) if schema == service and table in by_name}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
                target = node.func.value
                if isinstance(target, ast.Name) and target.id in owned:
                    written.add((target.id, owned[target.id]))
        foreign_writes += [
            f"{file.relative_to(ROOT)} writes {table}" for table, folder in sorted(written) if not file.is_relative_to(folder)
        ]
    assert not foreign_writes


def test_every_table_of_telemetry_has_an_owner() -> None:
    schema = (ROOT / "services" / "probation" / "telemetry" / "schema.sql").read_text()
    assert set(re.findall(r"CREATE TABLE probation\.(\w+)", schema)) == set(RAW)


def test_a_table_of_telemetry_is_written_by_its_owner_alone() -> None:
    foreign_writes = []
    for file in (ROOT / "services" / "probation").rglob("*.py"):
        if COPIED & set(file.parts) or "migrations" in file.parts:
            continue
        text = file.read_text()
        if file.parent.name == "evaluation_queue":
            text = TIMER.sub("", text)
        written = {table for schema, table in WRITES.findall(text) if schema == "probation" and table in RAW}
        foreign_writes += [f"{file.relative_to(ROOT)} writes {table}" for table in sorted(written) if RAW[table] not in file.parts]
    assert not foreign_writes


def test_files_are_short() -> None:
    lines = {file: len(file.read_text().splitlines()) for file in code_files()}
    counted = [count for count in lines.values() if count > 1]
    assert not {str(file.relative_to(ROOT)): count for file, count in lines.items() if count > LONGEST}
    assert median(counted) <= MEDIAN
    assert quantiles(counted, n=20)[-1] <= USUAL


def test_a_folder_can_be_looked_over() -> None:
    folders: dict[Path, int] = {}
    for file in code_files():
        folders[file.parent] = folders.get(file.parent, 0) + 1
    assert not {str(folder.relative_to(ROOT)): count for folder, count in folders.items() if count > MOST_IN_A_FOLDER}


def test_the_timeline_knows_the_words_of_every_module() -> None:
    """A module's TIMELINE that its capability does not contribute leaves entries without words."""
    registered = {entry for service in SERVICES for entry in registry(service).timeline_words}
    for file in code_files():
        if re.search(r"^TIMELINE\b", file.read_text(), re.MULTILINE):
            module = import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
            assert module.TIMELINE.keys() <= registered, file
