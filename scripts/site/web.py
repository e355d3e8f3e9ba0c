"""A small server for one machine: the files of site/, and a line in each page that reloads it after a build.

It lists no folder, follows no way out of the site, and keeps nothing in a browser's cache. For an intranet,
copy site/ to a real server: it is plain files.
"""

from __future__ import annotations

import mimetypes
import sys
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

RELOAD = "/-/reload"
SNIPPET = """<script>{
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource("%s?%s");
    events.onmessage = () => location.reload();
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}</script>"""
"""Listens only while its tab is seen: browsers open six connections to a server at most."""
WAITING = b"<!doctype html><title>\xe2\x80\xa6</title><p>The manual is being built.</p></body>"
HEARTBEAT = 15.0
"""Seconds after which a silent connection is written to, so that a closed one is noticed."""
TYPES = {
    "": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml; charset=utf-8",
}
"""Said here and not left to the machine: Windows takes types from its registry, where anything may stand."""


class Site:
    """The folder that is served, and the browsers that wait for it to change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changed = threading.Condition()
        self._open = True

    def version(self) -> str:
        """Return a name for the site on disk: empty without one, another after each publishing."""
        try:
            status = (self._folder / "manifest.json").stat()
        except OSError:
            return ""
        return f"{status.st_ino:x}-{status.st_mtime_ns:x}"

    def find(self, path: str) -> Path | None:
        """Return the file or folder at an address, or None: nothing outside of the site is ever found."""
        parts = PurePosixPath(unquote(path)).parts[1:]
        if any(part in ("..", ".") or "\\" in part or "\0" in part or ":" in part for part in parts):
            return None
        for _ in range(2):
            found = self._folder.joinpath(*parts)
            if found.exists():
                return found
            if self._folder.exists():
                return None
            time.sleep(0.1)  # one site is just taking the place of another
        return None

    def not_found(self, path: str) -> Path | None:
        """Return the 404 page of the language that an address stands in, or the one for all."""
        language = PurePosixPath(unquote(path)).parts[1:2]
        pages = [self._folder.joinpath(*language, "404.html"), self._folder / "404.html"]
        return next((page for page in pages if page.is_file()), None)

    def reload(self) -> None:
        """Tell every waiting browser that there is a new site."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Let every waiting connection end."""
        self._open = False
        self.reload()

    def wait(self, seen: str) -> bool | None:
        """Wait for another site than the one seen; return False after HEARTBEAT, None at the end."""
        with self._changed:
            if self.version() == seen:
                self._changed.wait(HEARTBEAT)
        return (self.version() not in (seen, "")) if self._open else None


def start(site: Site, port: int) -> ThreadingHTTPServer:
    """Serve a site on this machine in a thread of its own; port 0 takes any free one.

    Raises:
        OSError: the port is taken, or not allowed.
    """
    handler = type("Handler", (_Handler,), {"site": site})
    server = _Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is no error; anything else is said."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of the base class)
        """Say nothing: the terminal is for problems."""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, with_body: bool) -> None:
        address = urlsplit(self.path)
        if address.path == RELOAD:
            self._events(address.query)
            return
        found = self.site.find(address.path)
        if found is not None and found.is_dir():
            if not address.path.endswith("/"):
                self._redirect(address.path.lstrip("/") + "/")
                return
            found = found / "index.html"
        status = HTTPStatus.OK
        if found is None or not found.is_file():
            status, found = HTTPStatus.NOT_FOUND, self.site.not_found(address.path)
        self._send(status, found, with_body)

    def _send(self, status: HTTPStatus, file: Path | None, with_body: bool) -> None:
        if file is None:
            body, kind, status = WAITING, TYPES[".html"], HTTPStatus.SERVICE_UNAVAILABLE
        else:
            body = file.read_bytes()
            kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or TYPES[""]
        if kind == TYPES[".html"]:
            snippet = SNIPPET % (RELOAD, self.site.version())
            body = body.replace(b"</body>", snippet.encode() + b"</body>")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", f"/{path}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _events(self, seen: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while (changed := self.site.wait(seen)) is not None:
            self.wfile.write(b"data: reload\n\n" if changed else b": still here\n\n")
            self.wfile.flush()
            if changed:
                return
