"""Which words carry the facts of a headline (number, date, place, name) and which carry hardly anything."""

from __future__ import annotations

from collections.abc import Container
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from arabclean.duplicates.place import CITIES, STATES
from arabclean.duplicates.word import folded_word, stem


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
في من على إلى عن مع أن إن كان كانت هذا هذه ذلك تلك بعد قبل بين خلال حول ضد عند لدى منذ حتى عبر نحو لا ما لم لن قد
هو هي هم التي الذي الذين أو أم ثم بل كما لكن إذا لو كل أي غير دون بدون ضمن عقب إثر بشأن بسبب وسط أمام تحت فوق
به بها له لها فيه فيها منه منها عليه عليها إليه إليها عنه عنها أنه أنها إنه إنها
the a an of in on at to for and or with by from is are
"""
_DATE = """
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
جانفي فيفري أفريل ماي جوان جويلية أوت يوليوز غشت شتنبر نونبر دجنبر
محرم صفر ربيع جمادى رجب شعبان رمضان شوال
السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة
اليوم أمس غدا الليلة صباحا مساء
january february march april may june july august september october november december
"""
_NUMBER = """
ألف ألفا ألفين آلاف مئات مئتين مئتا مليون مليونا ملايين مليار مليارا مليارات تريليون عشرات نصف ربع ثلث ضعف ضعفي
الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السادسة السابع السابعة الثامن
الثامنة التاسع التاسعة العاشر العاشرة أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا
"""
_DIRECTION = "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي شمالية جنوبية شرقية غربية"
_GIVEN = """
محمد أحمد محمود حسن حسين عمر عثمان إبراهيم إسماعيل يوسف يعقوب موسى عيسى داود سليمان خالد سعد سعيد سعود سلمان سلطان
فهد فيصل فواز ناصر نايف بندر تركي عبدالله عبدالعزيز عبدالرحمن عبدالفتاح عبدالمجيد عبدالكريم عبداللطيف طارق طلال زيد
زياد ياسر مازن ماجد وليد هشام هاني كمال جمال جلال مصطفى مرتضى مهدي حمزة أنس بلال رامي سامي سمير بشار بشير رياض رشيد
فاطمة عائشة خديجة مريم زينب سارة ليلى نورة نادية سلمى أمينة رانيا ياسمين
ترامب بايدن أوباما كلينتون بوش بوتين لافروف ماكرون ميركل شولتس زيلينسكي أردوغان نتنياهو خامنئي روحاني ميسي رونالدو مبابي
"""
_CUES = """
الرئيس الملك الملكة الأمير الأميرة الشيخ الشيخة الدكتور الدكتورة د السيد السيدة المهندس اللواء العميد العقيد الفريق
اللاعب المدرب الفنان الفنانة النجم النجمة المطرب المطربة الممثل الممثلة الكاتب الشاعر الإعلامي الإعلامية المستشار
المستشارة القاضي محافظة محافظ مدينة منطقة بلدة قرية ولاية والي إمارة مخيم مطار ميناء بلدية نادي جامعة مديرية إقليم
جمهورية سفير
"""
_PEOPLE = ("", "ه", "ين", "ون", "ات", "تين", "ان")  # after the ي of «سوري»


class _Table(NamedTuple):
    function: frozenset[str]
    date: frozenset[str]
    number: frozenset[str]
    name: dict[str, str]
    cue: frozenset[str]


def _fold(text: str) -> frozenset[str]:
    return frozenset(folded_word(form) for form in text.split())


def _spellings(text: str) -> list[list[str]]:
    return [[folded_word(name) for name in line.split(" / ")] for line in text.split("\n") if line]


@cache
def _table() -> _Table:
    """Fold the lists once, when first asked."""
    name: dict[str, str] = {}
    for first, *others in _spellings(CITIES):
        name.update(dict.fromkeys((first, *others), first))
    for first, *others in _spellings(STATES):
        for place in (first, *others):
            name[place] = first
            if place.endswith(("يا", "يه")):  # «سوريا», «سورية»
                name.setdefault(place[:-1] + "ا", first)
                name.setdefault(place[:-1] + "ه", first)
            base = place.removeprefix("ال").removesuffix("يا").rstrip("اه").removesuffix("ي")
            for ending in _PEOPLE if len(base) > 2 else ():
                name.setdefault(f"{base}ي{ending}", first)
                name.setdefault(f"ال{base}ي{ending}", first)
    for direction in _DIRECTION.split():
        folded = folded_word(direction)
        for form in (folded, "ال" + folded):
            name.setdefault(form, folded.removesuffix("ه").removesuffix("ي"))
    for given in _fold(_GIVEN):
        name.setdefault(given, given)
    return _Table(_fold(_FUNCTION), _fold(_DATE), _fold(_NUMBER), name, _fold(_CUES))


def _readings(word: str) -> list[str]:
    """Return a folded word as it is, and without the clitics that it may begin with."""
    found = [word]
    if word[0] in "وف" and len(word) > 2:
        found.append(word[1:])
    bare = found[-1]
    if bare[0] in "بلك" and len(bare) > 3:
        found.append("ال" + bare[2:] if bare.startswith("لل") else bare[1:])
    return found


@lru_cache(maxsize=1 << 16)
def sense(word: str) -> Sense:
    """Say what a folded word is, without its neighbours."""
    table = _table()
    root = stem(word)
    if root[0] in ".0123456789":
        return Sense(Kind.NUMBER, root, 1.0)
    for reading in _readings(word):
        if reading in table.function:
            return Sense(Kind.FUNCTION, root, 0.5)
        if reading in table.number:
            return Sense(Kind.NUMBER, root, 1.0)
        if reading in table.date:
            return Sense(Kind.DATE, root, 1.0)
        if reading in table.name:
            return Sense(Kind.NAME, table.name[reading], 1.0)
    return Sense(Kind.WORD, root, 0.5 if len(root) < 2 else 1.0)


def is_cue(word: str) -> bool:
    """Whether a name usually follows this folded word: «محافظة», «الرئيس», «نادي»."""
    return not _table().cue.isdisjoint(_readings(word))


def is_named(form: str, word: str, names: Container[str]) -> bool:
    """Whether the caller's ``names`` hold a word, as written or without one proclitic."""
    if form in names or word in names:
        return True
    return len(form) > 3 and form[0] in "وفبلك" and form[1:] in names
