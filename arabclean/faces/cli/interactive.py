"""``arabclean fix --interactive``: each fix is shown, and a person says yes or no."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from enum import Enum, auto

from arabclean.checker import Report
from arabclean.document import Document
from arabclean.errors import ArabcleanError, ConfigError
from arabclean.faces.console import Console
from arabclean.faces.file import Source
from arabclean.finding import Finding, Fix
from arabclean.fixing import Applied, Checks, Fixed
from arabclean.render import renderer
from arabclean.text import Edit, OffsetMap, Span, apply

_HELP = {
    "en": (
        "y: make the first fix   2…9: another one   n: leave it (also Enter)   a: make all of this rule\n"
        "s: leave all of this rule   w: it is a word of the house   q: stop here, keep what was accepted"
    ),
    "ar": (
        "y: نفّذ الإصلاح الأول   2…9: إصلاح آخر   n: اتركه (أو Enter)   a: نفّذ كل مواضع هذه القاعدة\n"
        "s: اترك كل مواضع هذه القاعدة   w: كلمة من كلمات المؤسسة   q: توقف واحفظ ما قُبل"
    ),
}
_PROMPT = "[y,2-9,n,a,s,w,q,?] "


class _Reply(Enum):
    ACCEPT = auto()
    LEAVE = auto()
    WORD = auto()
    QUIT = auto()


class Session:
    """A conversation over all files of a run: what was said of a rule or a word holds for those that follow."""

    def __init__(self, options: argparse.Namespace, console: Console) -> None:
        """Begin.

        Raises:
            ConfigError: there is no terminal.
        """
        if sys.stdin is None or not sys.stdin.isatty():
            raise ConfigError("--interactive asks a person; run it on a terminal")
        self._options = options
        self._console = console
        self._language = options.lang or console.language
        self._accepted: set[str] = set()
        self._left: set[str] = set()
        self._words: set[str] = set()
        self._stopped = False

    def fix(self, source: Source, reader: Checks) -> Fixed | None:
        """Ask about each finding of a file that has a fix; None when the person has stopped before this file."""
        if self._stopped:
            return None
        report = reader.check(source.text)
        chosen: list[tuple[str, Fix]] = []
        for finding in report:
            if finding.fixes and not self._stopped and not _clashes(finding.fixes[0], chosen):
                fix = self._decided(source, report, finding)
                if fix is not None and not _clashes(fix, chosen):
                    chosen.append((finding.rule, fix))
        return _made(source.text, chosen, reader)

    def _decided(self, source: Source, report: Report, finding: Finding) -> Fix | None:
        if finding.rule in self._left or finding.text in self._words:
            return None
        if finding.rule in self._accepted:
            return finding.fixes[0]
        reply, number = self._asked(source, report, finding)
        if reply is _Reply.ACCEPT:
            return finding.fixes[number]
        if reply is _Reply.WORD:
            self._add_word(finding.text)
        elif reply is _Reply.QUIT:
            self._stopped = True
        return None

    def _asked(self, source: Source, report: Report, finding: Finding) -> tuple[_Reply, int]:
        full = renderer("full", language=self._language, style=self._console.style)
        alone = Report(Document(report.document.text), (finding,), report.versions)
        self._console.write(full.file(source.name, alone))
        while True:
            answer = self._read().strip().lower()
            if answer in ("", "n"):
                return _Reply.LEAVE, 0
            if answer in ("y", "1"):
                return _Reply.ACCEPT, 0
            if answer.isdigit() and 1 <= int(answer) <= len(finding.fixes):
                return _Reply.ACCEPT, int(answer) - 1
            if answer == "a":
                self._accepted.add(finding.rule)
                return _Reply.ACCEPT, 0
            if answer == "s":
                self._left.add(finding.rule)
                return _Reply.LEAVE, 0
            if answer == "w":
                return _Reply.WORD, 0
            if answer == "q":
                return _Reply.QUIT, 0
            self._console.write(_HELP[self._language] + "\n")

    def _read(self) -> str:
        self._console.write(_PROMPT)
        sys.stdout.flush()
        answer = sys.stdin.readline()
        return answer if answer else "q"  # the end of input

    def _add_word(self, word: str) -> None:
        from arabclean.faces.cli import words  # noqa: PLC0415 - only when a word is added

        self._words.add(word)
        options = argparse.Namespace(
            action="add", operands=[word], file=None, config=self._options.config, with_clitics=False, quiet=False
        )
        try:
            words.run(options, self._console)
        except ArabcleanError as error:  # the conversation goes on
            self._console.note(f"arabclean: {error}")


def _clashes(fix: Fix, chosen: list[tuple[str, Fix]]) -> bool:
    taken = (edit.span for _, other in chosen for edit in other.edits)
    spans = [edit.span for edit in fix.edits]
    return any(span.conflicts(other) for other in taken for span in spans)


def _made(text: str, chosen: list[tuple[str, Fix]], reader: Checks) -> Fixed:
    """Make the chosen fixes and look once more."""
    parts = sorted(((edit, rule) for rule, fix in chosen for edit in fix.edits), key=lambda part: part[0].span)
    edits = [edit for edit, _ in parts]
    result = apply(text, edits)
    return Fixed(result, tuple(_applied(text, parts)), reader.check(result).findings, OffsetMap.from_edits(edits))


def _applied(text: str, parts: list[tuple[Edit, str]]) -> Iterator[Applied]:
    drift = 0
    for edit, rule in parts:
        out = Span(edit.start + drift, edit.start + drift + len(edit.text))
        drift += len(edit.text) - edit.span.length
        if edit.span.of(text) != edit.text:
            yield Applied(*edit.span, edit.span.of(text), edit.text, *out, (rule,))
