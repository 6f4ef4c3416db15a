"""Paragraphs that articles repeat, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabclean.duplicates import Match, Member, Verdict, repeated
from arabclean.errors import ConfigError
from arabclean.render.duplicate import Listed, Listing, Place

if TYPE_CHECKING:
    from arabclean.faces.cli.duplicates import Work
    from arabclean.faces.paragraph import Paragraph


def with_paragraphs(work: Work) -> int:
    """Read the paragraphs of all articles, write each that is repeated with all that repeat it.

    Raises:
        ConfigError: an archive was named; it holds headlines.
    """
    options = work.options
    if options.against or options.save:
        raise ConfigError("an archive holds headlines; leave out --against and --save, or --paragraphs")
    read: list[Paragraph] = list(work.paragraphs())
    work.progress(f"arabclean: comparing {len(read):,} paragraphs", now=True)
    texts = [paragraph.text for paragraph in read]
    groups: dict[int, list[tuple[int, Match]]] = {}
    for first, second, match in repeated(texts, options.min_words, templates=options.templates):
        groups.setdefault(first, []).append((second, match))
    work.begin()
    for first, others in sorted(groups.items()):
        same = Match(Verdict.EXACT, 1.0, ())
        items = [_listed(read[at], at, match) for at, match in ((first, same), *others)]
        verdict = max(match.verdict for _, match in others)
        work.write(Listing(verdict.name.lower(), min(match.score for _, match in others), 0, items))
    return work.end(f"arabclean: paragraphs: {len(read)}, repeated: {len(groups)}")


def _listed(paragraph: Paragraph, at: int, match: Match) -> Listed:
    span = paragraph.span
    start, end = (span.start, span.end) if span else (None, None)
    return Listed(Place(paragraph.path, paragraph.line, paragraph.id, start, end), Member(at, paragraph.text, *match))
