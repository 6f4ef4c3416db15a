"""The JSON schema of a configuration, for editors that complete and check it. Made from what `Config` takes."""

from __future__ import annotations

from typing import Any

from arabclean.config import ENCODINGS, PROFILES, SWITCHES
from arabclean.finding import Severity

_ABOUT = {
    "profile": "default; house: also rules of style; strict: also what is right three times in four; all: every rule",
    "select": "exactly these rules: slugs, codes, or beginnings of codes such as AR3",
    "ignore": "all but these rules",
    "extend-select": "these rules too, although they are off by default",
    "words": "files of words of the house, one a line",
    "hunspell": "Hunspell dictionaries of the house",
    "packs": "rules of the house",
    "exclude": "files that are not looked at, as in .gitignore",
    "baseline": "the findings that are known and not reported (arabclean baseline update)",
    "encoding": "of files that have no byte order mark",
    "fields": "fields or columns of data files (JSON, CSV, YAML) that hold prose",
    "severity": "severities other than the usual ones, by slug or code",
    "house": "how the house writes",
    "per-file": "what holds for some files only, by pattern; a list is what they ignore",
    "format": "how such files are read, whatever their suffix",
}


def schema() -> dict[str, Any]:
    """Return the schema (draft 7, which editors know best)."""
    strings = {"type": "array", "items": {"type": "string"}}
    levels = {"enum": [level.name.lower() for level in Severity]}
    shared: dict[str, dict[str, Any]] = {
        "profile": {"enum": list(PROFILES)},
        "select": strings,
        "ignore": strings,
        "extend-select": strings,
        "severity": {"type": "object", "additionalProperties": levels},
        "encoding": {"enum": list(ENCODINGS)},
        "fields": strings,
    }
    override = _object({**shared, "format": {"type": "string"}})
    whole = _object(
        {
            **shared,
            "words": strings,
            "hunspell": strings,
            "packs": strings,
            "exclude": strings,
            "baseline": {"type": "string"},
            "house": {
                "type": "object",
                "additionalProperties": False,
                "properties": {name: {"enum": list(values)} for name, values in SWITCHES.items()},
            },
            "per-file": {"type": "object", "additionalProperties": {"anyOf": [strings, override]}},
        }
    )
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "arabclean.toml", **whole}


def _object(properties: dict[str, dict[str, Any]]) -> dict[str, Any]:
    described = {name: {**value, "description": _ABOUT[name]} for name, value in properties.items()}
    return {"type": "object", "additionalProperties": False, "properties": described}
