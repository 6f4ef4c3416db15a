"""Measure everything and write docs/quality.md and docs/performance.md.

    python benchmarks/write_docs.py                  both pages; what is not here or not installed is skipped and named
    python benchmarks/write_docs.py --quick          little of each, to see that all works; writes to --out only
    python benchmarks/write_docs.py --only speed     some tables, printed and not written
    python benchmarks/write_docs.py --large          also 100 MB of news and 1,000,000 headlines
    python benchmarks/write_docs.py --keep FOLDER    keep what was measured there; what is there is not measured again

Setting up those beside whom it is measured, once, from the checkout, in a folder of your choice::

    python3.11 -m venv peers && peers/bin/pip install '.[bench]' && peers/bin/pip uninstall -qy arabclean
    peers/bin/pip install --no-deps -r benchmarks/peers.txt
    python3.12 -m venv araclean && araclean/bin/pip install araclean     # needs Python 3.12
    apt-get install hunspell hunspell-ar
    mkdir npm && cd npm && npm init -y && npm install cspell @cspell/dict-ar textlint \\
        textlint-rule-common-misspellings textlint-rule-no-zero-width-spaces \\
        @textlint-rule/textlint-rule-no-unmatched-pair @textlint-rule/textlint-rule-no-invalid-control-character
    echo '{"version":"0.2","language":"ar","import":["@cspell/dict-ar/cspell-ext.json"],"dictionaries":["ar"]}' \\
        > cspell.json && cd ..

and then, with nothing else running on the machine (more than an hour with ``--large``)::

    peers/bin/python benchmarks/write_docs.py --large --shared ../shared --araclean araclean/bin/python \\
        --npm npm --cspell npm/cspell.json

What a person read and judged is in benchmarks/notes/TABLE.md and is put under the
tables of that name: it is dated there, and stays true only as long as the rules stay.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import os
import platform
import subprocess
import sys
import time
import warnings
from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from page.table import ROOT, Setting

sys.path.insert(0, str(ROOT))  # the tree, whatever is installed

from arabclean import resources
from arabclean.version import VERSION

PAGES = {
    "quality": ("Quality", ("clean", "seed", "essays", "sentences", "traps", "positions", "words", "duplicates")),
    "performance": ("Performance", ("budgets", "start", "speed", "folder", "cost", "growth", "hardening")),
}
"""The pages, and the modules of page/ that fill them, in the order in which they stand; budgets are worked out last."""
PEERS = (
    "pyarabic", "regex", "rapidfuzz", "chunspell", "ghalatawi", "ar-corrector", "camel-tools", "tnkeeh", "mahad",
    "ftfy", "datasketch", "rensa",
)  # fmt: skip
NOTES = ROOT / "benchmarks/notes"


def heading(title: str, setting: Setting, modules: Iterable[str]) -> str:
    """Write what was measured, when, with what, where."""
    seconds = sum(setting.seconds.get(name, 0.0) for name in modules)
    loads = [setting.loads[name] for name in modules if name in setting.loads]
    load = f"{min(loads):.1f} to {max(loads):.1f}" if loads else "unknown"
    packages = []
    for name in PEERS:
        with contextlib.suppress(PackageNotFoundError):
            packages.append(f"{name} {version(name)}")
    data = ", ".join(f"{name} {value}" for name, value in sorted(resources.versions().items()))
    lines = [
        f"# {title}",
        "",
        "<!-- Written by benchmarks/write_docs.py: change that, or benchmarks/notes/, and run it again. -->",
        "",
        f"Measured on {datetime.date.today().isoformat()} with arabclean {VERSION}{f' ({data})' if data else ''}, "
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load {load}{', a quick run' if setting.quick else ''}; "
        f"it took {seconds / 60:.0f} minutes. Beside: {'; '.join([*packages, *setting.beside])}.",
        "",
        "`python benchmarks/write_docs.py` writes this page anew; `--only NAME` prints one table. Compare ratios: "
        "other work on the machine harms all alike.",
    ]
    if setting.skipped:
        lines += ["", "Not in this run: " + "; ".join(dict.fromkeys(setting.skipped)) + "."]
    return "\n".join(lines) + "\n"


def section(name: str, setting: Setting) -> str:
    """Return the tables of a module and the notes that a person wrote on them."""
    parts = []
    told = 0
    for table in import_module(f"page.{name}").tables(setting):
        absent = list(dict.fromkeys(setting.skipped[told:]))
        told = len(setting.skipped)
        parts += [table.markdown(), *([f"Not in this table: {'; '.join(absent)}.\n"] if absent else [])]
    notes = NOTES / f"{name}.md"
    if notes.exists():
        parts.append(notes.read_text(encoding="utf-8").strip() + "\n")
    return "\n".join(parts)


def kept(name: str, setting: Setting, folder: Path | None) -> str:
    """Return the section that a run before left in ``folder``; measure and leave it there if there is none."""
    path = folder / f"{name}.json" if folder else None
    if path is not None and path.exists():
        answer = json.loads(path.read_text(encoding="utf-8"))
    else:
        answer = alone(name, setting)
        if answer is None:
            setting.skip(f"the tables of {name}: they failed")
            return ""
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    setting.facts.update(answer["facts"])
    setting.skipped.extend(answer["skipped"])
    for each in answer["beside"]:
        setting.met(each)
    setting.loads[name] = answer["load"]
    setting.seconds[name] = answer["seconds"]
    return str(answer["text"])


def alone(name: str, setting: Setting) -> dict[str, Any] | None:
    """Measure a section in a process of its own, so that what peers load into memory slows nobody else."""
    print(name, file=sys.stderr, flush=True)
    load = os.getloadavg()[0]
    started = time.perf_counter()
    command = [sys.executable, __file__, "--child", name, json.dumps(setting.plain())]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    seconds = time.perf_counter() - started
    print(f"  {seconds:.0f} s", file=sys.stderr, flush=True)
    if done.returncode:
        return None
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {**answer, "load": load, "seconds": seconds}


def child(name: str, given: str) -> int:
    """Answer `alone`."""
    setting = Setting.from_plain(json.loads(given))
    before = dict(setting.facts)
    with contextlib.redirect_stdout(sys.stderr):  # peers print
        text = section(name, setting)
    found = {fact: value for fact, value in setting.facts.items() if before.get(fact) != value}
    print(json.dumps({"text": text, "facts": found, "skipped": setting.skipped, "beside": setting.beside}))
    return 0


def main() -> int:
    """Run and write."""
    names = [name for _, modules in PAGES.values() for name in modules]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--out", type=Path, help="folder of the pages (docs/; a quick run needs it named)")
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="folder of corpora/, eval/, counts/"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="what was measured, a file a section")
    parser.add_argument("--cspell", type=Path)
    parser.add_argument("--npm", type=Path, help="folder of node_modules")
    parser.add_argument("--araclean", type=Path, metavar="PYTHON", help="the interpreter that has araclean")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # of peers
    os.environ["PYTHONPATH"] = str(ROOT)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled once, not at each start
    if options.child:
        return child(*options.child)
    if options.quick and not options.out and not options.only:
        parser.error("a quick run does not replace the pages: name a folder with --out")
    setting = Setting(
        options.shared.resolve(),
        quick=options.quick,
        large=options.large,
        cspell=options.cspell and options.cspell.resolve(),
        npm=options.npm and options.npm.resolve(),
        araclean=options.araclean and options.araclean.absolute(),  # not what a link of a virtual environment leads to
    )
    wanted = options.only or names
    order = sorted(wanted, key=lambda name: (name == "budgets", name not in PAGES["performance"][1]))
    sections = {name: kept(name, setting, None if name == "budgets" else options.keep) for name in order}
    if options.only:
        print("\n".join(sections[name] for name in wanted))
        return 0
    folder = options.out or ROOT / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    for page, (title, modules) in PAGES.items():
        top = heading(title, setting, modules)
        text = "\n".join([top, *(sections[name] for name in modules if sections[name])])
        (folder / f"{page}.md").write_text(text, encoding="utf-8")
        print(folder / f"{page}.md", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
