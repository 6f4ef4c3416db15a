"""arabclean as a library: check, fix, normalize, and what the positions mean.

python examples/library_use.py
"""

from __future__ import annotations

import arabclean

TEXT = "وقال المتحدث بإسم الوزارة, إن الاجتماع انتهى .. ثم غادر"


def main() -> None:
    # Every finding says where it stands in the text that was given, in code points.
    report = arabclean.check(TEXT)
    for finding in report:
        assert TEXT[finding.start : finding.end] == finding.text
        print(f"{finding.line}:{finding.column} {finding.slug} ({finding.severity.name}, {finding.safety.name})")
        print(f"    {finding.message('ar')}")
        print(f"    «{finding.text}» → {' | '.join(f'«{text}»' for text in finding.suggestions)}")
    print("may be published:", not report.blocks(arabclean.Severity.ERROR))

    # Only what is safe is corrected; each change is known by its place before and after.
    fixed = arabclean.fix(TEXT)
    print(fixed.text)
    for change in fixed.applied:
        assert TEXT[change.start : change.end] == change.before
        assert fixed.text[change.out_start : change.out_end] == change.after
        print(f"    {change.slug}: «{change.before}» → «{change.after}»")
    print("left for a person:", [finding.slug for finding in fixed.remaining])

    # A place found in a normalized text leads back to the text that the reader sees.
    source = "حَفِظَ اللهُ السُّودانَ"
    normalized = arabclean.normalize(source, profile="search")
    at = normalized.text.index("السودان")
    span = normalized.map.to_source(at, at + len("السودان"))
    print(f"«السودان» in «{normalized.text}» is «{source[span.start : span.end]}» in «{source}»")

    # Headlines that say the same.
    headlines = [
        "ارتفاع أسعار النفط بعد قرار المنظمة",
        "وصول الوفد إلى العاصمة",
        "إرتفاع اسعار النفط بعد قرار المنظمة!",
    ]
    for group in arabclean.find_duplicates(headlines):
        print(group.verdict.name, [member.text for member in group.members])


if __name__ == "__main__":
    main()
