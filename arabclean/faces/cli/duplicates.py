"""``arabclean duplicates``: find headlines or paragraphs that repeat each other, or that an archive holds already."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

from arabclean import __version__
from arabclean.duplicates import Group, Member, Verdict, find_duplicates
from arabclean.duplicates.comparison import THRESHOLD
from arabclean.errors import SourceError
from arabclean.faces.cli.option import add_language, add_paths, add_quiet, number
from arabclean.faces.console import Console
from arabclean.faces.file import opened
from arabclean.faces.headline import KINDS, PAGES, SUFFIXES, Columns, Headline, headlines, kind_of
from arabclean.faces.paragraph import Paragraph, paragraphs
from arabclean.faces.progress import Progress
from arabclean.faces.walk import STDIN, targets
from arabclean.render.duplicate import FORMATS, Listed, Listing, Place, Renderer, renderer

Item = TypeVar("Item")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``duplicates``."""
    add_paths(parser)
    parser.add_argument("--input", choices=KINDS, help="how files hold headlines (default: by suffix, or one a line)")
    parser.add_argument("--field", help="the field or column of the headline (default: title, headline)")
    parser.add_argument("--id", help="the field or column that names it (default: path and line)")
    parser.add_argument("--threshold", type=_share, default=THRESHOLD, help=f"least likeness, 0 to 1 ({THRESHOLD})")
    parser.add_argument("--templates", action="store_true", help="also headlines that differ in a name or number only")
    parser.add_argument("--against", metavar="ARCHIVE", help="ask whether these headlines are in a saved archive")
    parser.add_argument("--save", metavar="ARCHIVE", help="add the headlines to an archive, made if there is none")
    parser.add_argument("--paragraphs", action="store_true", help="repeated paragraphs of articles, not headlines")
    parser.add_argument("--min-words", type=number(1), default=8, help="words of the shortest paragraph (default: 8)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="of the groups (default: text)")
    parser.add_argument("--exit-zero", action="store_true", help="end with 0 although groups were found")
    add_language(parser)
    add_quiet(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Read the headlines; write the groups, or what the archive says of each."""
    work = Work(options, console)
    if options.paragraphs:
        from arabclean.faces.cli.passage import with_paragraphs  # noqa: PLC0415 - loaded when it is asked for

        return with_paragraphs(work)
    if options.against or options.save:
        from arabclean.faces.cli.archive import with_archive  # noqa: PLC0415 - loaded when there is an archive

        return with_archive(work, options.against, options.save)
    read = Catalogue()
    for headline in work.headlines():
        read.add(headline)
    work.progress(f"arabclean: comparing {len(read.texts):,} headlines", now=True)
    groups = find_duplicates(enumerate(read.texts), threshold=options.threshold, templates=options.templates)
    work.begin()
    for group in groups:
        work.write(_listing(group, read))
    if groups.capped:
        console.note(f"arabclean: blocks of very common words that were only sampled: {groups.capped}")
    return work.end(f"arabclean: headlines: {len(read.texts)}, groups: {len(groups)}")


class Work:
    """One run of the command: its options, where it reads and where it writes."""

    def __init__(self, options: argparse.Namespace, console: Console) -> None:
        """Begin; nothing is read yet."""
        self.options = options
        self.console = console
        self.progress = Progress(sys.stderr, wanted=not options.quiet)
        language = options.lang or ("ar" if options.format == "html" else console.language)
        tool = {"name": "arabclean", "version": __version__}
        self._renderer: Renderer = renderer(options.format, language=language, style=console.style, tool=tool)
        self._found = 0

    def fail(self, error: SourceError) -> None:
        """Tell of what cannot be used."""
        self.progress.done()
        self.console.fail(error)

    def headlines(self) -> Iterator[Headline]:
        """Yield the headlines of all files; what cannot be read is told of and left out."""
        return self._read(headlines, "headlines")

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of all files, likewise."""
        return self._read(paragraphs, "paragraphs")

    def _read(self, reader: Callable[..., Iterator[Item]], what: str) -> Iterator[Item]:
        options = self.options
        columns = Columns(options.field, options.id)
        count = 0
        for name, path, is_named in self._inputs():
            before = count
            try:
                with opened(path, name) as stream:
                    for item in reader(stream, name, columns, self.fail, options.input):
                        count += 1
                        if count % 1024 == 0:
                            self.progress(f"arabclean: {what}: {count:,}")
                        yield item
            except SourceError as error:
                self.fail(error)
                continue
            if count == before and is_named and (options.input or kind_of(name)) in PAGES:
                self.fail(SourceError(f"{name}: the page has no {what.removesuffix('s')}"))

    def _inputs(self) -> Iterator[tuple[str, str | None, bool]]:
        """Yield name, path (None: standard input) and whether it was named here, in the order given."""
        paths: list[str] = self.options.paths
        at = paths.index(STDIN) if STDIN in paths else len(paths)
        after = [path for path in paths[at:] if path != STDIN]
        for target in targets(paths[:at], self.console.fail, suffixes=SUFFIXES):
            yield str(target.path), str(target.path), target.named
        if at < len(paths):
            yield self.options.stdin_filename or "<stdin>", None, True
        for target in targets(after, self.console.fail, suffixes=SUFFIXES):
            yield str(target.path), str(target.path), target.named

    def begin(self) -> None:
        """Write what stands before the first group."""
        self.progress.done()
        self.console.write(self._renderer.head())

    def write(self, listing: Listing) -> None:
        """Write a group."""
        self._found += 1
        self.progress.done()
        self.console.write(self._renderer.group(listing))

    def end(self, summary: str, *, groups: bool = True) -> int:
        """Write what stands after the last of the ``groups``, if any were begun, and the summary; return the status."""
        self.progress.done()
        if groups:
            self.console.write(self._renderer.tail())
        if self.options.format == "text" and not self.options.quiet:
            self.console.note(summary)
        return self.console.status(found=self._found > 0 and not self.options.exit_zero)


class Catalogue:
    """The headlines of a run and their places, in few bytes each."""

    def __init__(self) -> None:
        """Begin empty."""
        self.texts: list[str] = []
        self._lines: list[int] = []
        self._paths: list[str] = []
        self._ids: dict[int, str] = {}  # of those that have one of their own

    def add(self, headline: Headline) -> None:
        """Keep a headline."""
        if headline.id != f"{headline.path}:{headline.line}":
            self._ids[len(self.texts)] = headline.id
        self.texts.append(headline.text)
        self._lines.append(headline.line)
        self._paths.append(headline.path)

    def place(self, at: int) -> Place:
        """Return where the headline ``at`` stands."""
        path, line = self._paths[at], self._lines[at]
        return Place(path, line, self._ids.get(at, f"{path}:{line}"))


def _listing(group: Group, read: Catalogue) -> Listing:
    items = [Listed(read.place(int(member.id)), member) for member in group.members]
    head = next(at for at, member in enumerate(group.members) if member.id == group.representative.id)
    return Listing(group.verdict.name.lower(), group.score, head, items)


def answer(headline: Headline, archive: str, found: tuple[Member, ...]) -> Listing:
    """Return what an archive holds that says what ``headline`` says, the headline first."""
    asked = Listed(
        Place(headline.path, headline.line, headline.id), Member(headline.id, headline.text, Verdict.EXACT, 1.0, ())
    )
    items = [asked, *(Listed(Place(archive, None, str(member.id)), member) for member in found)]
    verdict = max(member.verdict for member in found)
    return Listing(verdict.name.lower(), min(member.score for member in found), 0, items)


def _share(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number between 0 and 1") from None
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{value} is not between 0 and 1")
    return number
