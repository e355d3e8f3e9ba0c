"""Find the browser that the tests drive, or get one: `python tests/chromium.py` before the tests.

An installed Chromium or Chrome is used as it is. Otherwise Playwright's own is downloaded, or Debian's package is
installed when root may do so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")

FLAGS = (
    "--no-sandbox",  # root in a container has none
    "--disable-dev-shm-usage",  # a container's /dev/shm is often too small for a page
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def installed() -> str | None:
    """The path of a browser that is there: on PATH, where macOS and Windows keep it, or Playwright's own."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    usual = (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        r"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    )
    for place in usual:
        if Path(place).exists():
            return place
    return _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _fetch() -> None:
    """Debian's package for root, else Playwright's download; what fails is said by the caller."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    else:
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> None:
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> int:
    """Make sure that there is a browser; one line says what is missing when there is none."""
    if installed():
        return 0
    print("No Chromium or Chrome found: getting one for the browser tests.", file=sys.stderr)
    _fetch()
    if installed():
        return 0
    print(
        "chromium: the browser tests need Chromium or Chrome: install one (apt install chromium) and run again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
