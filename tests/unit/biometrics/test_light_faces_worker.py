"""The faces' worker starts quickly: pages, models and what only the engine's processes need are not imported by it."""

import subprocess
import sys

from infra.paths import ROOT

HEAVY = ("litestar", "jinja2", "dlib", "face_recognition", "scipy", "typer", "services.biometrics.capabilities")
PROGRAM = f"import sys; import services.biometrics.faces_worker; print([name for name in {HEAVY} if name in sys.modules])"


def test_the_faces_worker_imports_no_page_and_no_model() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
