"""What the letters of a word tell about its pattern: masdar, verb of a derived form, imperative."""

from __future__ import annotations

from arabclean.text.pattern import lazy

ALEFS = ("ا", "أ", "إ", "آ")
_HIDE = str.maketrans("أإآ", "ااا")
_C = "[^اأإآىة]"
"""A consonant."""
_PRONOUN = "(?:ه|ها|هم|هما|هن|ك|كم|كن|كما|ي|ني|نا)"
_ENDING = f"(?:ات|اتي?ة?|ية?|يا|يو?ن|يين|يات|ين|ون|ان|تان|تين|ة|ا|ات?{_PRONOUN}|ت?{_PRONOUN}|يت?{_PRONOUN})?"

_MASDAR = lazy(
    f".(?:ست{_C}{_C}ا{_C}"  # استخدام
    f"|ست{_C}ا{_C}(?:ة|ت{_PRONOUN}|ات)"  # استعادة
    f"|{_C}ت{_C}ا{_C}|ن{_C}{_C}ا{_C}"  # اجتماع, انسحاب
    f"|[تدطذث]{_C}ا{_C}|[صض]ط{_C}ا{_C}|[زذ]د{_C}ا{_C}"  # اتفاق, اضطراب, ازدحام
    f"|{_C}{{3,4}}ا{_C})"  # اخضرار, اطمئنان
    f"{_ENDING}"
)
_WASL_VERB = lazy(f".(?:ست..|ن..|{_C}ت.|[تدطذث]..|[صض]ط.|[زذ]د.).*")
_PAST_ONLY = lazy(f".*(?:وا|ت|تا|و{_PRONOUN}|ت{_PRONOUN})")
_FORM_ONE = lazy(f".{_C}{{2,3}}(?:وا|ي|{_PRONOUN}|و{_PRONOUN}|ي{_PRONOUN})?")
_LAM_VERB = lazy(".لت(?:ق[ىيوتاط]|ز[ما]|ح[قمفا]|ف[تافو]|ه[مبا]|م[ساع]|بس|با|أ|ئ|وى|وت|ج[أئا]|صق|صا)")
_NOT_MASDAR = frozenset({"ازداد", "ازدان"})


def hide_hamza(word: str) -> str:
    """Return a word with a bare alef at its start."""
    return word[:1].translate(_HIDE) + word[1:]


def is_masdar(stem: str) -> bool:
    """Whether a word without proclitics has the shape of a masdar of the forms VII to X: استخدام, اجتماعات."""
    return _MASDAR.fullmatch(stem) is not None and hide_hamza(stem)[:5] not in _NOT_MASDAR


def is_wasl_verb(stem: str) -> bool:
    """Whether a word without proclitics can be a verb of the forms VII to X: استخدم, انتقلوا, اتفق."""
    return len(stem) >= 4 and _WASL_VERB.fullmatch(stem) is not None


def is_past_only(stem: str) -> bool:
    """Whether such a verb ends as a past does and an imperfect does not: استقبلت, اجتمعوا."""
    return _PAST_ONLY.fullmatch(stem) is not None


def is_form_one(stem: str) -> bool:
    """Whether a word can be an imperative of the first form: اكتب, اسمعوا, اقرأها."""
    return _FORM_ONE.fullmatch(stem) is not None or (stem.endswith("أ") and len(stem) == 4)


def is_lam_verb(stem: str) -> bool:
    """Whether a word that begins with alef and lam is a verb of form VIII, not one with the article: التقى, التزم."""
    return _LAM_VERB.match(stem) is not None
