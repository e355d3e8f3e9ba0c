"""`make bench`: how long things take, beside what the same pages take with MkDocs alone.

Each figure is the median of some runs as whole processes. `python tests/bench.py --growth` repeats the pages of the
manual and shows how the build grows with them.
"""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.chromium import FLAGS, installed

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "fr", "es")


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command; what it prints is thrown away, a failure is not."""
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def median(action: Callable[[], None], runs: int, before: Callable[[], None] = lambda: None) -> float:
    """The median of some runs, in seconds of wall time; `before` is not timed."""
    times = []
    for _ in range(runs):
        before()
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def scripts(command: str, root: Path = ROOT) -> Callable[[], None]:
    """A command of the manual's own."""
    return lambda: run(sys.executable, "-m", "scripts", command, "--root", root)


def forget(root: Path = ROOT) -> None:
    """Take away all that an earlier build left."""
    for name in ("build", "site", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)


def bare() -> None:
    """Plain MkDocs on the staged pages, one language after the other: what there would be without us."""
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            run(
                sys.executable, "-m", "mkdocs", "build", "-q", "-d", folder, "-f", ROOT / f"build/{language}/mkdocs.yml"
            )


def growth(runs: int) -> None:
    """Build the manual with its pages repeated."""
    for times in (1, 2, 4, 8):
        with tempfile.TemporaryDirectory() as folder:
            root = copied(Path(folder))
            config = (root / "mkdocs.yml").read_text("utf-8")
            for number in range(1, times):
                for page in sorted((ROOT / "docs").rglob("*.md")):
                    if "standards" in page.parts or "auditor" in page.parts or "reference" in page.parts:
                        continue
                    body = page.read_text("utf-8").split("\n---\n", 1)[1].replace("{{ document_card() }}", "")
                    name = page.relative_to(ROOT / "docs").as_posix().replace(".md", f"-{number}.md")
                    (root / "docs" / name).write_text(f"---\ntitle: Copy {number}\n---\n{body}", "utf-8")
                    config += f"  - Copy {number} of {page.stem}: {name}\n"
            (root / "mkdocs.yml").write_text(config, "utf-8")
            pages = len(list((root / "docs").rglob("*.md")))
            print(f"{pages:5} pages  {median(scripts('build', root), runs, partial(forget, root)):6.1f} s")


def copied(folder: Path) -> Path:
    """The manual in a folder of its own, where it may be edited."""
    for name in ("docs", "locales", "overrides", "mkdocs.yml", "babel.cfg"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


def _edited_page(root: Path) -> Callable[[str], None]:
    page = root / "docs" / "customer" / "complaints.md"
    text = page.read_text("utf-8")
    before, card, after = text.partition("{{ document_card() }}")
    return lambda mark: write(page, f"{before}See {mark} too.\n\n{card}{after}")


def _edited_catalogue(root: Path) -> Callable[[str], None]:
    catalogue = root / "locales" / "fr" / "LC_MESSAGES" / "manual.po"
    text = catalogue.read_text("utf-8")
    entry = re.search(r'msgid "Acknowledge it"\nmsgstr "[^"\n]*', text)
    assert entry
    return lambda mark: write(catalogue, f"{text[: entry.end()]} {mark}{text[entry.end() :]}")


def write(path: Path, text: str) -> None:
    """Save as editors do: beside the file, then renamed."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, "utf-8")
    part.replace(path)


EDITS = {"catalogue": _edited_catalogue, "page": _edited_page}


def rebuilt(kind: str, runs: int) -> float:
    """The median time of a build after one catalogue or page has changed."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        edit, number = EDITS[kind](root), count()
        scripts("build", root)()
        return median(scripts("build", root), runs, lambda: edit(f"bench{next(number)}."))


def preview(kind: str, runs: int) -> float:
    """The median time from saving a catalogue or a page until a browser shows it, the build behind it over."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        edit = EDITS[kind](root)
        command = [sys.executable, "-u", "-m", "scripts", "serve", "--port", "0", "--root", str(root)]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
            assert server.stderr
            said = iter(server.stderr.readline, "")
            port = int(re.findall(r":(\d+)/", next(line for line in said if "http://" in line))[0])
            try:
                with sync_playwright() as playwright:
                    browser = playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
                    page = browser.new_page()
                    page.goto(f"http://127.0.0.1:{port}/fr/customer/complaints/")
                    times = []
                    for number in range(runs + 1):
                        start = time.perf_counter()
                        edit(f"bench{number}.")
                        page.locator("article").get_by_text(f"bench{number}.").first.wait_for()
                        times.append(time.perf_counter() - start)
                        next(line for line in said if line.startswith("Built"))
                    browser.close()
            finally:
                server.send_signal(signal.SIGINT)
        # The first edit may wait for the process to be ready, which starts when the site is first shown.
        return statistics.median(times[1:])


def main() -> None:
    """Print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the median is shown")
    parser.add_argument("--growth", action="store_true", help="how the build grows with the pages")
    options = parser.parse_args()
    if options.growth:
        growth(options.runs)
        return
    rows: dict[str, Callable[[], float]] = {
        "check, from nothing": lambda: median(scripts("check"), options.runs, forget),
        "build of three languages, from nothing": lambda: median(scripts("build"), options.runs, forget),
        "build of three languages, nothing changed": lambda: median(scripts("build"), options.runs),
        "build of three languages, one catalogue changed": lambda: rebuilt("catalogue", options.runs),
        "build of three languages, one page changed": lambda: rebuilt("page", options.runs),
        "a catalogue saved until its page is shown": lambda: preview("catalogue", 10),
        "a page saved until it is shown": lambda: preview("page", 10),
        "three bare mkdocs builds, one after the other": lambda: median(bare, options.runs),
    }
    for name, measure in rows.items():
        print(f"{name:48} {measure():6.1f} s", flush=True)


if __name__ == "__main__":
    main()
