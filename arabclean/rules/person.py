"""What a verb in the first person follows; shared by the rules that tell «أستقبل» from «استقبل»."""

from __future__ import annotations

BEFORE_PERSON_OR_PAST = frozenset({"أن", "ان", "وأن", "وان", "بأن"})
"""A past follows these now and then, too: منذ أن استقال."""
BEFORE_PERSON = BEFORE_PERSON_OR_PAST | {"لن", "ولن", "سوف", "وسوف", "أنا", "انا", "وأنا", "كنت", "لكي"}
"""A verb in the first person follows these, and no imperative."""
