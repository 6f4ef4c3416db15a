"""``arabclean words``: ask how a word is judged, and keep the house's own list of words."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from arabclean.config import Config, nearest
from arabclean.errors import ConfigError, SourceError
from arabclean.faces.cli.option import add_language, add_quiet
from arabclean.faces.configuration import Choice, Setting
from arabclean.faces.console import Console
from arabclean.faces.file import Source, read, source, standard_input, write, write_new
from arabclean.lexicon import Judgement, Lexicon, word_list
from arabclean.lexicon.house import Entry, entries, parse_entry

ACTIONS = ("explain", "add", "list", "import", "remove")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``words``."""
    parser.add_argument("action", metavar="ACTION", help="explain, add, list, import or remove")
    parser.add_argument(
        "operands", nargs="*", metavar="WORD|FILE", help="words; for import, lists (- for standard input)"
    )
    parser.add_argument("--file", metavar="FILE", help="the word list (default: the configuration's first)")
    parser.add_argument("--with-clitics", action="store_true", help="add: as if * stood after each word")
    parser.add_argument("--config", metavar="FILE", help="the configuration (default: the nearest arabclean.toml)")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="of explain and list (default: text)"
    )
    add_language(parser)
    add_quiet(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Do what the action says."""
    if options.action not in ACTIONS:
        raise ConfigError(f"there is no action {options.action!r}{nearest(options.action, ACTIONS)}")
    if options.action == "list" and options.operands:
        raise ConfigError("words list takes no words, but --file; to ask for one: arabclean words explain WORD")
    if options.action != "list" and not options.operands:
        raise ConfigError(f"words {options.action}: name {'a FILE' if options.action == 'import' else 'a WORD'}")
    config = Setting.load(options.config, Choice()).config
    if options.action == "explain":
        _explain(options, config, console)
        return console.status()
    path = _list_path(options.file, config)
    if options.action == "list":
        _list(path, options.format, console)
    elif options.action == "remove":
        _remove(path, [_entry(word).word for word in options.operands], options, console)
    else:
        new = _imported(options.operands) if options.action == "import" else [_entry(word) for word in options.operands]
        _add(path, new, options, console)
    return console.status()


def _entry(text: str) -> Entry:
    entry = parse_entry(text)
    if entry is None:
        raise ConfigError(f"{text!r} is not one Arabic word; a * after it means: with clitics, too")
    return entry


def _list_path(file: str | None, config: Config) -> Path:
    if file is not None:
        return Path(file)
    if not config.words:
        raise ConfigError('no word list is named; give --file FILE, or words = ["words.txt"] in arabclean.toml')
    return Path(config.words[0])


def _list(path: Path, form: str, console: Console) -> None:
    listed = [entry for _, entry in entries(read(path).text.splitlines(), str(path))]
    if form == "json":
        words = [{"word": entry.word, "clitics": entry.clitics} for entry in listed]
        console.write(json.dumps({"file": str(path), "words": words}, ensure_ascii=False, indent=2) + "\n")
    else:
        console.write("".join(f"{entry}\n" for entry in listed))


def _imported(files: Sequence[str]) -> list[Entry]:
    found = []
    for name in files:
        read_in = source(standard_input("<stdin>").read(), "<stdin>") if name == "-" else read(Path(name))
        found += [entry for _, entry in entries(read_in.text.splitlines(), read_in.name)]
    return found


def _add(path: Path, new: Sequence[Entry], options: argparse.Namespace, console: Console) -> None:
    if options.with_clitics:
        new = [entry._replace(clitics=True) for entry in new]
    old = read(path) if path.exists() else Source(str(path), "", path=path)
    change = word_list.add(old.text, new, str(path))
    _save(old, change.text)
    if not options.quiet:
        console.note(
            f"arabclean: {path}: added: {len(change.entries)}, there already: {len(new) - len(change.entries)}"
        )


def _remove(path: Path, words: Sequence[str], options: argparse.Namespace, console: Console) -> None:
    old = read(path)
    change = word_list.remove(old.text, words, str(path))
    _save(old, change.text)
    gone = {entry.word for entry in change.entries}
    for word in words:
        if word not in gone:
            console.fail(f"{path}: it has no {word!r}; arabclean words list shows what it has")
    if not options.quiet:
        console.note(f"arabclean: {path}: removed: {len(gone)}")


def _save(old: Source, text: str) -> None:
    """Write the list back, or make a new one.

    Raises:
        SourceError: it cannot be written.
    """
    if old.path is None or old.state:
        write(old, text)
    elif not old.path.parent.is_dir():
        raise SourceError(f"{old.path}: the word list cannot be made (there is no such folder); check the folder")
    else:
        write_new(old.path, old.encoded(text))


class _Answer(NamedTuple):
    """All that is known of a word."""

    word: str
    facts: dict[str, Any]


def _explain(options: argparse.Namespace, config: Config, console: Console) -> None:
    words = [_entry(word).word for word in options.operands]
    lists = [*config.words, *([options.file] if options.file else [])]
    lexicon = Lexicon.open(words=lists, hunspell=config.hunspell)
    answers = [_answer(word, lexicon, [*lists, *config.hunspell]) for word in words]
    if options.format == "json":
        objects = [{"word": answer.word, **answer.facts} for answer in answers]
        console.write(json.dumps({"version": 1, "words": objects}, ensure_ascii=False, indent=2) + "\n")
        return
    language = options.lang or console.language
    console.write("\n".join(_page(answer, _LABELS[language], console) for answer in answers))


def _answer(word: str, lexicon: Lexicon, house: Sequence[str]) -> _Answer:
    verdict = lexicon.verdict(word)
    good = verdict.judgement is Judgement.GOOD
    facts: dict[str, Any] = {
        "judgement": str(verdict.judgement),
        "source": str(verdict.source),
        "lookalike": verdict.lookalike,
        "hunspell": word in lexicon.forms,
        "counts": lexicon.count(word)._asdict(),
        "list": lexicon.listing.name_of(word),
        "house": [path for path, words in zip(house, lexicon.house, strict=True) if word in words],
        "candidates": [] if good else [candidate.form for candidate in lexicon.candidates(word)],
        "splits": [] if good else list(dict.fromkeys(" ".join(split.parts) for split in lexicon.splits(word))),
    }
    return _Answer(word, facts)


_LABELS = {
    "en": {
        "good": "a word",
        "bad": "a misspelling",
        "unknown": "unknown",
        "sources": {
            "house": "the house has it",
            "list": "one of arabclean's lists has it",
            "careful": "edited books and laws have it",
            "news": "the press has it often",
            "hunspell": "Hunspell's dictionary has it",
            "clitic": "by the word inside its clitics",
            "lookalike": "a form that looks like it is far more common",
            "nobody": "no source has it",
        },
        "hunspell": "Hunspell",
        "counts": "counted in books and laws / news / Wikipedia",
        "list": "list",
        "house": "house",
        "lookalike": "looks like",
        "candidates": "could be",
        "splits": "or two words",
        "yes": "yes",
        "no": "no",
        "comma": ", ",
    },
    "ar": {
        "good": "كلمة صحيحة",
        "bad": "خطأ إملائي",
        "unknown": "غير معروفة",
        "sources": {
            "house": "واردة في قوائم المؤسسة",
            "list": "واردة في إحدى قوائم البرنامج",
            "careful": "واردة في كتب وقوانين محررة",
            "news": "شائعة في الصحافة",
            "hunspell": "واردة في معجم Hunspell",
            "clitic": "بالنظر إلى الكلمة مجردة من لواصقها",
            "lookalike": "صيغة شبيهة بها أشيع منها بكثير",
            "nobody": "لم ترد في أي مصدر",
        },
        "hunspell": "معجم Hunspell",
        "counts": "عدد مرات ورودها في الكتب والقوانين / الأخبار / ويكيبيديا",
        "list": "القائمة",
        "house": "قوائم المؤسسة",
        "lookalike": "شبيهتها الشائعة",
        "candidates": "لعل المقصود",
        "splits": "أو كلمتان",
        "yes": "نعم",
        "no": "لا",
        "comma": "، ",
    },
}


def _page(answer: _Answer, labels: dict[str, Any], console: Console) -> str:
    facts, style = answer.facts, console.style
    comma: str = labels["comma"]

    def quoted(words: Sequence[str]) -> str:
        return comma.join(style.quoted(word) for word in words)

    rows = [
        ("hunspell", labels["yes" if facts["hunspell"] else "no"]),
        ("counts", " / ".join(f"{count:,}" for count in facts["counts"].values())),
        ("list", facts["list"] or labels["no"]),
        ("house", comma.join(facts["house"]) or labels["no"]),
        ("lookalike", quoted([facts["lookalike"]] if facts["lookalike"] else [])),
        ("candidates", quoted(facts["candidates"])),
        ("splits", quoted(facts["splits"])),
    ]
    head = f"{style.quoted(answer.word)} {labels[facts['judgement']]}: {labels['sources'][facts['source']]}\n"
    return head + "".join(f"  {labels[name]}: {value}\n" for name, value in rows if value)
