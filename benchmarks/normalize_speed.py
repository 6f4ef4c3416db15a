"""Speed of normalising: MB/s of UTF-8 of every profile, beside a chain of str.replace and pyarabic, in one run.

    python benchmarks/normalize_speed.py [FILE]

FILE is UTF-8 text, ``.xz`` allowed; without one, sentences of our own are repeated. The runs take turns and the
best of five counts, so that a busy machine harms all alike: read the ratios.
"""

from __future__ import annotations

import lzma
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from arabclean.normalization import PROFILES, normalize

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pyarabic.normalize import normalize_searchtext

SENTENCES = (
    "أعلنت بلدية المدينة أمس افتتاح ثلاث حدائق جديدة على ضفة النهر، وقالت إن العمل فيها استغرق عامين.",
    "وقال المهندس المشرف: «زرعنا 1,250 شجرة، وبقي أن نضيء الممرات قبل 30 حزيران».",
    "ولم تُعرف بعدُ كلفة المشروع، غير أن المجلس المحلي وعد بنشرها على موقعه https://example.org/parks قريباً.",
    "وفي السياق نفسه , شكا سكان الحي الشرقي من الضجيج ليلاً.",
)
SIZE = 2_000_000
REPLACED = "ًٌٍَُِّْـأإآٱةى"


def sample() -> str:
    if len(sys.argv) < 2:
        text = "\n".join(SENTENCES)
    else:
        data = Path(sys.argv[1]).read_bytes()
        text = (lzma.decompress(data) if sys.argv[1].endswith(".xz") else data).decode("utf-8")
    return (text * (SIZE // len(text) + 1))[:SIZE]


def chain(text: str) -> str:
    for char in REPLACED:
        text = text.replace(char, "")
    return text


def main() -> None:
    text = sample()
    megabytes = len(text.encode("utf-8", "replace")) / 1e6
    done = {name: normalize(text, name).text for name in PROFILES}
    runs: dict[str, Callable[[], object]] = {}
    for name in PROFILES:
        runs[f"{name}: text"] = lambda name=name: normalize(text, name)
        runs[f"{name}: text, edits, map"] = lambda name=name: normalize(text, name).map
        runs[f"{name}: nothing to do"] = lambda name=name: normalize(done[name], name).map
    runs[f"{len(REPLACED)} × str.replace"] = lambda: chain(text)
    runs["pyarabic normalize_searchtext"] = lambda: normalize_searchtext(text)
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(5):
        for name, run in runs.items():
            started = time.perf_counter()
            run()
            best[name] = min(best[name], time.perf_counter() - started)
    print(f"{megabytes:.1f} MB; edits: " + ", ".join(f"{name} {len(normalize(text, name).edits)}" for name in PROFILES))
    pyarabic = best["pyarabic normalize_searchtext"]
    for name, seconds in best.items():
        print(f"{name:32}{megabytes / seconds:8.1f} MB/s {pyarabic / seconds:7.2f} × pyarabic")


if __name__ == "__main__":
    main()
