"""Have we run this headline? Ask an archive before publishing, and remember what is published.

    python examples/archive_check.py ARCHIVE --learn published.csv      # url,title,published: once, then each night
    python examples/archive_check.py ARCHIVE "عنوان الخبر" …            # before publishing

The second form prints, for each headline, what the archive holds that says the same, best first, and what differs. It
ends with 1 when a headline was run within the last thirty days, so that a publishing system can stop and ask.
``arabclean duplicates --save`` and ``--against`` do the same without a program; this one adds dates.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from arabclean.duplicates import DuplicateIndex, Member
from arabclean.errors import DataError

DAY = 24 * 60 * 60
WINDOW = 30 * DAY
KEEP = 365 * DAY


def learn(path: Path, table: Path) -> None:
    """Add the rows of a table; an article that was there is replaced, what is older than a year is forgotten."""
    index = DuplicateIndex.load(path) if path.exists() else DuplicateIndex()
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            published = datetime.fromisoformat(row["published"])
            if published.tzinfo is None:
                published = published.replace(tzinfo=UTC)
            if row["url"] in index:
                index.remove(row["url"])
            index.extend([(row["url"], row["title"])], time=published.timestamp())
    forgotten = index.expire(before=time.time() - KEEP)
    index.save(path)  # whole or not at all: who reads meanwhile has the old one
    print(f"headlines: {len(index)}, forgotten: {forgotten}")


def describe(headline: str, member: Member) -> str:
    """Say in one line what was run and how it differs."""
    changes = "، ".join(
        f"«{change.first.of(headline)}» ← «{change.second.of(member.text)}»" for change in member.differences
    )
    return f"    {member.verdict.name} {member.score:.2f} {member.id}: {member.text}" + (
        f" ({changes})" if changes else ""
    )


def check(path: Path, headlines: list[str]) -> int:
    """Print what was run; 1 if anything was."""
    # In a service: load the index once. It may be asked from several threads at a time.
    index = DuplicateIndex.load(path, window=WINDOW)
    found_any = False
    for headline in headlines:
        found = index.find(headline, time=time.time())
        print(f"{headline}: {'run before' if found else 'new'}")
        for member in found:
            print(describe(headline, member))
        found_any = found_any or bool(found)
    return 1 if found_any else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("headlines", nargs="*")
    parser.add_argument("--learn", type=Path, metavar="TABLE")
    options = parser.parse_args()
    try:
        if options.learn:
            learn(options.archive, options.learn)
        return check(options.archive, options.headlines) if options.headlines else 0
    except (DataError, OSError, KeyError, ValueError) as error:
        print(f"archive_check: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
