"""Does time grow with the text, and no faster? And what do hostile texts cost?"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator

from page.table import ROOT, Setting, Table, size

SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
HOSTILE = {
    "one line of letters": "ب",
    "one line of words": "كلمة ",
    "marks only": "\u064e\u0651",
    "controls only": "\u202b\u0007",
    "digits only": "1",
    "brackets only": "(",
    "quotation marks only": "«»",
    "nested tags": "<p><b>نص",
    "stops and spaces": ". ",
}
_CHILD = """
import json, sys, time
import arabclean
def peak():
    with open("/proc/self/status", encoding="ascii") as file:
        return int(file.read().partition("VmHWM:")[2].split()[0]) / 1024
text = sys.stdin.buffer.read().decode("utf-8")
arabclean.check("نص قصير.")
before = peak()
result = {}
for name in sys.argv[1].split(","):
    started = time.process_time()
    getattr(arabclean, name)(text)
    result[name] = time.process_time() - started
result["memory"] = peak() - before
print(json.dumps(result))
"""


def measured(text: str, what: str, limit: int) -> dict[str, float] | None:
    """Return the seconds of each of ``what`` and the MB of memory, in a process of its own; None past the limit."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, what],
            input=text.encode(),
            capture_output=True,
            check=True,
            timeout=limit,
            cwd=ROOT,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    result: dict[str, float] = json.loads(done.stdout)
    return result


def tables(setting: Setting) -> Iterator[Table]:
    """Yield growth on news, then the cost of hostile texts."""
    sizes = SIZES[:3] if setting.quick else SIZES if setting.large else SIZES[:4]
    rows, before, worst = [], 0.0, 0.0
    for each in sizes:
        text = setting.text(each)
        found = measured(text, "check,normalize", 1800)
        if found is None:
            setting.skip(f"growth to {each:,} bytes: it takes too long here, or too much memory")
            break
        ratio = found["check"] / before if before else 0.0
        if each >= 1_000_000:
            worst = max(worst, ratio)
        rows.append(
            [
                f"{size(text):,.2f} MB",
                f"{found['check']:.2f} s",
                f"{ratio:.1f}" if ratio else "",
                f"{size(text) / found['check']:.2f}",
                f"{found['normalize']:.3f} s",
                f"{found['memory']:.0f} MB",
            ]
        )
        before = found["check"]
    setting.facts["growth"] = worst
    yield Table(
        "Growth",
        "News as one document; processor time of `check` and of `normalize`, and the memory that both took.",
        ["text", "`check`", "× the row above", "MB/s", "`normalize`", "memory"],
        rows,
    )
    rows = []
    small, large = (20_000, 200_000) if setting.quick else (1_000_000, 10_000_000)
    steepest = 0.0
    for name, unit in HOSTILE.items():
        started = time.perf_counter()
        times = []
        for each in (small, large):
            text = (unit * (each // len(unit.encode()) + 1))[: each * len(unit) // len(unit.encode())]
            found = measured(text, "check", 900)
            times.append(found["check"] if found else float("inf"))
        ratio = times[1] / max(times[0], 0.001)
        steepest = max(steepest, ratio if times[1] > 0.5 else 0)
        rows.append([name, *(f"{spent:.2f} s" for spent in times), f"{ratio:.1f}"])
        print(f"    {name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    setting.facts["hostile"] = steepest
    yield Table(
        "Hostile texts",
        "One sign or word over and over, on one line; processor time of `check`. Ten times the text should take ten "
        "times as long. `tools/growth.py` does the same to each rule and step alone, with hundreds of shapes.",
        ["text", f"{small / 1e6:g} MB", f"{large / 1e6:g} MB", "×"],
        rows,
    )
