"""``arabclean check``: report what is wrong."""

from __future__ import annotations

import argparse
import os
from collections import Counter

from arabclean import __version__, resources
from arabclean.faces.cli.option import add_formats, add_language, add_levels, add_paths, add_quiet, add_rules, setting
from arabclean.faces.cli.work import add_work, outcomes
from arabclean.faces.configuration import Reading
from arabclean.faces.console import Console
from arabclean.finding import Safety, Severity
from arabclean.render import FORMATS, Renderer, renderer
from arabclean.render.statistic import statistics


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``check``."""
    add_paths(parser, default=".")
    add_formats(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="of the findings (default: text)")
    add_language(parser)
    add_levels(parser)
    parser.add_argument("--statistics", action="store_true", help="how often each rule speaks, not where")
    parser.add_argument("--exit-zero", action="store_true", help="end with 0 although something was found")
    add_work(parser)
    add_quiet(parser)
    add_rules(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Check the files and write what was found."""
    chosen = setting(options)
    chosen.reading(Reading(options.kind, tuple(options.fields), options.baseline))
    language = options.lang or console.language
    severity, safety = Severity.of(options.min_severity), Safety.of(options.min_safety)
    tool = {"name": "arabclean", "version": __version__, "data": dict(resources.versions())}
    infos = [rule.info for rule in chosen.checker().rules] if options.format in ("sarif", "html") else []
    output = renderer(options.format, language=language, style=console.style, tool=tool, rules=infos)
    tally = Tally()
    if not options.statistics:
        console.write(output.head())
    for outcome in outcomes(options, chosen, console):
        report = outcome.report.at_least(severity=severity, safety=safety)
        tally.files += 1
        tally.safe += sum(finding.safety is Safety.SAFE for finding in report)
        tally.rules.update((finding.code, finding.slug) for finding in report)
        if not options.statistics:
            console.write(output.file(outcome.name, report))
    console.write(statistics(tally.rules, options.format) if options.statistics else output.tail())
    if options.format == "github":
        _add_to_step(output, console)
    if options.format in ("text", "full") and not options.quiet:
        console.note(tally.summary(language))
    return console.status(found=tally.found > 0 and not options.exit_zero)


def _add_to_step(output: Renderer, console: Console) -> None:
    """Add the findings to the page of the running step of GitHub Actions, when there is one."""
    from arabclean.render.github import GithubRenderer  # noqa: PLC0415 - only this format has a summary

    page = os.environ.get("GITHUB_STEP_SUMMARY")
    table = output.summary() if isinstance(output, GithubRenderer) else ""
    if page and table:
        try:
            with open(page, "a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(table)
        except OSError as error:
            console.note(f"arabclean: {page}: the summary of the step was not written ({error.strerror})")


class Tally:
    """What a run counts."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.files = 0
        self.safe = 0
        self.rules: Counter[tuple[str, str]] = Counter()

    @property
    def found(self) -> int:
        """How many findings there are."""
        return self.rules.total()

    def summary(self, language: str) -> str:
        """Return the counts in one line. Label and number: in Arabic no noun has to agree with its number."""
        counts = [self.files, self.found, self.safe]
        if language == "ar":
            return "arabclean: الملفات: {}، المواضع: {}، منها ما يُصلح تلقائيًا (arabclean fix): {}".format(*counts)
        return "arabclean: files: {}, findings: {}, of these with a safe fix (arabclean fix): {}".format(*counts)
