"""Families of headlines that resemble each other, and the stars that they are reported in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from arabclean.duplicates.candidate import QUICK, Candidates, by_rarity, is_worth_judging
from arabclean.duplicates.comparison import Judge
from arabclean.duplicates.fact import Kind, sense
from arabclean.duplicates.fingerprint import Fingerprints
from arabclean.duplicates.verdict import Match, Verdict

_MOST_TRIALS = 16  # comparisons that one headline asks for
_LARGE = 24  # headlines; a family as large is gathered round representatives without comparing all with all
_MOST_ROUNDS = 64
_MOST_KEPT = 1 << 18  # matches, about 0.7 KB each

Star = tuple[int, Sequence[int]]


class Families:
    """Compares candidate nodes (indexes of ``lines``) and gathers those that match.

    ``lines`` are the nodes as characters of `Alphabet`, ``words`` a word for each character; ``text`` returns
    the headline of a node. After `stars`, ``joined`` holds the nodes in one, and ``capped`` says how many blocks,
    headlines or families were too large to be compared in full.
    """

    def __init__(
        self,
        lines: list[str],
        words: list[str],
        text: Callable[[int], str],
        judge: Judge,
        *,
        templates: bool,
    ) -> None:
        """Find and compare the candidates."""
        self.capped = 0
        self.joined: set[int] = set()
        self._text = text
        self._standard = judge
        self._fingerprints = Fingerprints()
        self._near: dict[int, dict[int, float]] = {}
        self._template: dict[int, dict[int, float]] = {}
        self._matches: dict[int, Match] = {}
        self._parent: dict[int, int] = {}
        self._size: dict[int, int] = {}
        spelled = by_rarity(lines)
        self._lines = spelled.lines
        self._facts: dict[str, tuple[Kind, str]] = {}
        for at, letter in enumerate(spelled.letters):
            word = words[ord(letter)]
            if at < spelled.shared or word[0] in ".0123456789":  # a name that comes once is found out when judged
                found = sense(word)
                if found.kind > Kind.WORD:
                    self._facts[chr(at)] = (found.kind, found.value)
        self._compare(Candidates(spelled), templates)

    def _compare(self, candidates: Candidates, templates: bool) -> None:
        lines = self._lines
        trials: dict[int, int] = {}
        tried: set[int] = set()
        tired: set[int] = set()
        count = len(lines)
        for i, j, shared in candidates.pairs(QUICK):
            if not is_worth_judging(len(lines[i]), len(lines[j]), shared):
                continue
            pair = i * count + j
            if pair in tried:
                continue
            tried.add(pair)
            if not templates and self._differ_in_fact(lines[i], lines[j]):
                continue
            if self._size.get(self._root(i), 1) > _LARGE and self._root(i) == self._root(j):
                continue
            if trials.get(i, 0) >= _MOST_TRIALS and trials.get(j, 0) >= _MOST_TRIALS:
                tired.add(i)
                tired.add(j)
                continue
            trials[i] = trials.get(i, 0) + 1
            trials[j] = trials.get(j, 0) + 1
            match = self._judge(i, j)
            if match is None:
                continue
            edges = self._template if match.verdict is Verdict.TEMPLATE else self._near
            edges.setdefault(i, {})[j] = match.score
            edges.setdefault(j, {})[i] = match.score
            if edges is self._near:
                if len(self._matches) < _MOST_KEPT:
                    self._matches[pair] = match
                self._unite(i, j)
        self.capped = candidates.capped + len(tired)

    def compare(self, first: str, second: str) -> Match | None:
        """Return the match of two headlines by the standard of these families."""
        return self._standard.judge(self._fingerprints.of(first), self._fingerprints.of(second))

    def known(self, first: int, second: int) -> Match | None:
        """Return the match of the headlines of two nodes if they have been compared and it was kept."""
        low, high = (first, second) if first < second else (second, first)
        match = self._matches.get(low * len(self._lines) + high)
        return match.turned() if match is not None and low == second else match

    def _judge(self, i: int, j: int) -> Match | None:
        return self.compare(self._text(i), self._text(j))

    def _differ_in_fact(self, first: str, second: str) -> bool:
        """Whether each holds a fact of one kind that the other lacks, so that the two are a template at best."""
        facts = self._facts
        own = {facts[letter] for letter in first if letter in facts}
        if not own:
            return False
        other = {facts[letter] for letter in second if letter in facts}
        lost = {kind for kind, _ in own - other}
        return bool(lost) and not lost.isdisjoint(kind for kind, _ in other - own)

    def _root(self, node: int) -> int:
        parent = self._parent
        while (up := parent.get(node, node)) != node:
            parent[node] = parent.get(up, up)
            node = up
        return node

    def _unite(self, i: int, j: int) -> None:
        i, j = self._root(i), self._root(j)
        if i != j:
            if self._size.get(i, 1) < self._size.get(j, 1):
                i, j = j, i
            self._parent[j] = i
            self._size[i] = self._size.get(i, 1) + self._size.pop(j, 1)

    def stars(self) -> list[Star]:
        """Return each representative with the nodes that match it."""
        order = self._ordered(self._near)
        large: dict[int, list[int]] = {}
        small: list[int] = []
        for node in order:
            root = self._root(node)
            if self._size.get(root, 1) > _LARGE:
                large.setdefault(root, []).append(node)
            else:
                small.append(node)
        found = self._gather(small, self._near)
        for family in large.values():
            found += self._rounds(family)
        return found

    def _ordered(self, edges: dict[int, dict[int, float]]) -> list[int]:
        """Return the nodes, those with most neighbours first, then the longest, then by the alphabet."""
        return sorted(edges, key=lambda node: (-len(edges[node]), -len(self._lines[node]), self._text(node)))

    def _gather(self, order: Sequence[int], edges: dict[int, dict[int, float]]) -> list[Star]:
        """Let each node in turn take its neighbours that are still free; one left alone joins its best neighbour."""
        taken: set[int] = set()
        stars: dict[int, list[int]] = {}
        for node in order:
            if node in taken:
                continue
            others = [other for other in edges[node] if other not in taken]
            if others:
                taken.add(node)
                taken.update(others)
                stars[node] = others
        late: dict[int, list[int]] = {}
        for node in order:
            if node not in taken:
                best = max(edges[node], key=lambda other: (edges[node][other], self._text(other)))
                late.setdefault(best, []).append(node)
        for best, others in late.items():
            taken.update(others)
            if best in stars:
                stars[best] += others
        self.joined |= taken
        return [*stars.items(), *((best, others) for best, others in late.items() if best not in stars)]

    def _rounds(self, family: list[int]) -> list[Star]:
        """Gather a large family: the first takes all that match it, then the first of the rest, and so on."""
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - loaded when there is something to compare

        found: list[Star] = []
        for _ in range(_MOST_ROUNDS):
            if len(family) < 2:
                break
            head, line = family[0], self._lines[family[0]]
            others: list[int] = []
            rest: list[int] = []
            for node in family[1:]:
                match = None
                if Indel.normalized_similarity(line, self._lines[node], score_cutoff=QUICK):
                    match = self._judge(head, node)
                (rest if match is None or match.verdict is Verdict.TEMPLATE else others).append(node)
            if others:
                found.append((head, others))
                self.joined.add(head)
                self.joined.update(others)
            elif self._near[head]:
                found.append((min(self._near[head]), [head]))
                self.joined.add(head)
            family = rest
        if family:
            self.capped += 1
            within = set(family)
            edges = {node: {k: v for k, v in self._near[node].items() if k in within} for node in family}
            found += self._gather([node for node in family if edges[node]], edges)
        return found

    def template_stars(self, stars: Sequence[Star]) -> list[Star]:
        """Return the stars of `Verdict.TEMPLATE` among representatives and nodes in no star."""
        leader = {other: node for node, others in stars for other in (node, *others)}
        edges: dict[int, dict[int, float]] = {}
        for i, others in self._template.items():
            for j in others:
                first, second = leader.get(i, i), leader.get(j, j)
                if first >= second or second in edges.get(first, ()):
                    continue
                match = self._judge(first, second)
                if match is not None and match.verdict is Verdict.TEMPLATE:
                    edges.setdefault(first, {})[second] = match.score
                    edges.setdefault(second, {})[first] = match.score
        joined = self.joined.copy()
        found = self._gather(self._ordered(edges), edges)
        self.joined = joined
        return found
