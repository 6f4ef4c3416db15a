"""How often each rule spoke."""

from __future__ import annotations

from collections.abc import Mapping


def statistics(counts: Mapping[tuple[str, str], int], name: str = "text") -> str:
    """Return the counts by ``(code, slug)``, the most frequent first, in the format ``name``.

    ``json`` gives one array of objects, ``jsonl`` one object a line, all other formats columns for people.
    """
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    if name in ("json", "jsonl"):
        import json  # noqa: PLC0415 - the columns do without

        objects = [json.dumps({"rule": slug, "code": code, "count": count}) for (code, slug), count in rows]
        return "[" + ",\n".join(objects) + "]\n" if name == "json" else "".join(line + "\n" for line in objects)
    return "".join(f"{count:>7}  {code}  {slug}\n" for (code, slug), count in rows)
