"""Where a run's configuration comes from: a file, and options over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from arabclean.config import Config, Override
from arabclean.errors import ConfigError
from arabclean.faces.pattern import PathPattern

if TYPE_CHECKING:
    from arabclean.defaults import Checker
    from arabclean.faces.baseline import Baseline
    from arabclean.formats.proofreader import Proofreader
    from arabclean.rule import Rule

UNUSED = "unused-ignore"
NAMES = ("arabclean.toml", ".arabclean.toml")


def find(start: Path) -> Path | None:
    """Return the nearest configuration file in ``start`` or above; ``pyproject.toml`` only if it speaks of us."""
    for folder in (start, *start.parents):
        for name in NAMES:
            if (folder / name).is_file():
                return folder / name
        project = folder / "pyproject.toml"
        if project.is_file() and _speaks_of_us(project):
            return project
    return None


def _speaks_of_us(project: Path) -> bool:
    from arabclean.defaults import project_section, read_toml  # noqa: PLC0415 - most runs have none to read

    return b"arabclean" in project.read_bytes() and project_section(read_toml(project, "configuration")) is not None


class Choice(NamedTuple):
    """What options of the command line choose. Each wins over the file's word on the same thing."""

    profile: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()

    def over(self, config: Config) -> Config:
        """Return the configuration with these choices made.

        ``select`` means exactly these rules: it takes the place of all three lists of the file. ``ignore`` and
        ``extend_select`` add to the file's.

        Raises:
            ConfigError: there is no such profile.
        """
        if self.profile is not None:
            config = replace(config, profile=Config.from_mapping({"profile": self.profile}, "--profile").profile)
        if self.select:
            config = replace(config, select=tuple(self.select), ignore=(), extend_select=())
        return replace(
            config,
            ignore=(*config.ignore, *self.ignore),
            extend_select=(*config.extend_select, *self.extend_select),
        )


class Treatment(NamedTuple):
    """How one file is treated: the rules that look at it, and how it is read."""

    config: Config
    format: str | None
    encoding: str
    fields: tuple[str, ...]


class Setting:
    """A run's configuration, and the checkers made from it: one for each way in which files are treated."""

    def __init__(self, config: Config, root: Path, file: Path | None = None) -> None:
        """Take a configuration whose patterns are read from the folder ``root``; ``file`` is where it stands."""
        self.config = config
        self.root = root
        self.file = file
        self._checkers: list[tuple[list[Override], Checker]] = []
        self._kind: str | None = None
        self._fields: tuple[str, ...] = ()
        self._baseline: Baseline | None = None
        self._patterns = [(PathPattern(glob, root), override) for glob, override in config.per_file.items()]

    @classmethod
    def load(cls, path: str | None, choice: Choice) -> Setting:
        """Read the configuration file ``path``, or the nearest one above the current folder, under ``choice``.

        Raises:
            ConfigError: the file or the choice cannot be used.
        """
        from arabclean.defaults import read_config  # noqa: PLC0415 - see `checker`

        here = Path.cwd()
        file = Path(path) if path is not None else find(here)
        config = read_config(file) if file is not None else Config()
        return cls(choice.over(config), file.parent if file is not None else here, file)

    @property
    def exclude(self) -> list[PathPattern]:
        """The files that are not looked at."""
        return [PathPattern(pattern, self.root) for pattern in self.config.exclude]

    def treatment(self, path: str | None = None) -> Treatment:
        """Return how the file ``path`` is treated, under the ``per-file`` overrides that fit it."""
        config = self.config
        kind, encoding, fields = None, config.encoding, config.fields
        for override in self._overrides(path):
            config = _under(override, config)
            kind = override.format or kind
            encoding = override.encoding or encoding
            fields = override.fields or fields
        return Treatment(config, kind, encoding, fields)

    def checker(self, path: str | None = None) -> Checker:
        """Return the checker for a file, under the ``per-file`` overrides that fit it.

        Raises:
            ConfigError: a selector fits no rule, or a rule pack cannot be used.
            DataError: a word list or packaged data cannot be read.
        """
        from arabclean.defaults import Checker  # noqa: PLC0415 - rules and lexicon load when something is checked

        overrides = self._overrides(path)
        known = next((checker for each, checker in self._checkers if each == overrides), None)
        if known is None:
            try:
                known = Checker.from_config(self.treatment(path).config)
            except ConfigError as error:
                raise self._placed(error) from None
            self._checkers.append((overrides, known))
        return known

    def reading(
        self, kind: str | None, fields: Sequence[str], baseline: str | None, *, ignores_baseline: bool = False
    ) -> None:
        """Let the command line say how files are read, in place of the configuration.

        Raises:
            ConfigError: there is no such format.
            SourceError: the baseline cannot be read.
        """
        if kind is not None:
            from arabclean.formats import format_of  # noqa: PLC0415 - most runs ask for none

            format_of("", kind)
        self._kind = kind
        self._fields = tuple(fields)
        path = baseline if baseline is not None else self.config.baseline
        if path is not None and not ignores_baseline:
            from arabclean.faces.baseline import Baseline  # noqa: PLC0415 - most runs have none

            self._baseline = Baseline.read(Path(path))

    def proofreader(self, path: str) -> Proofreader:
        """Return what checks the file ``path``, in its format.

        Raises:
            ConfigError, DataError: as `checker` does.
        """
        from arabclean.formats import format_of  # noqa: PLC0415 - see `checker`

        treatment = self.treatment(path)
        checker = self.checker(path)
        return checker.proofreader(
            format_of(path, self._kind or treatment.format).name,
            fields=self._fields or treatment.fields,
            known=self._baseline.known(path) if self._baseline else (),
            judges_unused=not treatment.config.select and UNUSED not in treatment.config.ignore,
        )

    def way(self, path: str) -> str:
        """Return what, besides its text and the rules themselves, decides what is found in the file ``path``."""
        known = sorted(self._baseline.known(path)) if self._baseline else []
        return repr((self.treatment(path), self._kind, self._fields, known, Path(path).suffix.lower()))

    def fresh(self) -> Setting:
        """Return the same choices with nothing loaded yet, for another process."""
        result = Setting(self.config, self.root, self.file)
        result._kind, result._fields, result._baseline = self._kind, self._fields, self._baseline
        return result

    def _overrides(self, path: str | None) -> list[Override]:
        return [override for pattern, override in self._patterns if path is not None and pattern.fits(path)]

    def _placed(self, error: ConfigError) -> ConfigError:
        """Return the error with the line of the configuration file that it comes from, if it comes from there."""
        if self.file is None or len(error.keys) < 2:
            return error
        from arabclean.defaults import placed, way_in  # noqa: PLC0415 - only an error needs it

        culprit = error.keys[-1]
        for glob, override in self.config.per_file.items():
            if culprit in (*override.select, *override.ignore, *override.extend_select, *override.severity):
                error.keys = ("per-file", glob, *error.keys)
                break
        quoted = (f'"{culprit}"', f"'{culprit}'", f"{culprit} =", f"{culprit}=")
        if not any(each in self.file.read_text(encoding="utf-8-sig") for each in quoted):
            return error  # the command line named it
        return placed(error, self.file, way_in(self.file))


def _under(override: Override, config: Config) -> Config:
    return replace(
        config,
        profile=override.profile or config.profile,
        select=override.select or config.select,
        ignore=(*config.ignore, *override.ignore),
        extend_select=(*config.extend_select, *override.extend_select),
        severity={**config.severity, **override.severity},
    )


def all_rules(config: Config) -> tuple[Rule, ...]:
    """Return every rule of the house and of the configuration's packs, on or off.

    Raises:
        ConfigError: a rule pack cannot be used.
    """
    from arabclean.defaults import builtin_rules, read_pack  # noqa: PLC0415 - see Setting.checker

    return (*builtin_rules(), *(rule for path in config.packs for rule in read_pack(path)))
