"""Group the headlines that repeat each other."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import NamedTuple

from arabclean.duplicates.alignment import NO_NAMES
from arabclean.duplicates.alphabet import Alphabet
from arabclean.duplicates.comparison import THRESHOLD, Judge
from arabclean.duplicates.family import Families, Star
from arabclean.duplicates.verdict import Group, Groups, Key, Match, Member, Verdict

Items = Iterable[str | tuple[Key, str]]

_NOTHING: Mapping[str, Match] = {}


def find_duplicates(
    items: Items,
    *,
    threshold: float = THRESHOLD,
    templates: bool = False,
    names: Container[str] = NO_NAMES,
) -> Groups:
    """Return the groups of headlines among ``items`` that repeat each other, exactly or nearly.

    ``items`` are strings, named by their positions from 0, or pairs of a name and a string; any iterable, read once.
    ``threshold`` and ``names`` are those of `compare`. With ``templates``, headlines that differ in a fact only are
    reported too, in groups of their own with `Verdict.TEMPLATE`, each of whose members stands for the group that it
    represents.

    Headlines without a word are in no group. A headline that resembles only one that another group's representative
    already took stands in a second group, with that one as the representative. Which headlines are grouped does not
    depend on their order, except in families of more than 24 that are chained rather than alike, and in capped
    blocks (`Groups.capped`). Never raises on strings.

    Raises:
        TypeError: strings and pairs are mixed, or one string is given in place of many.
        ValueError: ``threshold`` is not between 0 and 1.
    """
    if isinstance(items, str):
        raise TypeError("give a list of headlines, not one string")
    judge = Judge.of(threshold, names)
    read = _Read.of(items)
    families = Families(read.lines, read.words, read.text, judge, templates=templates)
    stars = families.stars()
    alone: list[Star] = [(node, ()) for node in read.several if node not in families.joined]
    found: list[tuple[int, Group]] = []
    for node, others in [*stars, *alone]:
        members = sorted(item for each in (node, *others) for item in read.items(each))
        known = {read.text(each): match for each in others if (match := families.known(node, each))}
        found += _group(read, families.compare, read.leader(node), members, known=known)
    if templates:
        for node, others in families.template_stars(stars):
            members = sorted(read.leader(each) for each in (node, *others))
            found += _group(read, families.compare, read.leader(node), members, weakest=Verdict.TEMPLATE)
    found.sort(key=lambda item: (item[0], item[1].verdict))
    return Groups((group for _, group in found), families.capped)


class _Read(NamedTuple):
    """What was read. A node is all headlines with one key (`Alphabet.key`); nodes are what is compared."""

    ids: list[Key] | None
    texts: list[str]
    first: list[int]
    several: dict[int, list[int]]
    lines: list[str]
    words: list[str]

    @classmethod
    def of(cls, items: Items) -> _Read:
        alphabet = Alphabet()
        nodes: dict[int, int] = {}  # by hash of the key: a false meeting is found out when members are judged
        ids: list[Key] = []
        read = cls(None, [], [], {}, [], [])
        for at, item in enumerate(items):
            if isinstance(item, str):
                text = item
            else:
                ids.append(item[0])
                text = item[1]
            read.texts.append(text)
            line = alphabet.spell(text)
            if not line:
                continue
            node = nodes.setdefault(hash(alphabet.key(line)), len(read.lines))
            if node == len(read.lines):
                read.lines.append(line)
                read.first.append(at)
            else:
                read.several.setdefault(node, [read.first[node]]).append(at)
        if ids and len(ids) != len(read.texts):
            raise TypeError("give either strings or pairs of a name and a string, not both")
        return read._replace(ids=ids or None, words=alphabet.words)

    def id(self, at: int) -> Key:
        return at if self.ids is None else self.ids[at]

    def items(self, node: int) -> list[int]:
        return self.several.get(node) or [self.first[node]]

    def leader(self, node: int) -> int:
        """Return the item that stands for a node: the first in alphabetical order."""
        several = self.several.get(node)
        return min(several, key=self.texts.__getitem__) if several else self.first[node]

    def text(self, node: int) -> str:
        return self.texts[self.leader(node)]


def _group(
    read: _Read,
    compare: Callable[[str, str], Match | None],
    leader: int,
    items: list[int],
    *,
    weakest: Verdict = Verdict.NEAR,
    known: Mapping[str, Match] = _NOTHING,
) -> list[tuple[int, Group]]:
    """Make a group, with the place of its first member; none if the members were not alike after all.

    ``known`` is what has been found out about the leader's headline and others.
    """
    text = read.texts[leader]
    same = Match(Verdict.EXACT, 1.0, ())
    judged: dict[str, Match | None] = {**known, text: same}
    members: list[Member] = []
    kept: list[int] = []
    for item in items:
        other = read.texts[item]
        if other in judged:
            match = judged[other]
        else:
            match = judged[other] = compare(text, other)
        if match is not None and match.verdict <= weakest:
            members.append(Member(read.id(item), other, *match))
            kept.append(item)
    if len(members) < 2:
        return []
    group = Group(
        Member(read.id(leader), text, *same),
        tuple(members),
        max(member.verdict for member in members),
        min(member.score for member in members),
    )
    return [(kept[0], group)]
