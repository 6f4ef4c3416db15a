"""Build arabclean/data/unminded.dawg: the counted forms that no judge of the built-in rules minds.

    build_unminded.py             write the table (about two minutes; a process for each core)
    build_unminded.py --check     say which forms of the table a judge minds now; exit status 1 if there are any

Most words of a text are in it, and whoever checks a text need not judge them anew. Run it after a rule over forms, a
list or the lexicon has changed: a form that stands in the table is asked of no judge (`arabclean.judged`).
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from build_data import DATA, automaton

from arabclean import resources
from arabclean.defaults import builtin_rules, default_lexicon
from arabclean.document import Document
from arabclean.judged import Judged
from arabclean.lexicon.automaton import ROOT, Automaton, decode, encode
from arabclean.rules.packaged import made

NAME = "unminded.dawg"
LEAST = 30
"""A form is tabled that was counted so often."""
_CHUNK = 5_000


def main() -> int:
    """Run the command line; 0 when all is well, 1 when the table is stale."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is minded now")
    options = parser.parse_args()
    forms = list(tabled() if options.check else counted())
    chunks = [forms[at : at + _CHUNK] for at in range(0, len(forms), _CHUNK)]
    with Pool() as pool:
        kept = [form for chunk in pool.imap(unminded, chunks) for form in chunk]
    if options.check:
        stale = sorted(set(forms) - set(kept))
        for form in stale:
            print(form)
        return 1 if stale else 0
    made = automaton(sorted(encode(form) or b"" for form in kept), f"counted {LEAST} times, minded by no judge")
    (DATA / NAME).write_bytes(made)
    print(f"{NAME}: {len(kept):,} of {len(forms):,} forms, {len(made):,} bytes")
    return 0


def counted() -> Iterator[str]:
    """Yield the forms that were counted often enough."""
    count = default_lexicon().count
    return (form for form in words(Automaton(resources.table("data/counts.dawg"))) if count(form).total >= LEAST)


def tabled() -> Iterator[str]:
    """Yield the forms of the table."""
    return words(Automaton(resources.table(f"data/{NAME}")))


def words(automaton: Automaton) -> Iterator[str]:
    """Yield the words of an automaton, in order."""
    waiting = [(b"", ROOT)]
    while waiting:
        letters, state = waiting.pop()
        if automaton.units[state] & 256:
            yield decode(letters)
        waiting += [(letters + bytes((letter,)), next_) for letter, next_ in automaton.children(state)]


def judges() -> list[Judged[object]]:
    """Return every judge of forms that a built-in rule, on by default or not, has made."""
    if not _JUDGES:
        for rule in builtin_rules():
            for example in rule.info.examples:  # rules, and some judges, are made when a text needs them
                list(made(rule).check(Document(example.text)))
        _JUDGES.extend(each for each in gc.get_objects() if isinstance(each, Judged))
        gc.freeze()
    return _JUDGES


_JUDGES: list[Judged[object]] = []


def unminded(forms: Sequence[str]) -> list[str]:
    """Return the forms that no judge minds."""
    asked = [judge.ask for judge in judges()]
    return [form for form in forms if not any(ask(form) for ask in asked)]


if __name__ == "__main__":
    sys.exit(main())
