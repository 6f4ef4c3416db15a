"""Build arabclean/data/minded.dawg: the counted forms that a judge of the built-in rules minds.

    build_minded.py             write the table (two minutes; a process for each core)
    build_minded.py --check     say which forms judges mind that the table has not; exit status 1 if there are any

Most words of a text are counted and not in it, and whoever checks a text need not judge them anew
(`arabclean.judged`). Run it after a rule over forms, a list or the lexicon has changed.
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
from arabclean.defaults import LEAST_COUNTED, builtin_rules, default_lexicon
from arabclean.document import Document
from arabclean.judged import Judged
from arabclean.lexicon.automaton import ROOT, Automaton, decode, encode
from arabclean.rules.packaged import made

NAME = "minded.dawg"
_CHUNK = 5_000


def main() -> int:
    """Run the command line; 0 when all is well, 1 when the table is stale."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is minded now")
    options = parser.parse_args()
    forms = list(counted())
    chunks = [forms[at : at + _CHUNK] for at in range(0, len(forms), _CHUNK)]
    with Pool() as pool:
        found = [form for chunk in pool.imap(minded, chunks) for form in chunk]
    if options.check:
        table = Automaton(resources.table(f"data/{NAME}"))
        missing = [form for form in found if form not in table]
        for form in missing:
            print(form)
        return 1 if missing else 0
    rows = sorted(encode(form) or b"" for form in found)
    made = automaton(rows, f"counted {LEAST_COUNTED} times, minded by a judge")
    (DATA / NAME).write_bytes(made)
    print(f"{NAME}: {len(found):,} of {len(forms):,} forms, {len(made):,} bytes")
    return 0


def counted() -> Iterator[str]:
    """Yield the forms that were counted often enough."""
    count = default_lexicon().count
    return (
        form for form in words(Automaton(resources.table("data/counts.dawg"))) if count(form).total >= LEAST_COUNTED
    )


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


def minded(forms: Sequence[str]) -> list[str]:
    """Return the forms that some judge minds."""
    asked = [judge.ask for judge in judges()]
    return [form for form in forms if any(ask(form) for ask in asked)]


if __name__ == "__main__":
    sys.exit(main())
