"""An Arabic proofreader: finds and fixes the faults of real Arabic copy and says exactly where they stand.

>>> import arabclean
>>> report = arabclean.check("وصل الوفد ، ثم غادر .")
>>> [(f.start, f.end, f.slug) for f in report]
[(9, 11, 'space-before-punct'), (19, 21, 'space-before-punct')]
>>> arabclean.fix("المتحدث بإسم الجيش").text
'المتحدث باسم الجيش'

All positions are half-open spans in code points of the text that the caller gave.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from arabclean.version import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from arabclean.checker import Report
    from arabclean.config import Config
    from arabclean.defaults import Checker, builtin_rules
    from arabclean.document import Document
    from arabclean.duplicates import DuplicateIndex, Group
    from arabclean.errors import ArabcleanError, ConfigError, DataError, SourceError
    from arabclean.finding import Finding, Fix, Message, Safety, Severity
    from arabclean.fixing import Applied, Fixed
    from arabclean.normalization import PROFILES, STEPS, Normalized, Profile, Step, step_by_name
    from arabclean.rule import Example, Rule, RuleInfo
    from arabclean.text import Edit, OffsetMap, Span

# Where the public names live. They are imported on first use: `import arabclean` alone stays light.
_HOMES = {
    "Applied": "fixing",
    "ArabcleanError": "errors",
    "Checker": "defaults",
    "Config": "config",
    "ConfigError": "errors",
    "DataError": "errors",
    "Document": "document",
    "DuplicateIndex": "duplicates",
    "Edit": "text",
    "Example": "rule",
    "Finding": "finding",
    "Fix": "finding",
    "Fixed": "fixing",
    "Group": "duplicates",
    "Message": "finding",
    "Normalized": "normalization",
    "PROFILES": "normalization",
    "STEPS": "normalization",
    "OffsetMap": "text",
    "Profile": "normalization",
    "Report": "checker",
    "Rule": "rule",
    "RuleInfo": "rule",
    "Safety": "finding",
    "Severity": "finding",
    "SourceError": "errors",
    "Span": "text",
    "Step": "normalization",
    "builtin_rules": "defaults",
    "step_by_name": "normalization",
}

__all__ = [
    "PROFILES",
    "STEPS",
    "Applied",
    "ArabcleanError",
    "Checker",
    "Config",
    "ConfigError",
    "DataError",
    "Document",
    "DuplicateIndex",
    "Edit",
    "Example",
    "Finding",
    "Fix",
    "Fixed",
    "Group",
    "Message",
    "Normalized",
    "OffsetMap",
    "Profile",
    "Report",
    "Rule",
    "RuleInfo",
    "Safety",
    "Severity",
    "SourceError",
    "Span",
    "Step",
    "builtin_rules",
    "check",
    "find_duplicates",
    "fix",
    "normalize",
    "step_by_name",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'arabclean' has no attribute {name!r}")
    value = getattr(import_module(f"arabclean.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def check(text: str | Document) -> Report:
    """Return the findings of ``text`` under the rules that are on by default, sorted by place.

    Every offset in them counts code points of ``text``, so ``text[f.start:f.end] == f.text``. The first call loads what
    the rules need (a tenth of a second); later ones do not. Never raises on any ``str``.

    Raises:
        TypeError: ``text`` is neither a ``str`` nor a `Document`.
    """
    from arabclean.defaults import default_checker  # noqa: PLC0415 - imported on first use

    return default_checker().check(text)


def fix(text: str, safety: str | Safety = "safe") -> Fixed:
    """Apply the fixes of ``text`` at or above ``safety`` (``"safe"`` or ``"review"``) until nothing changes.

    With ``"review"`` the first fix of every finding is made, which a person should read. Doing it again changes
    nothing. Never raises on any ``str`` text.

    Raises:
        ValueError: ``safety`` names no safety.
        TypeError: ``text`` is no ``str``.
    """
    from arabclean.defaults import default_checker  # noqa: PLC0415 - imported on first use

    return default_checker().fix(text, safety)


def normalize(text: str, profile: str | Profile = "editorial") -> Normalized:
    """Normalize ``text`` with a profile: ``light``, ``editorial``, ``search``, ``ml``, or one of your own.

    The result has ``text``, ``edits`` over the input, and ``map``, which carries offsets (code points) both ways. Doing
    it again changes nothing. Never raises on any ``str``; ``docs/normalize.md`` says what each profile does.

    Raises:
        ConfigError: there is no profile of that name.
        TypeError: ``text`` is no ``str``.
    """
    from arabclean.normalization import normalize as run  # noqa: PLC0415 - imported on first use

    return run(text, profile)


def find_duplicates(headlines: Iterable[str] | Iterable[tuple[Any, str]], **options: Any) -> tuple[Group, ...]:
    """Return the groups of headlines that repeat each other, exactly or nearly, in the order of their first members.

    ``headlines`` are strings, named by their positions from 0, or pairs of a name and a string; any iterable. Spans in
    a group's differences count code points of the headlines as given. ``options`` are ``threshold`` (0 to 1, the least
    likeness), ``templates`` (also those that differ in a name, number or date only) and ``names`` (more names): see
    `arabclean.duplicates.find_duplicates`, and ``docs/duplicates.md`` for what is compared. Never raises on strings.

    Raises:
        TypeError: strings and pairs are mixed, or one string is given in place of many.
        ValueError: ``threshold`` is not between 0 and 1.
    """
    from arabclean.duplicates import find_duplicates as run  # noqa: PLC0415 - imported on first use

    return run(headlines, **options)
