"""``arabclean audit``: count what rules find in a corpus, per 1,000 words, and show a sample to judge."""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from arabclean.checker import Report
from arabclean.document import Document
from arabclean.errors import ConfigError, SourceError
from arabclean.faces.cli.option import add_language, add_rules, number, setting
from arabclean.faces.console import Console
from arabclean.faces.corpus import pieces
from arabclean.faces.walk import SUFFIXES, targets
from arabclean.render.audit import Count, Sample, audit_json, audit_text


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``audit``."""
    parser.add_argument(
        "subjects",
        nargs="+",
        metavar="[RULE …] CORPUS",
        help="rules to measure (default: the configuration's), then files, folders or globs; .xz and .gz are unpacked",
    )
    parser.add_argument("--show", type=number(0), default=0, metavar="N", help="show N findings of each rule")
    parser.add_argument("--seed", type=number(0), default=0, help="another number shows other findings (default: 0)")
    parser.add_argument("--whole", action="store_true", help="a file is one document (default: each line is one)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the counts (default: text)")
    add_language(parser)
    add_rules(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Count and sample; the status says only whether all could be read."""
    paths = [subject for subject in options.subjects if _is_path(subject)]
    options.select = [*options.select, *(subject for subject in options.subjects if subject not in paths)]
    chosen = setting(options)
    if not paths:
        raise ConfigError(f"{options.subjects[-1]}: there is no such file or folder; name a corpus after the rules")
    checker = chosen.checker()
    sampler = Sampler(options.show, options.seed, options.lang or console.language)
    for rule in checker.rules:
        sampler.counts[rule.info.slug] = Count(rule.info.code, rule.info.slug)
    for target in targets(paths, console.fail, exclude=chosen.exclude, suffixes=SUFFIXES | {".xz", ".gz"}):
        try:
            for line, text in pieces(target.path, whole=options.whole):
                sampler.take(str(target.path), line, checker.check(Document(text)))
        except SourceError as error:
            console.fail(error)
    write = audit_json if options.format == "json" else audit_text
    console.write(write(sampler.documents, sampler.words, [*sampler.counts.values()], console.style))
    return console.status()


class Sampler:
    """Counts findings by rule and keeps a fair sample of each rule's: the same for the same corpus and seed."""

    def __init__(self, size: int, seed: int, language: str) -> None:
        """Keep ``size`` findings of each rule."""
        self.documents = self.words = 0
        self.counts: dict[str, Count] = {}
        self._size = size
        self._random = Random(seed)
        self._language = language

    def take(self, path: str, line: int, report: Report) -> None:
        """Count one report; ``line`` is where its document begins in the file."""
        self.documents += 1
        self.words += len(report.document.words)
        for finding in report:
            count = self.counts.setdefault(finding.slug, Count(finding.code, finding.slug))
            count.findings += 1
            place = self._random.randrange(count.findings)
            if place < self._size:
                sample = Sample.of(path, line, finding, report.document.index, self._language)
                if len(count.samples) < self._size:
                    count.samples.append(sample)
                else:
                    count.samples[place] = sample


def _is_path(subject: str) -> bool:
    return any(sign in subject for sign in "*?[/.") or Path(subject).exists()
