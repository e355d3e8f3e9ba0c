"""Serving: files and nothing else, the reload after a build, the edits that lead to one, and a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from watchdog.events import FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileOpenedEvent

from scripts.site.edits import Edits, matters, watch
from scripts.site.serve import rebuild
from scripts.site.showing import Site
from scripts.site.web import start

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
"""Seconds after which what should come counts as missing."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    files = {
        "index.html": "<body>door</body>",
        "404.html": "<body>lost</body>",
        "manifest.json": "{}",
        "fr/index.html": "<body>accueil</body>",
        "fr/404.html": "<body>perdu</body>",
        "fr/a b/index.html": "<body>é</body>",
        "fr/pagefind/wasm.fr.pagefind": "x",
        "fr/assets/a.js": "1",
        "fr/assets/a.css": "",
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return site


@pytest.fixture
def site(folder: Path) -> Site:
    return Site(folder)


@pytest.fixture
def port(site: Site) -> Iterator[int]:
    server = start(site, 0)
    yield server.server_port
    site.close()
    server.shutdown()
    server.server_close()


def get(port: int, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request(method, path)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    return answer, text


@pytest.mark.parametrize(
    ("path", "status", "kind", "text"),
    [
        ("/", 200, "text/html; charset=utf-8", "door"),
        ("/fr/", 200, "text/html; charset=utf-8", "accueil"),
        ("/fr/a%20b/?q=1", 200, "text/html; charset=utf-8", "é"),
        ("/fr/assets/a.js", 200, "text/javascript; charset=utf-8", "1"),
        ("/fr/assets/a.css", 200, "text/css; charset=utf-8", ""),
        ("/fr/pagefind/wasm.fr.pagefind", 200, "application/octet-stream", "x"),
        ("/fr/none/", 404, "text/html; charset=utf-8", "perdu"),
        ("/none", 404, "text/html; charset=utf-8", "lost"),
        ("/fr/assets/", 404, "text/html; charset=utf-8", "perdu"),
    ],
)
def test_files_are_served_with_their_types_and_wrong_addresses_in_their_language(
    port: int, path: str, status: int, kind: str, text: str
) -> None:
    answer, body = get(port, path)
    assert (answer.status, answer.getheader("Content-Type")) == (status, kind)
    assert text in body
    assert answer.getheader("Cache-Control") == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/fr/..%2f..%2fsecret.txt", "//etc/passwd", "/fr/..%5csecret.txt", "/%00"],
)
def test_nothing_outside_of_the_site_is_served(port: int, path: str) -> None:
    answer, body = get(port, path)
    assert answer.status == 404
    assert "secret" not in body
    assert "root:" not in body


def test_a_folder_without_its_slash_is_redirected_and_never_to_another_host(port: int) -> None:
    answer, _ = get(port, "/fr")
    assert (answer.status, answer.getheader("Location")) == (301, "/fr/")
    answer, _ = get(port, "//fr")
    assert answer.getheader("Location", "/").startswith("/")
    assert not answer.getheader("Location", "/").startswith("//")


def test_head_answers_without_a_body(port: int) -> None:
    answer, body = get(port, "/", "HEAD")
    assert answer.status == 200
    assert body == ""


def test_pages_reload_and_files_on_disk_stay_as_they_are(port: int, folder: Path) -> None:
    assert "EventSource" in get(port, "/fr/")[1]
    assert "EventSource" not in get(port, "/fr/assets/a.js")[1]
    assert "EventSource" not in (folder / "fr" / "index.html").read_text("utf-8")


def test_before_the_first_build_the_server_says_that_it_is_being_built(tmp_path: Path) -> None:
    server = start(Site(tmp_path / "none"), 0)
    answer, body = get(server.server_port, "/")
    server.shutdown()
    server.server_close()
    assert answer.status == 503
    assert "being built" in body
    assert "EventSource" in body


def listen(port: int, page: str, seen: str) -> HTTPResponse:
    """The answer to a browser that has seen a version of a page; what is told in it is not read yet."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", f"/-/reload?page={page}&seen={seen}")
    return connection.getresponse()


TOLD = b"data: reload\n\n"


def publish(folder: Path, name: str = "fr/index.html", text: str = "<body>bienvenue</body>") -> bool:
    """Do as a build does that changes one file."""
    (folder / name).write_text(text, "utf-8")
    (folder / "manifest.json").write_text("{ }", "utf-8")
    return True


def test_a_waiting_browser_is_told_of_a_new_page(port: int, site: Site, folder: Path) -> None:
    answer = listen(port, "/fr/", site.version("/fr/"))
    assert rebuild(folder.parent, site, lambda root: publish(folder))
    assert answer.read() == TOLD


def test_a_browser_that_slept_through_a_build_is_told_at_once(port: int) -> None:
    assert listen(port, "/fr/", "an-older-page").read() == TOLD


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("fr/index.html", True),
        ("fr/assets/a.css", True),
        ("fr/assets/a.js", True),
        ("fr/a b/index.html", False),
        ("manifest.json", False),
    ],
)
def test_only_what_a_browser_shows_counts_as_new(site: Site, folder: Path, name: str, changed: bool) -> None:
    before = site.version("/fr/")
    publish(folder, name, "new")
    assert (site.version("/fr/") != before) is changed


def test_a_preview_is_shown_until_the_site_has_it(port: int, site: Site, folder: Path) -> None:
    answer = listen(port, "/fr/", site.version("/fr/"))
    site.show({"fr/index.html": b"<body>aper\xc3\xa7u</body>", "fr/new/index.html": b"<body>nouveau</body>"})
    assert answer.read() == TOLD
    assert "aperçu" in get(port, "/fr/")[1]
    assert "nouveau" in get(port, "/fr/new/")[1]
    assert "accueil" in (folder / "fr" / "index.html").read_text("utf-8")
    rebuild(folder.parent, site, lambda root: publish(folder))
    assert "bienvenue" in get(port, "/fr/")[1]
    assert get(port, "/fr/new/")[0].status == 404


def test_a_preview_that_came_during_a_build_outlives_it(port: int, site: Site, folder: Path) -> None:
    def build(root: Path) -> bool:
        site.show({"fr/index.html": b"<body>plus tard</body>"})
        return publish(folder)

    site.show({"fr/index.html": b"<body>d'abord</body>"})
    rebuild(folder.parent, site, build)
    assert "plus tard" in get(port, "/fr/")[1]


def test_a_build_with_problems_takes_the_preview_back(port: int, site: Site, folder: Path) -> None:
    site.show({"fr/index.html": b"<body>faux</body>"})
    rebuild(folder.parent, site, lambda root: False)
    assert "accueil" in get(port, "/fr/")[1]


def test_the_pages_that_browsers_show_are_known(port: int, site: Site) -> None:
    for path in ("/fr/", "/fr/assets/a.css", "/", "/fr/"):
        get(port, path)
    assert site.read_last() == ("/fr/", "/")


def test_a_build_with_problems_leaves_site_and_browsers_alone(
    site: Site, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not rebuild(folder.parent, site, lambda root: False)
    assert capsys.readouterr().err.startswith("No new site: the last good one stays; mend what is listed above")


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("docs/a.md", True),
        ("docs/registers/a.yml", True),
        ("locales/fr/LC_MESSAGES/manual.po", True),
        ("locales/fr/LC_MESSAGES/manual.mo", False),
        ("overrides/assets/manual.css", True),
        ("macros/__pycache__/a.pyc", False),
        ("docs/.a.md.swp", False),
        ("docs/a.md~", False),
        ("mkdocs.yml", True),
        ("babel.cfg", True),
        ("README.md", False),
        ("site/index.html", False),
        ("build/en/docs/a.md", False),
        (".git/index", False),
    ],
)
def test_only_what_the_site_is_made_of_counts(path: str, counts: bool) -> None:
    assert matters(Path("/manual", path), Path("/manual")) is counts


def test_edits_close_to_each_other_are_one(tmp_path: Path) -> None:
    edits = Edits(tmp_path)
    for event in (
        FileCreatedEvent(str(tmp_path / "docs/a.md")),
        FileModifiedEvent(str(tmp_path / "docs/a.md")),
        FileMovedEvent(str(tmp_path / "docs/.b.md.swp"), str(tmp_path / "docs/b.md")),
        FileOpenedEvent(str(tmp_path / "docs/c.md")),
        FileModifiedEvent(str(tmp_path / "README.md")),
    ):
        edits.on_any_event(event)
    assert edits.wait(0) == {"docs/a.md", "docs/b.md"}
    assert edits.wait(0) == set()


def test_an_edit_on_disk_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    edits, observer = watch(tmp_path)
    try:
        (tmp_path / "docs" / "a.md").write_text("text", "utf-8")
        assert edits.wait(PATIENCE) == {"docs/a.md"}
    finally:
        observer.stop()
        observer.join()


def command(*options: str) -> list[str]:
    return [sys.executable, "-m", "scripts", "serve", *options]


def test_a_taken_port_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            command("--port", port, "--root", str(tmp_path)), cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} is taken")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT as a terminal does")
def test_control_c_ends_it_cleanly_even_without_a_manual(tmp_path: Path) -> None:
    with subprocess.Popen(
        command("--port", "0", "--root", str(tmp_path)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        said = ""
        while "http://127.0.0.1:" not in said:
            line = process.stderr.readline()
            assert line, said
            said += line
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert "Stopped." in err
    assert "Traceback" not in said + out + err
    assert "No site yet" in said
