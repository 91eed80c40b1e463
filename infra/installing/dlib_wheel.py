"""dlib with a BLAS: its wheel is built once with OpenBLAS, kept, and installed instead of the plain one (`make dlib`).

`python -m infra.installing.dlib_wheel --check` says which one is installed. It has the locked package's name and version (`dlib-bin`, with
`+openblas` after the version), so that it satisfies requirements.lock and nothing reinstalls the plain one. The build depends on this
machine's kind of processor and its libopenblas: do not use the wheel on other machines.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path

from infra.installing.wheels import renamed
from infra.paths import ROOT, cache_dir

LOCK, SOURCE = ROOT / "requirements.lock", ROOT / "infra" / "dlib-source.txt"
PACKAGES = ("cmake", "g++", "make", "libopenblas-dev")
HAS_BLAS = "import dlib; raise SystemExit(0 if dlib.DLIB_USE_BLAS else 3)"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
LABEL = "openblas"
# Debian's compiler makes dlib's detector half as fast as the plain wheel's without AVX2; without contraction the numbers stay the same.
FAST = "-march=x86-64-v3 -ffp-contract=off"


class CannotBuild(Exception):
    """What is missing, in one sentence."""


def main(arguments: Sequence[str]) -> None:
    """Build, keep and install; with `--check` only look (exit 3: no BLAS)."""
    if "--check" in arguments:
        found = has_blas()
        print("dlib computes with a BLAS" if found else "dlib computes without a BLAS; `make dlib` builds one that does")
        sys.exit(0 if found else 3)
    try:
        install(kept_wheel() or build())
    except CannotBuild as missing:
        sys.exit(str(missing))
    print("dlib computes with a BLAS")


def has_blas() -> bool:
    """Whether the installed dlib has a BLAS, checked in a separate process. False also if there is no dlib."""
    return subprocess.run([sys.executable, "-c", HAS_BLAS], capture_output=True, check=False).returncode == 0


def locked_version(lock: str) -> str:
    """The version of dlib-bin that requirements.lock pins."""
    found = re.search(r"^dlib-bin==([^\s;\\]+)", lock, re.MULTILINE)
    if found is None:
        raise CannotBuild("requirements.lock names no dlib-bin.")
    return found[1]


def version_of_source(source: str) -> str:
    """The version of dlib that its source file pins."""
    found = re.search(r"^dlib==(\S+)", source, re.MULTILINE)
    if found is None:
        raise CannotBuild(f"{SOURCE.name} names no dlib.")
    return found[1]


def kept_wheel() -> Path | None:
    """The wheel that was built earlier for this Python, this kind of machine and the locked version."""
    place = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    return next(iter(sorted(_keep().glob(f"dlib_bin-{_version()}-{tag}-*{place}.whl"))), None)


def build() -> Path:
    """Compile (several minutes) and keep the wheel. Raises CannotBuild."""
    version, source = locked_version(LOCK.read_text()), version_of_source(SOURCE.read_text())
    if version != source and not version.startswith(f"{source}.post"):
        raise CannotBuild(f"requirements.lock pins dlib-bin {version}, {SOURCE.name} the source of {source}: they must be the same.")
    _tools()
    print(f"Building dlib {source} against OpenBLAS (once, several minutes)", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        options = ("--no-deps", "--no-build-isolation", "--no-cache-dir", "--no-binary", "dlib", "--require-hashes")
        environment = {**os.environ, "CXXFLAGS": f"{os.environ.get('CXXFLAGS', '')} {FAST if _has_avx2() else ''}".strip()}
        done = subprocess.run([*PIP, "wheel", *options, "--wheel-dir", scratch, "-r", str(SOURCE)], check=False, env=environment)
        made = next(iter(Path(scratch).glob("dlib-*.whl")), None)
        if done.returncode or made is None:
            raise CannotBuild("dlib could not be built, see above. The plain wheel stays and works.")
        return renamed(made, _keep(), name="dlib_bin", version=_version())


def install(wheel: Path) -> None:
    """Replace the installed one by it. Raises CannotBuild if the new one has no BLAS either."""
    done = subprocess.run([*PIP, "install", "--quiet", "--no-deps", "--no-index", "--force-reinstall", str(wheel)], check=False)
    if done.returncode:
        raise CannotBuild(f"{wheel} could not be installed, see above.")
    if not has_blas():
        raise CannotBuild(f"The dlib of {wheel} found no BLAS. Remove the file and build again with libopenblas-dev installed.")


def _tools() -> None:
    """What the compiler needs: by apt-get for root, otherwise named."""
    missing = [name for name in PACKAGES if not _there(name)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
            subprocess.run(["apt-get", "-qq", *arguments], check=False, stdout=subprocess.DEVNULL, env=environment)
        missing = [name for name in PACKAGES if not _there(name)]
    if missing:
        raise CannotBuild(
            f"To build dlib these are missing: {', '.join(missing)}. On Debian or Ubuntu: apt-get install {' '.join(missing)}"
        )


def _has_avx2() -> bool:
    known = Path("/proc/cpuinfo")
    flags = known.read_text().split() if known.is_file() else []
    return {"avx2", "fma", "bmi2"} <= {*flags}


def _there(package: str) -> bool:
    if package != "libopenblas-dev":
        return shutil.which(package) is not None
    folders = ("/usr/include", "/usr/local/include", *(str(found) for found in Path("/usr/include").glob("*-linux-gnu")))
    return any((Path(folder) / name).exists() for folder in folders for name in ("cblas.h", "openblas/cblas.h"))


def _version() -> str:
    return f"{locked_version(LOCK.read_text())}+{LABEL}"


def _keep() -> Path:
    folder = cache_dir() / "wheels"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    main(sys.argv[1:])
