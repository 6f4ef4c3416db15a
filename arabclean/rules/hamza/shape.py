"""What the letters of a word tell about its pattern: masdar, verb of a derived form, imperative."""

from __future__ import annotations

import re

from arabclean.text.pattern import lazy

_CODE = str.maketrans("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij")


def _coded(pattern: str) -> re.Pattern[str]:
    """Write the letters of a pattern in ASCII, as `_fits` does those of a word: it compiles four times as fast."""
    return lazy(pattern.translate(_CODE))


def _fits(pattern: re.Pattern[str], word: str) -> bool:
    return pattern.fullmatch(word.translate(_CODE)) is not None


ALEFS = ("ا", "أ", "إ", "آ")
_HIDE = str.maketrans("أإآ", "ااا")
_C = "[^اأإآىة]"
"""A consonant."""
_PRONOUN = "(?:ه|ها|هم|هما|هن|ك|كم|كن|كما|ي|ني|نا)"
_ENDING = f"(?:ات|اتي?ة?|ية?|يا|يو?ن|يين|يات|ين|ون|ان|تان|تين|ة|ا|ات?{_PRONOUN}|ت?{_PRONOUN}|يت?{_PRONOUN})?"

_MASDAR = _coded(
    f".(?:ست{_C}{_C}ا{_C}"  # استخدام
    f"|ست{_C}ا{_C}(?:ة|ت{_PRONOUN}|ات)"  # استعادة
    f"|{_C}ت{_C}ا{_C}|ن{_C}{_C}ا{_C}"  # اجتماع, انسحاب
    f"|[تدطذث]{_C}ا{_C}|[صض]ط{_C}ا{_C}|[زذ]د{_C}ا{_C}"  # اتفاق, اضطراب, ازدحام
    f"|{_C}{{3,4}}ا{_C})"  # اخضرار, اطمئنان
    f"{_ENDING}"
)
_WASL_VERB = _coded(f".(?:ست..|ن..|{_C}ت.|[تدطذث]..|[صض]ط.|[زذ]د.).*")
_PAST_ONLY = _coded(f".*(?:وا|ت|تا|و{_PRONOUN}|ت{_PRONOUN})")
_FORM_ONE = _coded(f".{_C}{{2,3}}(?:وا|ي|{_PRONOUN}|و{_PRONOUN}|ي{_PRONOUN})?")
_LAM_VERB = _coded(".لت(?:ق[ىيوتاط]|ز[ما]|ح[قمفا]|ف[تافو]|ه[مبا]|م[ساع]|بس|با|أ|ئ|وى|وت|ج[أئا]|صق|صا)")
_NOT_MASDAR = frozenset({"ازداد", "ازدان"})


def hide_hamza(word: str) -> str:
    """Return a word with a bare alef at its start."""
    return word[:1].translate(_HIDE) + word[1:]


def is_masdar(stem: str) -> bool:
    """Whether a word without proclitics has the shape of a masdar of the forms VII to X: استخدام, اجتماعات."""
    return _fits(_MASDAR, stem) and hide_hamza(stem)[:5] not in _NOT_MASDAR


def is_wasl_verb(stem: str) -> bool:
    """Whether a word without proclitics can be a verb of the forms VII to X: استخدم, انتقلوا, اتفق."""
    return len(stem) >= 4 and _fits(_WASL_VERB, stem)


def is_past_only(stem: str) -> bool:
    """Whether such a verb ends as a past does and an imperfect does not: استقبلت, اجتمعوا."""
    return _fits(_PAST_ONLY, stem)


def is_form_one(stem: str) -> bool:
    """Whether a word can be an imperative of the first form: اكتب, اسمعوا, اقرأها."""
    return _fits(_FORM_ONE, stem) or (stem.endswith("أ") and len(stem) == 4)


def is_lam_verb(stem: str) -> bool:
    """Whether a word that begins with alef and lam is a verb of form VIII, not one with the article: التقى, التزم."""
    return _LAM_VERB.match(stem.translate(_CODE)) is not None
