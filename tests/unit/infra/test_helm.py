"""The chart starts what compose.yaml starts; if helm is installed it is rendered too."""

import json
import re
import shutil
import subprocess

import pytest

from infra.paths import ROOT

CHART = ROOT / "infra" / "helm"
COMMAND = re.compile(r"^ +command: (\[.+\])$", re.MULTILINE)
NOT_OURS = {"redis-server", "sh"}


def commands(text: str) -> set[tuple[str, ...]]:
    return {tuple(found) for each in COMMAND.findall(text) if (found := json.loads(each))[0] not in NOT_OURS}


def test_every_process_of_compose_is_in_the_chart_with_the_same_command() -> None:
    composed = commands((ROOT / "compose.yaml").read_text())
    assert ("oralu", "migrate") in composed
    assert '"command" (list "oralu" "migrate")' in (CHART / "templates" / "migrate.yaml").read_text()
    assert commands((CHART / "values.yaml").read_text()) == composed - {("oralu", "migrate")}


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
