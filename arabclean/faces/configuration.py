"""Where a run's configuration comes from: a file, and options over it."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from arabclean.config import Config, Override
from arabclean.errors import ConfigError
from arabclean.faces.pattern import PathPattern, fits_any
from arabclean.text.record import Record, replace

if TYPE_CHECKING:
    from arabclean.defaults import Checker
    from arabclean.faces.baseline import Baseline
    from arabclean.formats.proofreader import Proofreader
    from arabclean.rule import Rule

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


class Choice(Record):
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


class Reading(NamedTuple):
    """How the command line wants files to be read, in place of the configuration; see `Setting.reading`."""

    kind: str | None = None
    fields: tuple[str, ...] = ()
    baseline: str | None = None
    ignores_baseline: bool = False


class Treatment(Record):
    """How one file is treated: the rules that look at it, and how it is read."""

    config: Config
    format: str | None
    encoding: str
    fields: tuple[str, ...]


class Setting:
    """A run's configuration, and the checkers made from it: one for each way in which files are treated.

    Files that have a configuration nearer to them, in their folder or above it, are under that one.
    """

    def __init__(self, config: Config, root: Path, file: Path | None = None) -> None:
        """Take a configuration whose patterns are read from the folder ``root``; ``file`` is where it stands."""
        self.config = config
        self.root = root
        self.file = file
        self._choice: Choice | None = None  # set: other files may be under other configurations
        self._reading = Reading()
        self._folders: dict[str, Setting] = {}
        self._files: dict[Path | None, Setting] = {file: self}
        self._checkers: list[tuple[list[Override], Checker]] = []
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
        result = cls(choice.over(config), file.parent if file is not None else here, file)
        if path is None:
            result._choice = choice
        return result

    def of(self, path: str) -> Setting:
        """Return what the file ``path`` is under: the nearest configuration above it, or else this one.

        Raises:
            ConfigError: that configuration cannot be used.
        """
        if self._choice is None:
            return self
        folder = os.path.dirname(os.path.abspath(path))
        known = self._folders.get(folder)
        if known is None:
            file = find(Path(folder)) or self.file
            known = self._files.get(file)
            if known is None:
                assert file is not None
                from arabclean.defaults import read_config  # noqa: PLC0415 - see `checker`

                known = Setting(self._choice.over(read_config(file)), file.parent, file)
                known.reading(self._reading)
                self._files[file] = known
            self._folders[folder] = known
        return known

    def excludes(self, path: str) -> bool:
        """Whether the configuration that a file is under leaves it out."""
        other = self.of(path)
        return fits_any(other.exclude, path)

    @cached_property
    def exclude(self) -> list[PathPattern]:
        """The files that are not looked at."""
        return [PathPattern(pattern, self.root) for pattern in self.config.exclude]

    def treatment(self, path: str | None = None) -> Treatment:
        """Return how the file ``path`` is treated, under the ``per-file`` overrides that fit it."""
        if path is not None and (other := self.of(path)) is not self:
            return other.treatment(path)
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
        if path is not None and (other := self.of(path)) is not self:
            return other.checker(path)
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

    def reading(self, wanted: Reading) -> None:
        """Let the command line say how files are read, in place of the configuration.

        Raises:
            ConfigError: there is no such format.
            SourceError: the baseline cannot be read.
        """
        if wanted.kind is not None:
            from arabclean.formats import format_of  # noqa: PLC0415 - most runs ask for none

            format_of("", wanted.kind)
        self._reading = wanted
        path = wanted.baseline if wanted.baseline is not None else self.config.baseline
        if path is not None and not wanted.ignores_baseline:
            from arabclean.faces.baseline import Baseline  # noqa: PLC0415 - most runs have none

            self._baseline = Baseline.read(Path(path))

    def proofreader(self, path: str, items: Collection[int] = ()) -> Proofreader:
        """Return what checks the file ``path``, in its format; ``items`` are lines that are items or cells.

        Raises:
            ConfigError, DataError: as `checker` does.
        """
        if (other := self.of(path)) is not self:
            return other.proofreader(path, items)
        from arabclean.formats import format_of  # noqa: PLC0415 - see `checker`
        from arabclean.rule import UNUSED_IGNORE  # noqa: PLC0415 - see `checker`

        treatment = self.treatment(path)
        checker = self.checker(path)
        try:
            form = format_of(path, self._reading.kind or treatment.format)
        except ConfigError as error:
            raise self._placed(error) from None
        return checker.proofreader(
            form.name,
            fields=self._reading.fields or treatment.fields,
            known=self._baseline.known(path) if self._baseline else (),
            judges_unused=not treatment.config.select and not {*UNUSED_IGNORE} & {*treatment.config.ignore},
            items=items,
        )

    def way(self, path: str) -> str:
        """Return what, besides its text and the rules themselves, decides what is found in the file ``path``."""
        if (other := self.of(path)) is not self:
            return other.way(path)
        known = sorted(self._baseline.known(path)) if self._baseline else []
        return repr(
            (
                self.treatment(path),
                self._reading.kind,
                self._reading.fields,
                known,
                Path(path).suffix.lower(),
                self._named,
            )
        )

    @cached_property
    def _named(self) -> list[tuple[str, int, int]]:
        """The state of the files that the configuration names."""
        config = self.config
        files = [*config.words, *config.hunspell, *config.packs, *(f"{path}.dic" for path in config.hunspell)]
        files += [str(Path(path).with_suffix(".dic")) for path in config.hunspell]
        result: list[tuple[str, int, int]] = []
        for file in files:
            with suppress(OSError):
                status = os.stat(file)
                result.append((file, status.st_size, status.st_mtime_ns))
        return result

    def fresh(self) -> Setting:
        """Return the same choices with nothing loaded yet, for another process."""
        result = Setting(self.config, self.root, self.file)
        result._choice, result._reading, result._baseline = self._choice, self._reading, self._baseline
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
            if culprit in (
                override.format,
                *override.select,
                *override.ignore,
                *override.extend_select,
                *override.severity,
            ):
                error.keys = ("per-file", glob, *error.keys)
                break
        from arabclean.location import says  # noqa: PLC0415 - the same

        if not says(self.file.read_text(encoding="utf-8-sig"), culprit):
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
