"""Checks many files: one after the other, or with several processes; what is known from before is not checked anew."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from arabclean.checker import Report
from arabclean.document import Document
from arabclean.errors import SourceError
from arabclean.faces.cli.option import Pick, encoding, number, picks
from arabclean.faces.configuration import Setting
from arabclean.faces.console import Console
from arabclean.faces.progress import Progress
from arabclean.formats import SUFFIXES
from arabclean.text.record import Record, replace

if TYPE_CHECKING:
    from arabclean.faces.cache import Cache


class Outcome(Record):
    """What was found in a file."""

    name: str
    report: Report


class Answer(Record):
    """What a worker says of a file: its report, or why there is none, and the lines that could not be read."""

    name: str
    named: bool
    report: Report | None
    error: str = ""
    broken: Sequence[tuple[int, str]] = ()


def add_work(parser: argparse.ArgumentParser) -> None:
    """Add how much is done at once, and what is kept for the next time."""
    parser.add_argument("--jobs", type=number(0), default=1, metavar="N", help="processes; 0: one for each core")
    parser.add_argument("--cache", action="store_true", help="keep what was found, and check only what has changed")
    parser.add_argument("--cache-dir", metavar="FOLDER", help="where it is kept (default: the user's cache folder)")


def outcomes(options: argparse.Namespace, chosen: Setting, console: Console) -> Iterator[Outcome]:
    """Yield what is found in each file that the options name, in their order; complain of what cannot be read.

    Raises:
        ConfigError, DataError: the configuration cannot be used.
    """
    if not options.cache:
        chosen.checker()  # a bad choice of rules is told once, before the first file
    found: Iterable[Pick] = picks(options, chosen, console, SUFFIXES)
    jobs = options.jobs or os.cpu_count() or 1
    progress = Progress(sys.stderr)
    total = ""
    if jobs > 1 or sys.stderr.isatty():
        found = list(found)
        total = f"/{len(found):,}"
        jobs = min(jobs, len(found))
    cache = _cache(options, chosen)
    worker = Worker(chosen, options.encoding, cache)
    answers = map(worker.answer, found) if jobs <= 1 else _parallel(worker, found, jobs)
    try:
        for done, answer in enumerate(answers, 1):
            progress(f"arabclean: {done:,}{total}")
            if answer.broken or answer.report is None or answer.report:
                progress.done()
            for line, message in answer.broken:
                if line:
                    console.fail(SourceError(f"{answer.name}:{line}: {message}"))
                elif answer.named:
                    console.fail(SourceError(f"{answer.name}: {message}"))
                elif options.verbose:
                    console.note(f"arabclean: {answer.name}: passed over: {message}")
            if answer.report is None:
                console.fail(SourceError(answer.error))
            else:
                yield Outcome(answer.name, answer.report)
    finally:
        progress.done()
        if cache is not None:
            cache.close()


class Worker:
    """Answers for one file at a time."""

    def __init__(self, chosen: Setting, declared: str | None, cache: Cache | None = None) -> None:
        """Take the configuration and the encoding that the command line declares."""
        self._chosen = chosen
        self._options = argparse.Namespace(encoding=declared)
        self._cache = cache

    def answer(self, pick: Pick) -> Answer:
        """Read and check a file.

        Raises:
            ConfigError, DataError: the configuration cannot be used.
        """
        broken: list[tuple[int, str]] = []
        try:
            source = pick.read(encoding(self._options, self._chosen, pick.name))
            document = Document(source.text, id=source.name)
            known = self._cache.get(pick.name, source.text) if self._cache else None
            if known is None:
                reader = self._chosen.proofreader(pick.name, source.items)
                known = reader.check(document, lambda line, message: broken.append((line, message)))
                if self._cache and not broken:
                    self._cache.put(pick.name, source.text, known)
        except SourceError as error:
            return Answer(pick.name, pick.named, None, str(error))
        return Answer(pick.name, pick.named, known, "", broken)

    def without_cache(self, *, fresh: bool = True) -> Worker:
        """Return the same without the open cache, which no other process can use; ``fresh``: nothing loaded, either."""
        return Worker(self._chosen.fresh() if fresh else self._chosen, self._options.encoding)


_worker: Worker | None = None
"""That of this process, when it is one of several."""


def _begin(worker: Worker) -> None:
    import signal  # noqa: PLC0415 - only in a process of a pool

    global _worker  # noqa: PLW0603 - a process of a pool keeps what it needs here
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's affair
    _worker = worker


def _work(pick: Pick) -> Answer:
    assert _worker is not None
    answer = _worker.answer(pick)
    if answer.report is not None:
        report = answer.report
        bare = tuple(finding.located(Document("").index) for finding in report)  # the text goes once, not with each
        plain = Document(report.document.text, kind=report.document.kind, id=report.document.id)
        answer = replace(answer, report=Report(plain, bare, report.versions, report.suppressed))
    return answer


def _parallel(worker: Worker, found: Iterable[Pick], jobs: int) -> Iterator[Answer]:
    """Yield the answers in order; standard input is read here."""
    import multiprocessing  # noqa: PLC0415 - only with --jobs
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - the same

    # On Linux the others begin as copies of this process, and share with it what is loaded already.
    copies = sys.platform == "linux"
    context = multiprocessing.get_context("fork" if copies else "spawn")
    begin = worker.without_cache(fresh=not copies)
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(begin,))
    try:
        waiting = [(pick, None if pick.path is None else pool.submit(_work, pick)) for pick in found]
        for pick, future in waiting:
            if future is None:
                yield worker.answer(pick)
                continue
            answer = future.result()
            if answer.report is not None:
                report = answer.report
                located = tuple(finding.located(report.document.index) for finding in report)
                answer = replace(answer, report=Report(report.document, located, report.versions, report.suppressed))
            yield answer
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _cache(options: argparse.Namespace, chosen: Setting) -> Cache | None:
    if not options.cache:
        return None
    from arabclean.faces.cache import Cache, folder  # noqa: PLC0415 - only when asked for

    return Cache.open(options.cache_dir or folder(os.environ), chosen)
