"""Rules, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from arabclean.config import SWITCHES
from arabclean.render.style import Style, visible
from arabclean.rule import RuleInfo

_WORDS = {
    "on": {"ar": "يعمل افتراضيًا", "en": "on by default"},
    "off": {"ar": "لا يعمل إلا بطلب", "en": "off by default"},
    "message": {"ar": "الرسالة", "en": "message"},
    "why": {"ar": "السبب", "en": "why"},
    "examples": {"ar": "أمثلة", "en": "examples"},
    "allows": {"ar": "يشبهه وليس خطأ", "en": "looks like it and is right"},
    "sources": {"ar": "المصادر", "en": "sources"},
    "switches": {"ar": "مفاتيح الدار", "en": "house switches"},
    "precision": {"ar": "الدقة المتوقعة", "en": "expected precision"},
}


def rule_table(rules: Iterable[tuple[RuleInfo, bool]], language: str = "en", style: Style | None = None) -> str:
    """Return a line for each rule: code, slug, severity, safety, whether it is on, and what it is about."""
    style = style or Style()
    return "".join(
        f"{info.code:<6} {info.slug:<32} {info.severity.name.lower():<8} {info.safety.name.lower():<7} "
        f"{'on ' if on else 'off'}  {style.isolated(visible(info.summary.format(language, {})))}\n"
        for info, on in rules
    )


def rule_objects(rules: Iterable[tuple[RuleInfo, bool]]) -> str:
    """Return the rules as one JSON array, one rule a line. ``on``: the chosen configuration runs it."""
    lines = ",\n".join(json.dumps({**rule_object(info), "on": on}, ensure_ascii=False) for info, on in rules)
    return f"[{lines}]\n"


def rule_object(info: RuleInfo) -> dict[str, Any]:
    """Return everything about a rule. Spans of examples are code points of their ``text``."""
    return {
        "rule": info.slug,
        "code": info.code,
        "family": info.family,
        "severity": info.severity.name.lower(),
        "safety": info.safety.name.lower(),
        "precision": info.precision,
        "default": info.default,
        "status": info.status,
        "summary": info.summary._asdict(),
        "message": info.message._asdict(),
        "why": info.why,
        "examples": [
            {"text": example.text, "start": example.span.start, "end": example.span.end, "good": example.good}
            for example in info.examples
        ],
        "allows": list(info.allows),
        "sources": list(info.sources),
        "switches": {name: list(SWITCHES[name]) for name in info.switches},
    }


def explanation(info: RuleInfo, language: str = "en", style: Style | None = None) -> str:
    """Return everything about a rule as a page to read."""
    style = style or Style()
    words = {name: texts[language] for name, texts in _WORDS.items()}
    severity = info.severity.name.lower()
    lines = [
        f"{style.paint(info.slug, 'path')} ({info.code})  {style.paint(severity, severity)}, "
        f"{info.safety.name.lower()}, {words['on' if info.default else 'off']}, "
        f"{words['precision']} {info.precision:g}",
        "",
        style.isolated(visible(info.summary.format(language, {}))),
        *_section(words["message"], [info.message.format(language, {})], style),
        *_section(words["why"], [info.why], style),
        *_section(words["examples"], map(_example, info.examples), style),
        *_section(words["allows"], info.allows, style),
        *_section(words["switches"], map(_switch, info.switches), style),
        *_section(words["sources"], info.sources, style),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str, texts: Iterable[str], style: Style) -> list[str]:
    items = [f"  {style.isolated(visible(text))}" for text in texts]
    return ["", f"{style.paint(title, 'dim')}:", *items] if items else []


def _switch(name: str) -> str:
    return f"{name} = {' | '.join(SWITCHES[name])}"


def _example(example: tuple[str, str | None]) -> str:
    bad, good = example
    shown = bad.replace("[[", "⟦").replace("]]", "⟧")
    return shown if good is None else f"{shown}  →  {good}"
