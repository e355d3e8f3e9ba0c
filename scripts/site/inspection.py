"""The built pages looked at once more, as a browser meets them, before they are published.

The checks of the manual read sources; this one reads what came out, with the theme's own links: every
internal link and anchor exists, the ids of a page are the same in every language, nothing is loaded from
another host. Pure: it takes pages as text and never reads a file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

from macros.problems import Problem

OF_THE_LANGUAGE = ("__", "letter-")
"""Ids that may differ: what the theme numbers itself, and the letters of an alphabetical list."""
LOADING = {"src", "srcset", "data", "poster"}
LOADING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload", "manifest"}


@dataclass
class Built:
    """What one built page offers and asks for; links and resources with the first line they stand in."""

    ids: set[str] = field(default_factory=set)
    own_ids: set[str] = field(default_factory=set)
    links: dict[str, int] = field(default_factory=dict)
    resources: dict[str, int] = field(default_factory=dict)


_TAGS = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|textarea|title)\b(?P<raw_attributes>[^>]*)>.*?</(?P=raw)\s*>"
    r"""|<(?P<tag>/?[a-z][^\s/>]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""",
    re.DOTALL | re.IGNORECASE,
)
"""The tags of a page; what stands in comments and scripts is none."""
_ATTRIBUTES = re.compile(r"""([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_TELLING = re.compile(r"\b(?:id|href|src|srcset|data|poster)\s*=")


def read(html: str) -> Built:
    """Return the ids, links and resources of a page."""
    page = Built()
    inside, line, counted = False, 1, 0
    for found in _TAGS.finditer(html):
        tag = (found["tag"] or found["raw"] or "").lower()
        if tag in ("article", "/article"):
            inside = tag == "article"
        attributes = found["attributes"] or found["raw_attributes"] or ""
        if _TELLING.search(attributes):
            line, counted = line + html.count("\n", counted, found.start()), found.start()
            _note(page, tag, _values(attributes), line, inside=inside)
    return page


def _values(attributes: str) -> dict[str, str]:
    """The attributes of a tag by name; of one that stands twice the first counts, as in a browser."""
    values: dict[str, str] = {}
    for name, *texts in _ATTRIBUTES.findall(attributes):
        values.setdefault(name.lower(), unescape("".join(texts)))
    return values


def _note(page: Built, tag: str, values: Mapping[str, str], line: int, *, inside: bool) -> None:
    if identity := values.get("id"):
        page.ids.add(identity)
        if inside and not identity.startswith(OF_THE_LANGUAGE):
            page.own_ids.add(identity)
    loading = {value for name, value in values.items() if name in LOADING}
    if tag == "link" and LOADING_LINKS & set(values.get("rel", "").lower().split()):
        loading.add(values.get("href", ""))
    elif "href" in values:
        page.links.setdefault(values["href"], line)
    for each in sorted(loading):
        page.resources.setdefault(each, line)


def findings(
    pages: Mapping[str, Built], files: frozenset[str], languages: Mapping[str, bool], site_url: str
) -> tuple[Problem, ...]:
    """Return what is wrong with the pages of a site.

    Args:
        pages: each page by its path in the site, "fr/customer/complaints/index.html".
        files: the paths of everything in the site, pages included.
        languages: the languages, the source language first; whether each was built just now. Ids are compared only
            between those that were: an older language has the headings of the manual as it was then.
        site_url: where the site will stand; links that begin with it, or with its path, are internal.
    """
    problems: list[Problem] = []
    for path, page in sorted(pages.items()):
        problems += _links(path, page, pages, files, site_url)
        problems += [
            Problem(f"site/{path}", line, "built-resource-external", f"{url}: keep the file in the manual")
            for url, line in page.resources.items()
            if _is_external(url, site_url)
        ]
    problems += _twins(pages, languages)
    return tuple(problems)


def _is_external(url: str, site_url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.netloc) and not (site_url and url.startswith(site_url))


def _links(
    path: str, page: Built, pages: Mapping[str, Built], files: frozenset[str], site_url: str
) -> Iterator[Problem]:
    for url, line in (*page.links.items(), *page.resources.items()):
        target = resolved(path, url, site_url)
        if target is None:
            continue
        file, anchor = target
        if file not in files:
            yield Problem(f"site/{path}", line, "built-link-broken", f"{url} leads nowhere: correct the link")
        elif anchor and file in pages and anchor not in pages[file].ids:
            sentence = f"{url}: the page has no id “{anchor}”: correct the link or give the id"
            yield Problem(f"site/{path}", line, "built-anchor-broken", sentence)


def resolved(path: str, url: str, site_url: str) -> tuple[str, str] | None:
    """Return the file that a page's link leads to and the anchor in it, or None where it leaves the site.

    >>> resolved("fr/a/index.html", "../../en/b/#c", "https://example.org/manual/")
    ('en/b/index.html', 'c')
    """
    way, _, anchor = url.partition("#")
    file = path if way[:1] in ("", "?") else _resolved(posixpath.dirname(path), way, site_url)
    return None if file is None else (file, unquote(anchor))


@lru_cache(maxsize=1 << 14)  # the pages of a folder share most of their links: the navigation
def _resolved(folder: str, way: str, site_url: str) -> str | None:
    """The file alone, from any page of a folder, for a link without its anchor that is not empty."""
    parts = urlsplit(way)
    root = urlsplit(site_url).path or "/"
    if site_url and way.startswith(site_url):
        place = parts.path.removeprefix(root)
    elif parts.scheme or parts.netloc:
        return None
    elif parts.path.startswith("/"):
        place = parts.path.removeprefix(root)
    else:
        place = posixpath.join(folder, parts.path)
    place = unquote(place)
    is_folder = place.endswith(("/", "/.", "/..")) or place in ("", ".", "..")
    place = posixpath.normpath(place) if place else ""
    return posixpath.join(place, "index.html").removeprefix("./") if is_folder else place


def _twins(pages: Mapping[str, Built], languages: Mapping[str, bool]) -> Iterator[Problem]:
    source, *others = languages
    for path, page in sorted(pages.items()):
        language, _, rest = path.partition("/")
        if language != source:
            if f"{source}/{rest}" not in pages:
                sentence = f"{rest} has no page in {source}: build all languages anew"
                yield Problem(f"site/{path}", 1, "built-page-missing", sentence)
            continue
        for other in others:
            twin = pages.get(f"{other}/{rest}")
            if twin is None:
                sentence = f"{rest} has no page in {other}: build all languages anew"
                yield Problem(f"site/{path}", 1, "built-page-missing", sentence)
            elif languages[source] and languages[other] and (different := sorted(twin.own_ids ^ page.own_ids)):
                named = ", ".join(different[:3]) + ("…" if len(different) > 3 else "")
                sentence = f"ids differ from {source} ({named}): give the headings explicit ids"
                yield Problem(f"site/{other}/{rest}", 1, "built-ids-differ", sentence)
