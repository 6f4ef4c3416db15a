"""The usual checker, put together: packaged data → lexicon and lists → rules → checker."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from arabclean import resources
from arabclean.checker import Engine, Report
from arabclean.config import Config, nearest
from arabclean.context import Decision, Model, NGrams
from arabclean.document import Document
from arabclean.errors import ConfigError
from arabclean.finding import Safety, Severity
from arabclean.lexicon import Lexicon
from arabclean.lexicon.automaton import Automaton
from arabclean.ranking import Ranking
from arabclean.rule import UNUSED_IGNORE, Rule, RuleInfo, selects
from arabclean.rules import builtin
from arabclean.rules.material import Material
from arabclean.text.record import replace
from arabclean.version import VERSION

if TYPE_CHECKING:
    from arabclean.fixing import Fixed
    from arabclean.formats.proofreader import Proofreader


class Checker:
    """Rules, ready to check and to fix texts. Immutable, reusable, safe to share between threads.

    ``Checker()`` has the rules that are on by default, `from_config` those that a configuration chooses. Make one and
    keep it: the rules and the lexicon behind them are loaded once, and words that were judged are remembered.
    """

    def __init__(
        self, rules: Iterable[Rule] | None = None, *, severities: Mapping[str, Severity] | None = None
    ) -> None:
        """Take ``rules``, or the built-in ones that are on by default.

        ``severities`` replaces that of a rule's findings, by slug or code.
        """
        chosen = tuple(rules) if rules is not None else _chosen(builtin_rules(), Config())
        versions = {"arabclean": VERSION, **resources.versions()}
        self._engine = Engine(
            chosen,
            versions=versions,
            severities=severities or {},
            refine=default_ranking(),
            is_unminded=_is_unminded if _are_packaged(chosen) else None,
        )

    @classmethod
    def from_config(cls, config: str | Path | Mapping[str, Any] | Config) -> Self:
        """Build a checker from a configuration: a mapping, or the path of a TOML file.

        Raises:
            ConfigError: the configuration, or a rule pack that it names, cannot be used.
            DataError: a word list or a Hunspell dictionary that it names cannot be read.
        """
        path = Path(config) if isinstance(config, str | Path) else None
        if not isinstance(config, Config):
            config = Config.from_mapping(config) if isinstance(config, Mapping) else read_config(Path(config))
        own = (rule for path in config.packs for rule in read_pack(path, config.house))
        rules = [*builtin_rules(_lexicon(config), config.house), *own]
        try:
            chosen = _chosen(rules, config)
        except ConfigError as error:
            raise error if path is None else placed(error, path, way_in(path)) from None
        return cls(chosen, severities=config.severity)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, in the order in which they run."""
        return self._engine.rules

    def check(self, text: str | Document, *, format: str | None = None) -> Report:
        """Return the findings of a text. Never raises on any ``str``.

        ``format`` (``markdown``, ``html`` …, see `arabclean.formats.FORMATS`) says how a file holds its prose, and
        that comments in it may answer findings; spans are those of the text as given, in code points.

        Raises:
            ConfigError: there is no such format.
            TypeError: ``text`` is neither a ``str`` nor a `Document`.
        """
        return self._engine.check(text) if format is None else self.proofreader(format).check(text)

    def fix(self, text: str, safety: str | Safety = Safety.SAFE, *, format: str | None = None) -> Fixed:
        """Apply the fixes at or above ``safety`` until nothing changes. Never raises on any ``str``.

        ``format`` is as for `check`; markup stays as it is, and no edit reaches over it.

        Raises:
            ValueError: ``safety`` names no safety.
            ConfigError: there is no such format.
            TypeError: ``text`` is no ``str``.
        """
        reader = self._engine if format is None else self.proofreader(format)
        from arabclean.fixing import fix_text  # noqa: PLC0415 - a check fixes nothing

        return fix_text(reader, text, Safety.of(safety))

    def proofreader(
        self,
        format: str,
        *,
        fields: Sequence[str] = (),
        known: Collection[str] = (),
        judges_unused: bool = True,
        items: Collection[int] = (),
    ) -> Proofreader:
        """Return what checks files of a format.

        ``fields`` are those of a data file that hold prose, ``known`` the fingerprints of a baseline, ``items`` the
        lines of a document of Word or LibreOffice that are items or cells.

        Raises:
            ConfigError: there is no such format.
        """
        from arabclean.formats import format_of  # noqa: PLC0415 - plain texts do without
        from arabclean.formats.proofreader import Proofreader  # noqa: PLC0415 - the same

        form = format_of("", format)
        return Proofreader(self._engine, form, fields=fields, known=known, judges_unused=judges_unused, items=items)


@cache
def default_checker() -> Checker:
    """Return the checker behind `arabclean.check`: every built-in rule that is on by default."""
    return Checker()


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon made of the packaged data alone."""
    return Lexicon.open()


@cache
def default_model() -> Model:
    """Return the packaged model of context."""
    return Model(NGrams(resources.table("data/context.ngrams")), default_lexicon().counts)


@cache
def default_ranking() -> Ranking:
    """Return what lets the place of a word decide among its corrections (`arabclean.ranking`)."""
    lists = _lists()
    return Ranking(default_model(), Decision.from_mapping(lists["context"]), lists["confusions"]["limits"]["safe"])


@cache
def _rules() -> Sequence[Mapping[str, Any]]:
    """What the packs say, compiled from TOML because parsing TOML is slow; see `arabclean.rules.builtin`."""
    result: Sequence[Mapping[str, Any]] = json.loads(resources.text("data/rules.json"))
    return result


@cache
def _pages() -> Mapping[str, Mapping[str, Any]]:
    """What the packs say to people, by slug."""
    result: Mapping[str, Mapping[str, Any]] = json.loads(resources.text("data/pages.json"))
    return result


@cache
def _lists() -> Mapping[str, Mapping[str, Any]]:
    """The closed lists of ``dictionaries/``, by folder."""
    result: Mapping[str, Mapping[str, Any]] = json.loads(resources.text("data/lists.json"))
    return result


def builtin_rules(lexicon: Lexicon | None = None, house: Mapping[str, str] | None = None) -> tuple[Rule, ...]:
    """Return every rule that comes with arabclean, on by default or not, in the order of their codes.

    ``lexicon`` is the one that they ask (by default that of the packaged data); ``house`` sets switches
    (`arabclean.config.SWITCHES`).

    Raises:
        DataError: packaged data cannot be read.
    """
    if not house and lexicon in (None, default_lexicon()):
        return _packaged_rules()
    material = Material(lexicon or default_lexicon(), default_model(), _lists(), house or {})
    return builtin.rules(_rules(), _pages, material)


@cache
def _packaged_rules() -> tuple[Rule, ...]:
    """The rules as they are made of the packaged data alone."""
    return builtin.rules(_rules(), _pages, Material(default_lexicon(), default_model(), _lists(), {}))


def _are_packaged(rules: Iterable[Rule]) -> bool:
    """Whether the table of unminded forms holds for rules: no word of a house and no switch steers their judges."""
    packaged = {id(rule) for rule in _packaged_rules()}
    return all(id(rule) in packaged for rule in rules)


LEAST_COUNTED = 10
"""A form that was counted so often stands in the table of minded forms, or is minded by no packaged rule."""


@cache
def _minded() -> Automaton:
    """The common forms that a judge of the packaged rules minds."""
    return Automaton(resources.table("data/minded.dawg"))


def _is_unminded(form: str) -> bool:
    """Whether a form is common and no judge of the packaged rules minds it."""
    return form not in _minded() and default_lexicon().count(form).total >= LEAST_COUNTED


def read_pack(path: str | Path, house: Mapping[str, str] | None = None) -> tuple[Rule, ...]:
    """Return the rules of a TOML pack of the user's; ``house`` sets switches for its entries.

    Raises:
        ConfigError: the file is missing, is no TOML, or a rule in it cannot be used.
    """
    from arabclean.rules.pack import read_rules  # noqa: PLC0415 - most houses have no pack of their own
    from arabclean.rules.pattern import PatternRule  # noqa: PLC0415 - the same

    tables = read_toml(Path(path), "rule pack").get("rule", ())
    if not isinstance(tables, list):
        raise ConfigError(f"{path}: a rule pack is made of [[rule]] tables")
    rules = tuple(read_rules(tables, str(path), house))
    for rule in rules:
        if isinstance(rule, PatternRule):
            try:
                _ = rule.compiled
            except ConfigError as error:
                raise ConfigError(f"{path}: {error}") from None
    return rules


def read_config(path: Path) -> Config:
    """Read a configuration file; the paths in it are taken from its folder.

    Raises:
        ConfigError: it cannot be read, is no TOML, or has an unknown key or a wrong value.
    """
    table = read_toml(path, "configuration")
    way = way_in(path)
    if way:
        table = project_section(table) or {}
    try:
        config = Config.from_mapping(table, str(path))
    except ConfigError as error:
        raise placed(error, path, way) from None

    def beside(paths: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(str(path.parent / item) for item in paths)

    return replace(
        config,
        words=beside(config.words),
        hunspell=beside(config.hunspell),
        packs=beside(config.packs),
        baseline=None if config.baseline is None else str(path.parent / config.baseline),
    )


def way_in(path: Path) -> tuple[str, ...]:
    """Return the keys that lead to the configuration in the file ``path``."""
    return ("tool", "arabclean") if path.name == "pyproject.toml" else ()


def placed(error: ConfigError, path: Path, way: tuple[str, ...] = ()) -> ConfigError:
    """Return the error with the line of the culprit in its message, where the file shows it.

    ``way`` leads to the table of the configuration in the file.
    """
    from arabclean.location import key_line  # noqa: PLC0415 - only an error needs it

    line = key_line(path.read_text(encoding="utf-8-sig"), (*way, *error.keys)) if error.keys else None
    message = str(error).removeprefix(f"{path}: ")
    return ConfigError(f"{path}{'' if line is None else f':{line}'}: {message}")


def project_section(table: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return ``[tool.arabclean]`` of what a ``pyproject.toml`` holds, or None."""
    tool = table.get("tool", {})
    section = tool.get("arabclean") if isinstance(tool, Mapping) else None
    return section if isinstance(section, dict) else None


def read_toml(path: Path, what: str) -> dict[str, Any]:
    """Return what a TOML file holds; ``what`` names it in errors.

    Raises:
        ConfigError: it cannot be read, is not UTF-8, or is no TOML.
    """
    import tomllib  # noqa: PLC0415 - only a configuration file or a pack needs it

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(f"{path}: the {what} cannot be read ({reason}); check the path") from None
    except ValueError as error:  # no UTF-8, or no TOML
        raise ConfigError(f"{path}: the {what} is not valid UTF-8 TOML: {error}") from None
    except RecursionError:
        raise ConfigError(f"{path}: the {what} is nested too deeply to be read; write it plainly") from None


def _lexicon(config: Config) -> Lexicon:
    if not (config.words or config.hunspell):
        return default_lexicon()
    return Lexicon.open(words=config.words, hunspell=config.hunspell)


def _chosen(rules: Iterable[Rule], config: Config) -> tuple[Rule, ...]:
    """Return the rules that the configuration wants.

    Raises:
        ConfigError: a selector fits no rule.
    """
    rules = tuple(rules)
    infos = [rule.info for rule in rules]
    choices = {
        "select": config.select,
        "ignore": config.ignore,
        "extend-select": config.extend_select,
        "severity": tuple(config.severity),
    }
    for key, selectors in choices.items():
        for selector in selectors:
            if selector not in UNUSED_IGNORE and not any(selects(selector, info.slug, info.code) for info in infos):
                known = [name for info in infos for name in (info.slug, info.code)]
                hint = nearest(selector, known) or "; arabclean rules lists all"
                raise ConfigError(f"there is no rule {selector!r}{hint}", key, selector)

    def wanted(info: RuleInfo) -> bool:
        if any(selects(selector, info.slug, info.code) for selector in config.ignore):
            return False
        if any(selects(selector, info.slug, info.code) for selector in config.extend_select):
            return True
        if config.select:
            return any(selects(selector, info.slug, info.code) for selector in config.select)
        return info.default or _fits_profile(info, config.profile)

    return tuple(rule for rule in rules if wanted(rule.info))


def _fits_profile(info: RuleInfo, profile: str) -> bool:
    """Whether a profile (`arabclean.config.PROFILES`) turns a rule on that is off by default."""
    if profile == "strict":
        return info.precision >= 0.75
    if profile == "house":
        return info.severity is Severity.STYLE and info.precision >= 0.9
    return profile == "all"
