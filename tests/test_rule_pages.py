"""The pages about the rules say what the rules carry; ``python tools/rule_pages.py`` writes them anew."""

from __future__ import annotations

import rule_pages

from arabclean import builtin_rules


def test_the_pages_are_fresh() -> None:
    assert rule_pages.stale() == []


def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    pages = rule_pages.pages()
    index = pages["README.md"]
    for rule in builtin_rules():
        text = pages[f"{rule.info.slug}.md"]
        assert f"[`{rule.info.slug}`]({rule.info.slug}.md)" in index
        assert rule.info.code in text
        assert text.count("✗") == len(rule.info.examples)
        assert all(f"`{switch}`" in text for switch in rule.info.switches)


def test_markup_in_an_example_is_shown_not_obeyed() -> None:
    text = rule_pages.pages()["html-leftover.md"]
    assert "&lt;br" in text
    assert "<strong>" not in text
