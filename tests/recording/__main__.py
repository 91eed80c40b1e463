"""`python -m tests.recording FOLDER` writes a recording; `--accept` writes the committed one anew."""

import argparse
import asyncio
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.recording import described, product
from tests.support.servers import Servers, running

RECORDED = Path(__file__).parent / "recorded"
PAGES = "pages.txt"


def main() -> None:
    """Read the arguments, write the files, say what was written."""
    parser = argparse.ArgumentParser(prog="python -m tests.recording", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(".recording"), help="what is in it is replaced (.recording)")
    parser.add_argument("--without-pages", action="store_true", help="schema, routes, messages, commands and settings alone")
    parser.add_argument("--accept", action="store_true", help="then replace the files in tests/recording/recorded")
    chosen = parser.parse_args()
    began = time.monotonic()
    if chosen.folder.exists():
        _must_be_a_recording(chosen.folder)
        shutil.rmtree(chosen.folder)
    write(chosen.folder, pages=not chosen.without_pages)
    if chosen.accept:
        accept(chosen.folder)
    print(f"Written to {chosen.folder} in {time.monotonic() - began:.0f} s")


def write(folder: Path, *, pages: bool = True) -> None:
    """A complete recording, on temporary servers."""
    folder.mkdir(parents=True)
    with TemporaryDirectory(prefix="oralu-recording-", ignore_cleanup_errors=True) as place, running(Path(place)) as servers:
        product.prepare(servers, Path(place) / "state")
        _write_texts(folder, servers)
        if pages:
            asyncio.run(_write_pages(folder, described.routes()))


def accept(folder: Path) -> None:
    """Make this the committed recording."""
    RECORDED.mkdir(exist_ok=True)
    for file in sorted(folder.iterdir()):
        if file.is_file():
            shutil.copy(file, RECORDED / file.name)


def _write_texts(folder: Path, servers: Servers) -> None:
    from tests.recording import texts

    (folder / "commands.txt").write_text(texts.commands())  # first: typer reads the width when it is imported
    asyncio.run(product.migrate(servers))
    (folder / "schema.sql").write_text(texts.schema(servers))
    (folder / "routes.txt").write_text(texts.routes())
    (folder / "messages.json").write_text(texts.messages())
    (folder / "settings.txt").write_text(texts.settings())


async def _write_pages(folder: Path, routes: list[described.Route]) -> None:
    from tests.recording import page_files, pages
    from tests.recording.browser import Internet
    from tests.recording.clock import Clock
    from tests.recording.randomness import SeededRandomness
    from tests.recording.scenario import play

    randomness = SeededRandomness()
    randomness.install()
    async with product.running() as apps:
        world = await play(Internet(apps, Clock(), randomness))
        (folder / PAGES).write_text(page_files.write(await pages.record(world, routes), folder / "pages"))


def _must_be_a_recording(folder: Path) -> None:
    if not (folder / "routes.txt").exists() and any(folder.iterdir()):
        sys.exit(f"{folder} holds something else than a recording; nothing was changed. Name another folder.")


if __name__ == "__main__":
    main()
