"""Pseudo-translation of any MkDocs tree, at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.site.pseudo import pseudo, pseudo_text


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(pseudo, [str(argument) for argument in arguments])


def _site(folder: Path, config: str = "site_name: x\nmarkdown_extensions: [admonition, attr_list]\n") -> Path:
    (folder / "docs" / "img").mkdir(parents=True)
    (folder / "docs" / "img" / "a.png").write_bytes(b"\x89PNG")
    (folder / "docs" / "index.md").write_text("# Welcome\n\n!!! note\n    See [the form](form.md).\n")
    (folder / "mkdocs.yml").write_text(config)
    return folder


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("Log it", "⟦Łöğ ïţ ōñè⟧"),
        ("See [the form](form.md)", "⟦Šéé [ţĥé föřm](form.md) ōñè ţŵō⟧"),
        ('In {{ value("delay") }}', '⟦Îñ {{ value("delay") }} ōñè ţŵō⟧'),
        ("`code` and :smile: <kbd>x</kbd>", "⟦`code` åñđ :smile: <kbd>x</kbd> ōñè ţŵō ţĥŕèè⟧"),
        ("One  \ntwo", "⟦Øñé  \nţwö⟧"),
    ],
)
def test_words_change_and_nothing_else(message: str, shown: str) -> None:
    assert pseudo_text(message) == shown


def test_every_text_is_written_and_other_files_are_copied(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    result = _run("--docs", site / "docs", "--config", site / "mkdocs.yml", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "3 messages on 1 pages" in result.stderr
    page = (tmp_path / "out" / "index.md").read_text("utf-8")
    assert page == ('# ⟦Wéłçömé ōñè⟧ { #welcome }\n\n!!! note "⟦Ñöţé⟧"\n    ⟦Šéé [ţĥé föřm](form.md). ōñè ţŵō⟧\n')
    assert (tmp_path / "out" / "img" / "a.png").read_bytes() == b"\x89PNG"


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("site_name: [x", "correct the YAML"),
        ("- a list", "no YAML mapping"),
        ("markdown_extensions: 5", "markdown_extensions is no list"),
        ("markdown_extensions: [[a]]", "is no extension"),
        ("markdown_extensions: [nowhere.to_be_found]", "nowhere.to_be_found"),
        ("markdown_extensions:\n  - toc:\n      unknown_setting: 1\n", "toc"),
        ("INHERIT: mkdocs.yml", "circle"),
        ("INHERIT: none.yml", "there is no such file"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_one_line(config: str, said: str, tmp_path: Path) -> None:
    site = _site(tmp_path / "site", config)
    result = _run("--docs", site / "docs", "--config", site / "mkdocs.yml", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.output


def test_folders_that_cannot_be_used(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    for docs, out in ((tmp_path / "none", tmp_path / "out"), (site / "docs", site / "docs" / "copy")):
        result = _run("--docs", docs, "--config", site / "mkdocs.yml", "--out", out)
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1


def test_a_page_that_is_no_text_is_named(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    (site / "docs" / "latin.md").write_bytes(b"caf\xe9")
    result = _run("--docs", site / "docs", "--config", site / "mkdocs.yml", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "latin.md: the structure changed: the file is no UTF-8 text" in result.stdout


def test_a_configuration_runs_nothing(tmp_path: Path) -> None:
    config = f"""
site_name: !ENV [NO_SUCH_NAME, x]
plugins: !!python/object/apply:os.system ["touch {tmp_path}/ran"]
markdown_extensions:
  - attr_list
  - pymdownx.emoji:
      emoji_index: !!python/name:no.such.module.twemoji
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify {{kwds: {{case: lower}}}}
  - pymdownx.snippets:
      base_path: !relative $config_dir
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:os.system
"""
    site = _site(tmp_path / "site", config)
    result = _run("--docs", site / "docs", "--config", site / "mkdocs.yml", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert not (tmp_path / "ran").exists()
