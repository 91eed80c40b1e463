"""The chart starts what compose.yaml starts; if helm is installed it is rendered too."""

import json
import re
import shutil
import subprocess

import pytest
import yaml

from infra.paths import ROOT
from infra.secrets.holdings import HOLDINGS

CHART = ROOT / "infra" / "helm"
COMMAND = re.compile(r"^ +command: (\[.+\])$", re.MULTILINE)
NOT_OURS = {"redis-server", "sh", "postgres"}
MIGRATE, WRITE = ("oralu", "migrate"), ("oralu", "secrets", "write", "/secrets", "--owner", "10001")
OWNERS = ("POSTGRES_PASSWORD", "ORALU_DATABASE_URL", "ORALU_ROLE_SECRET", "ORALU_MASTER_KEY")


def commands(text: str) -> set[tuple[str, ...]]:
    return {tuple(found) for each in COMMAND.findall(text) if (found := json.loads(each))[0] not in NOT_OURS}


def test_every_process_of_compose_is_in_the_chart_with_the_same_command() -> None:
    composed = commands((ROOT / "compose.yaml").read_text())
    assert {MIGRATE, WRITE} <= composed
    assert '"command" (list "oralu" "migrate")' in (CHART / "templates" / "migrate.yaml").read_text()
    assert commands((CHART / "values.yaml").read_text()) == composed - {MIGRATE, WRITE}


def test_in_compose_each_process_has_its_own_secrets_and_the_owners_are_for_two_that_end() -> None:
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text())
    ours = {name: service for name, service in composed["services"].items() if service.get("image") == "oralu"}
    given = {name: service.get("secrets") for name, service in ours.items()}
    assert given == {process: [{"source": process, "target": "oralu"}] for process in HOLDINGS} | {"migrate": None, "secrets": None}
    assert composed["secrets"] == {process: {"file": f"./secrets/{process}"} for process in HOLDINGS}
    has_owners = {name for name, service in ours.items() if any(f"{word}:?" in str(service["environment"]) for word in OWNERS)}
    assert has_owners == {"migrate", "secrets"}
    assert all(ours[process]["environment"]["ORALU_SECRETS_FILE"] == "/run/secrets/oralu" for process in HOLDINGS)


def test_in_the_chart_the_owners_secret_is_for_the_migrations_alone() -> None:
    users = [file.name for file in sorted((CHART / "templates").iterdir()) if "secrets.owner" in file.read_text()]
    assert users == ["migrate.yaml"]
    values = yaml.safe_load((CHART / "values.yaml").read_text())
    assert {*values["processes"], "gateway"} == set(HOLDINGS)
    assert "secrets.process }}-{{ .process }}" in (CHART / "templates" / "_helpers.tpl").read_text()


def test_no_port_that_asks_for_no_proof_is_published() -> None:
    ports = re.findall(r"^ +ports: (\[.+\])", (ROOT / "compose.yaml").read_text(), re.MULTILINE)
    published = [each for row in ports for each in json.loads(row)]
    assert published == ["127.0.0.1:8000:8080", "127.0.0.1:5055:5055", "8883:8883"]
    assert "\n  published: []\n" in (CHART / "values.yaml").read_text()
    service = (CHART / "templates" / "gateway.yaml").read_text().partition("kind: Service")[2]
    assert "range .published" in service
    assert "range $protocol" not in service


def test_no_service_of_the_cluster_sets_our_variables() -> None:
    """Kubernetes would announce a Service `oralu-gateway` to each pod as ORALU_GATEWAY_PORT, which is our setting."""
    assert "enableServiceLinks: false" in (CHART / "templates" / "_helpers.tpl").read_text()


@pytest.mark.skipif(shutil.which("helm") is None, reason="helm is not installed")
def test_it_renders() -> None:
    told = [
        "--set",
        "gateway.share=true,gateway.replicas=2,calibrationClaim=calibration,gateway.published={gt06},gateway.broker=broker:8883",
    ]
    done = subprocess.run(["helm", "template", "oralu", str(CHART), *told], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("kind: Deployment") == 8
    assert "apps.kubernetes.io/pod-index" in done.stdout
    assert "{ name: gt06, port: 5023 }" in done.stdout
    assert "mqtts://$(ORALU_MQTT_CLIENT_ID):$(ORALU_MQTT_PASSWORD)@broker:8883" in done.stdout
