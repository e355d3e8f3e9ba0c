"""A real browser on the built manual, served as plain files: at the root of a host and in a folder of one.

Each test's pages are watched: an error on the console, a script that fails, or a request to another host fails it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from scripts.site.lock import alone
from tests.chromium import FLAGS, installed

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
SOURCES = ("docs", "locales", "macros", "overrides", "scripts", "mkdocs.yml", "babel.cfg")
PATIENCE = 30_000
"""Milliseconds until what does not come counts as missing: machines that test side by side are slow at times."""


def _made() -> float:
    """When the site was published, in seconds; 0 without one."""
    made = SITE / "manifest.json"
    return made.stat().st_mtime if made.is_file() else 0


def _edited() -> float:
    """When anything that the site is made of was edited last, in seconds."""
    files = (file for name in SOURCES for file in [ROOT / name, *(ROOT / name).rglob("*")] if file.is_file())
    return max(file.stat().st_mtime for file in files if file.suffix not in (".pyc", ".mo"))


@pytest.fixture(scope="session")
def site() -> Path:
    """The manual's site, built unless what is there is newer than all it is made of.

    Of several processes with tests one builds, and the others find its work done. A build that refuses a translation
    publishes all the same: which it refuses is the subject of other tests.
    """
    with alone(ROOT, "test"):
        if (before := _made()) <= _edited():
            command = [sys.executable, "-m", "scripts", "build"]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert _made() > before, done.stdout + done.stderr
    return SITE


@pytest.fixture(scope="session")
def urls(site: Path) -> tuple[str, ...]:
    """The addresses of all pages below a language."""
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    return tuple(f"{path}/" if path else "" for path in manifest["languages"]["en"]["pages"])


class _Files(SimpleHTTPRequestHandler):
    """Files, and the root's 404 page, as the simplest servers have it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of the base class)
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (SITE / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser closes connections as it likes; anything else that fails is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def served(folder: Path) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The site at the root of a host."""
    yield from served(site)


@pytest.fixture(scope="session")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site in a folder of a host, where site_url does not say that it is."""
    above = tmp_path_factory.mktemp("host")
    (above / "quality").symlink_to(site, target_is_directory=True)
    for address in served(above):
        yield f"{address}quality/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = installed()
    assert path, "no Chromium or Chrome: run python tests/chromium.py"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


expect.set_options(timeout=PATIENCE)
Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Open an address in a browser of its own: `open_page(url, width=390, dark=True, script=False, locale="fr")`."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(
        url: str, *, width: int = 1280, dark: bool = False, script: bool = True, locale: str = "en", lost: bool = False
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale=locale,
        )
        contexts.append(context)
        own = url.split("/", 3)[2]

        def watch(request: str) -> None:
            if request.startswith("http") and request.split("/", 3)[2] != own:
                wrong.append(f"asked another host: {request}")

        page = context.new_page()
        page.on("request", lambda request: watch(request.url))
        page.on("pageerror", lambda error: wrong.append(f"script failed: {error}"))
        page.on(
            "console",
            lambda line: None if line.type != "error" or (lost and "404" in line.text) else wrong.append(line.text),
        )
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong, wrong


STILL = """() => new Promise((done) => {
    let still = 0, top = -1;
    const look = () => {
        const moves = document.getAnimations().some((each) => each.playState === "running");
        still = moves || scrollY !== top ? 0 : still + 1;
        top = scrollY;
        if (still > 3) done(); else requestAnimationFrame(look);
    };
    look();
})"""


def settle(page: Page) -> None:
    """Wait until nothing on the page moves or changes its colour any more."""
    page.evaluate(STILL)
