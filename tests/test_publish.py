"""Languages become one site: what is wrong keeps the old site, what is right replaces it whole."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

import scripts.site.publish
from scripts.site.inspection import resolved
from scripts.site.publish import publish, restore

ROOT = Path(__file__).parents[1]
CONFIGURATION = """
site_name: {title}
site_url: {url}
theme: {{name: material, custom_dir: overrides}}
extra: {{language: {language}, languages: {{en: English, fr: Français}}}}
"""
PAGE = """<!doctype html><html lang="{language}"><head><link rel="stylesheet" href="{up}assets/a.css"></head>
<body><article><h1 id="top-of-page">Page</h1>{text}</article></body></html>"""
GOOD = '<p id="here"><a href="../b/#here">b</a> <a href="https://example.org/">elsewhere</a></p>'


def build(root: Path, text: str = GOOD, languages: tuple[str, ...] = ("en", "fr")) -> Path:
    """Write what two languages' builds would leave, `text` being the text of the page fr/a/."""
    (root / "mkdocs.yml").write_text(
        CONFIGURATION.format(title="Manual", url="https://example.org/m/", language="en"), "utf-8"
    )
    shutil.copytree(ROOT / "overrides" / "door", root / "overrides" / "door", dirs_exist_ok=True)
    for language in languages:
        folder = root / "build" / language
        for name in ("", "a/", "b/"):
            page = folder / "site" / name / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            own = text if (language, name) == ("fr", "a/") else GOOD if name else "<p>Home</p>"
            page.write_text(PAGE.format(language=language, up="../" if name else "", text=own), "utf-8")
        (folder / "site" / "assets").mkdir(exist_ok=True)
        for left in ("a.css", "a.css.map", "door.css", "door.js"):
            (folder / "site" / "assets" / left).write_text("", "utf-8")
        lost = f'<h1>Lost in {language}</h1><p><a href="/m/{language}/">home</a></p>'
        (folder / "site" / "404.html").write_text(f"<article>{lost}</article>", "utf-8")
        title = {"en": "Manual", "fr": "Manuel"}[language]
        (folder / "mkdocs.yml").write_text(
            CONFIGURATION.format(title=title, url=f"https://example.org/m/{language}/", language=language), "utf-8"
        )
    return root


def snapshot(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_the_site_holds_each_language_and_the_pages_of_none(tmp_path: Path) -> None:
    assert publish(build(tmp_path), ("en", "fr")) == ()
    names = set(snapshot(tmp_path / "site"))
    assert {"index.html", "404.html", "robots.txt", "sitemap.xml", "manifest.json"} <= names
    assert {"en/a/index.html", "fr/a/index.html", "en/assets/a.css"} <= names
    assert not any(name.endswith(".map") for name in names)


def test_the_door_lists_the_languages_by_their_own_titles(tmp_path: Path) -> None:
    publish(build(tmp_path), ("en", "fr"))
    door = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert '<a href="fr/" lang="fr" hreflang="fr" dir="auto">Français</a>' in door
    assert "<title>Manual · Manuel</title>" in door


def test_the_common_404_page_holds_each_language_s_text_and_works_at_any_depth(tmp_path: Path) -> None:
    publish(build(tmp_path), ("en", "fr"))
    lost = (tmp_path / "site" / "404.html").read_text("utf-8")
    assert "<h2>Lost in fr</h2>" in lost
    assert 'data-base="/m/fr/"' in lost
    assert lost.count("<h1") == 1


def test_the_manifest_names_the_bytes_of_each_page(tmp_path: Path) -> None:
    publish(build(tmp_path), ("en", "fr"))
    manifest = json.loads((tmp_path / "site" / "manifest.json").read_text("utf-8"))
    page = tmp_path / "site" / "fr" / "a" / "index.html"
    assert list(manifest["languages"]["fr"]["pages"]) == ["a", "b", ""]
    assert manifest["languages"]["fr"]["pages"]["a"] == hashlib.sha256(page.read_bytes()).hexdigest()


def test_the_same_builds_give_the_same_bytes(tmp_path: Path) -> None:
    publish(build(tmp_path), ("en", "fr"))
    first = snapshot(tmp_path / "site")
    publish(build(tmp_path), ("en", "fr"))
    assert snapshot(tmp_path / "site") == first


def test_a_page_that_is_no_longer_built_is_gone(tmp_path: Path) -> None:
    publish(build(tmp_path), ("en", "fr"))
    for language in ("en", "fr"):
        page = tmp_path / "build" / language / "site" / "a"
        shutil.rmtree(page)
    assert publish(tmp_path, ("en", "fr")) == ()
    assert not (tmp_path / "site" / "en" / "a").exists()


WRONG = [
    ('<p id="here"><a href="../c/">c</a></p>', "built-link-broken", 2),
    ('<p id="here"><a href="../b/#there">b</a></p>', "built-anchor-broken", 2),
    ('<p id="here"><a href="#nowhere">b</a></p>', "built-anchor-broken", 2),
    ('<p id="here"><img src="../pictures/a.png" alt=""></p>', "built-link-broken", 2),
    ('<p id="here"><a href="/m/fr/c/">c</a></p>', "built-link-broken", 2),
    ('<p id="here"><a href="https://example.org/m/fr/c/">c</a></p>', "built-link-broken", 2),
    ('<p id="ici"><a href="../b/">b</a></p>', "built-ids-differ", 1),
    ('<p id="here"><img src="https://elsewhere.example/a.png" alt=""></p>', "built-resource-external", 2),
    ('<p id="here"><script src="//elsewhere.example/a.js"></script></p>', "built-resource-external", 2),
    ('<p id="here"><iframe src="https://elsewhere.example/"></iframe></p>', "built-resource-external", 2),
]


@pytest.mark.parametrize(("text", "code", "line"), WRONG)
def test_what_is_wrong_is_placed_and_keeps_the_old_site(tmp_path: Path, text: str, code: str, line: int) -> None:
    publish(build(tmp_path), ("en", "fr"))
    before = snapshot(tmp_path / "site")
    (problem,) = publish(build(tmp_path, text), ("en", "fr"))
    assert (problem.file, problem.line, problem.code) == ("site/fr/a/index.html", line, code)
    assert snapshot(tmp_path / "site") == before
    assert not (tmp_path / "site.new").exists()


def test_a_language_that_was_built_before_may_have_older_headings(tmp_path: Path) -> None:
    publish(build(tmp_path), ("en", "fr"))
    build(tmp_path, '<p id="later"><a href="../b/">b</a></p>')
    assert publish(tmp_path, ("fr",)) == ()
    assert [problem.code for problem in publish(tmp_path, ("en", "fr"))] == ["built-ids-differ"]


def test_a_page_that_one_language_lacks_is_a_problem(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "build" / "fr" / "site" / "b" / "index.html").unlink()
    codes = {problem.code for problem in publish(tmp_path, ("en", "fr"))}
    assert codes == {"built-page-missing", "built-link-broken"}


def test_ids_that_belong_to_a_language_may_differ(tmp_path: Path) -> None:
    own = '<p id="here"><b id="letter-é"></b><input id="__tabbed_1_1"></p>'
    assert publish(build(tmp_path, own), ("en", "fr")) == ()


def test_one_language_alone_is_published(tmp_path: Path) -> None:
    assert publish(build(tmp_path, languages=("fr",)), ("fr",)) == ()
    assert not (tmp_path / "site" / "en").exists()


def test_a_swap_cut_in_two_is_mended(tmp_path: Path) -> None:
    publish(build(tmp_path), ("en", "fr"))
    before = snapshot(tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / "site.old")
    restore(tmp_path)
    assert snapshot(tmp_path / "site") == before


def test_a_site_that_cannot_take_its_place_leaves_the_old_one_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(build(tmp_path), ("en", "fr"))
    before = snapshot(tmp_path / "site")
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == "site.new":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    (problem,) = publish(build(tmp_path), ("en", "fr"))
    assert problem.code == "site-not-replaced"
    assert snapshot(tmp_path / "site") == before


def test_what_a_killed_build_left_is_no_part_of_the_next_site(tmp_path: Path) -> None:
    (tmp_path / "site.new" / "en").mkdir(parents=True)
    (tmp_path / "site.new" / "en" / "half.html").write_text("<p>half", "utf-8")
    assert publish(build(tmp_path), ("en", "fr")) == ()
    assert not (tmp_path / "site" / "en" / "half.html").exists()
    assert not (tmp_path / "site.new").exists()


def test_a_site_that_cannot_be_replaced_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(build(tmp_path), ("en", "fr"))
    before = snapshot(tmp_path / "site")

    def refused(root: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(scripts.site.publish, "_swap", refused)
    (problem,) = publish(build(tmp_path), ("en", "fr"))
    assert str(problem).startswith("site:1: site-not-replaced Permission denied:")
    assert snapshot(tmp_path / "site") == before


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("../b/", ("fr/b/index.html", "")),
        (".", ("fr/a/index.html", "")),
        ("..", ("fr/index.html", "")),
        ("../../en/b/#c", ("en/b/index.html", "c")),
        ("#a%20b", ("fr/a/index.html", "a b")),
        ("?q=1#a", ("fr/a/index.html", "a")),
        ("../assets/a.css?v=1", ("fr/assets/a.css", "")),
        ("/m/en/", ("en/index.html", "")),
        ("https://example.org/m/", ("index.html", "")),
        ("https://example.org/other", None),
        ("mailto:a@example.org", None),
        ("//elsewhere.example/a", None),
        ("../../../x", ("../x", "")),
    ],
)
def test_a_link_is_resolved_as_a_browser_does(url: str, target: tuple[str, str] | None) -> None:
    assert resolved("fr/a/index.html", url, "https://example.org/m/") == target
