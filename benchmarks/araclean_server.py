"""Answer questions about araclean, a line of JSON each, for page/elsewhere.py: it needs Python 3.12.

Runs in the interpreter that has araclean; needs nothing else. The first line says which versions these are.
"""

from __future__ import annotations

import json
import platform
import re
import sys
import time
from collections.abc import Sequence

import araclean


def texts(profile: str, of: Sequence[str]) -> list[str]:
    pipeline = araclean.Pipeline.from_profile(profile)
    return [pipeline(text) for text in of]


def seconds(profile: str, of: Sequence[str], positions: bool, times: int) -> float:
    """The processor time of the best of some runs."""
    pipeline = araclean.Pipeline.from_profile(profile)
    run = pipeline.apply_aligned if positions else pipeline
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        for text in of:
            run(text)
        best = min(best, time.process_time() - started)
    return best


def aligned(profile: str, of: Sequence[str], word: str) -> list[tuple[str, list[tuple[int, int]]]]:
    """Each text normalised, and where each of its words stood."""
    pipeline = araclean.Pipeline.from_profile(profile)
    result = []
    for text in of:
        new, offsets = pipeline.apply_aligned(text)
        result.append((new, [offsets.to_original(match.span()) for match in re.finditer(word, new)]))
    return result


def main() -> None:
    print(json.dumps({"araclean": araclean.__version__, "python": platform.python_version()}), flush=True)
    answers = {"texts": texts, "seconds": seconds, "aligned": aligned}
    for line in sys.stdin:
        question = json.loads(line)
        print(json.dumps(answers[question.pop("ask")](**question)), flush=True)


if __name__ == "__main__":
    main()
