"""A small server for one machine: what the site shows, and a line in each page that reloads it when it has changed.

It lists no folder, follows no way out of the site, and keeps nothing in a browser's cache. For an intranet,
copy site/ to a real server: it is plain files.
"""

from __future__ import annotations

import mimetypes
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePath, PurePosixPath
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scripts.site.showing import Site

RELOAD = "/-/reload"
SNIPPET = """<script>{
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource("%s?seen=%s&page=" + encodeURIComponent(location.pathname));
    events.onmessage = () => location.reload();
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}</script>"""
"""Listens only while its tab is seen: browsers open six connections to a server at most."""
WAITING = b"<!doctype html><title>\xe2\x80\xa6</title><p>The manual is being built.</p></body>"
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
            asked = parse_qs(address.query)
            self._events(asked.get("page", ["/"])[0], asked.get("seen", [""])[0])
            return
        preview = self.site.preview(address.path)
        if preview is not None:
            name, body = preview
            self._send(HTTPStatus.OK, PurePosixPath(name), body, with_body)
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
        if found is None:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, PurePosixPath("index.html"), WAITING, with_body)
        else:
            self._send(status, found, found.read_bytes(), with_body)

    def _send(self, status: HTTPStatus, name: PurePath, body: bytes, with_body: bool) -> None:
        kind = TYPES.get(name.suffix) or mimetypes.guess_type(name.name)[0] or TYPES[""]
        if kind == TYPES[".html"]:
            page = urlsplit(self.path).path
            self.site.note(page)
            snippet = SNIPPET % (RELOAD, self.site.version(page))
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

    def _events(self, page: str, seen: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while (changed := self.site.wait(page, seen)) is not None:
            self.wfile.write(b"data: reload\n\n" if changed else b": still here\n\n")
            self.wfile.flush()
            if changed:
                return
