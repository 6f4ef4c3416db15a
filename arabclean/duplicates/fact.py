"""Which words carry the facts of a headline (number, date, place, name) and which carry hardly anything."""

from __future__ import annotations

from collections.abc import Container
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from arabclean.duplicates.place import PLACES
from arabclean.duplicates.word import NUMERAL, folded_word, stem


class Kind(IntEnum):
    """What a word is to a headline. The kinds of fact are those above `WORD`."""

    FUNCTION = 0
    WORD = 1
    NUMBER = 2
    DATE = 3
    NAME = 4


class Sense(NamedTuple):
    """What is known of a word without its neighbours: its kind, the fact it stands for, its weight in a score."""

    kind: Kind
    value: str
    weight: float


_FUNCTION = """
في من على إلى عن مع أن إن كان كانت هذا هذه ذلك تلك بعد قبل بين خلال حول ضد عند لدى منذ حتى عبر نحو لا ما لم لن
قد هو هي هم
التي الذي الذين أو أم ثم بل كما لكن إذا لو كل أي غير دون بدون ضمن عقب إثر بشأن بسبب وسط أمام تحت فوق
به بها له لها فيه فيها منه منها عليه عليها إليه إليها عنه عنها أنه أنها إنه إنها وفي ومن وعلى وعن وأن وقد ولا وهو وهي
the a an of in on at to for and or with by from is are
"""
_DATE = """
يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
جانفي فيفري أفريل ماي جوان جويلية أوت
يناير فبراير ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر
محرم صفر ربيع جمادى رجب شعبان رمضان شوال
السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة
اليوم أمس غدا الليلة صباحا مساء
january february march april may june july august september october november december
"""
_NUMBER = """
ألف ألفا ألفين آلاف مئات مئتين مئتا مليون مليونا ملايين مليار مليارا مليارات تريليون عشرات نصف ربع ثلث ضعف ضعفي
الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السادسة السابع السابعة الثامن
الثامنة التاسع
التاسعة العاشر العاشرة الألف المليون المليار
"""
_DIRECTION = "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي شمالية جنوبية شرقية غربية"
_GIVEN = """
محمد أحمد محمود علي حسن حسين عمر عثمان إبراهيم إسماعيل يوسف يعقوب موسى عيسى داود سليمان خالد سعد سعيد سعود سلمان سلطان
فهد فيصل فواز ناصر نايف بندر تركي عبدالله عبدالعزيز عبدالرحمن عبدالفتاح عبدالمجيد عبدالكريم عبداللطيف طارق
طلال زيد زياد
ياسر مازن ماجد وليد هشام هاني كريم كمال جمال جلال مصطفى مرتضى مهدي حمزة أنس بلال رامي سامي سمير بشار بشير رياض رشيد
فاطمة عائشة خديجة مريم زينب سارة ليلى هدى نورة منى نادية سلمى أمينة هند رانيا دينا ياسمين
ترامب بايدن أوباما كلينتون بوش بوتين لافروف ماكرون ميركل شولتس زيلينسكي أردوغان نتنياهو خامنئي روحاني ميسي
رونالدو مبابي
"""
_CUES = """
الرئيس رئيسة الملك الملكة الأمير الأميرة الشيخ الشيخة الدكتور الدكتورة د السيد السيدة المهندس اللواء العميد
العقيد الفريق
اللاعب المدرب الفنان الفنانة النجم النجمة المطرب المطربة الممثل الممثلة الكاتب الشاعر الإعلامي الإعلامية
المستشار المستشارة القاضي
محافظة محافظ مدينة منطقة بلدة قرية ولاية والي إمارة حي مخيم مطار ميناء بلدية نادي جامعة شركة بنك مديرية قضاء
ناحية إقليم
دولة جمهورية مملكة سفير عاصمة منتخب
"""


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(folded_word(form)) for form in text.split())


class _Table(NamedTuple):
    function: frozenset[str]
    date: frozenset[str]
    number: frozenset[str]
    place: dict[str, str]
    given: frozenset[str]
    cue: frozenset[str]


_ORIGIN = ("", "ه", "ين", "ون", "ات", "تين", "ان")  # after the ي of «سوري»


@cache
def _table() -> _Table:
    """Fold the lists once, when first asked."""
    places: dict[str, str] = {}
    for line in PLACES.split("\n"):
        names = [name.split() for name in line.split(" / ") if name.strip()]
        for name in names:
            for part in name:
                folded = stem(folded_word(part))
                value = stem(folded_word(names[0][name.index(part)])) if len(names[0]) == len(name) else folded
                places.setdefault(folded, value.rstrip("اهي") or value)
    for folded, value in list(places.items()):
        base = folded.removesuffix("يا").rstrip("اه")
        if len(base) >= 3:
            for ending in _ORIGIN:
                places.setdefault(base.removesuffix("ي") + "ي" + ending, value)
    for direction in _DIRECTION.split():
        folded = stem(folded_word(direction))
        places.setdefault(folded, folded.removesuffix("ه").removesuffix("ي"))
    return _Table(_stems(_FUNCTION), _stems(_DATE), _stems(_NUMBER), places, _stems(_GIVEN), _stems(_CUES))


@lru_cache(maxsize=1 << 16)
def sense(word: str) -> Sense:
    """Say what a folded word is, without its neighbours."""
    table = _table()
    root = stem(word)
    if root[0] in ".0123456789":
        return Sense(Kind.NUMBER, root, 1.0)
    if root in table.function:
        return Sense(Kind.FUNCTION, root, 0.5)
    if root in table.number:
        return Sense(Kind.NUMBER, root, 1.0)
    if root in table.date:
        return Sense(Kind.DATE, root, 1.0)
    for name in (root, root[1:] if root[0] in "بلك" and len(root) > 3 else root):
        if name in table.place:
            return Sense(Kind.NAME, table.place[name], 1.0)
        if name in table.given:
            return Sense(Kind.NAME, name, 1.0)
    return Sense(Kind.WORD, root, 0.5 if len(root) < 2 else 1.0)


def is_cue(word: str) -> bool:
    """Whether a name usually follows this folded word: «محافظة», «الرئيس», «نادي»."""
    return stem(word) in _table().cue


def is_named(form: str, word: str, names: Container[str]) -> bool:
    """Whether the caller's ``names`` hold a word, as written or without one proclitic."""
    if form in names or word in names:
        return True
    return len(form) > 3 and form[0] in "وفبلك" and form[1:] in names


__all__ = ["NUMERAL", "Kind", "Sense", "is_cue", "is_named", "sense"]
