"""The public face: every name is there, documented, and answers a misuse with what to do."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

import pytest

import arabclean
from arabclean import ConfigError, Safety, Severity

FAULTY = "المتحدث بإسم الجيش قال, ثم صمت"


def members() -> Iterator[tuple[str, object]]:
    """Every public name, and every method and property of the public classes."""
    for name in arabclean.__all__:
        value = getattr(arabclean, name)
        yield name, value
        for own, member in vars(value).items() if inspect.isclass(value) else ():
            if not own.startswith("_"):
                yield f"{name}.{own}", member


def test_every_public_name_says_what_it_is() -> None:
    silent = []
    for name, member in members():
        inner = getattr(member, "__func__", getattr(member, "fget", getattr(member, "func", member)))
        if (inspect.isclass(member) or callable(inner)) and not inspect.getdoc(inner):
            silent.append(name)
    assert silent == []


def test_every_public_name_is_listed() -> None:
    assert set(arabclean.__all__) <= set(dir(arabclean))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = arabclean.nothing


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: arabclean.check(None), TypeError, "a str or a Document, not NoneType"),  # type: ignore[arg-type]
        (lambda: arabclean.check(b"text"), TypeError, "not bytes; decode"),  # type: ignore[arg-type]
        (lambda: arabclean.fix(b"text"), TypeError, "not bytes; decode"),  # type: ignore[arg-type]
        (lambda: arabclean.normalize(b"text"), TypeError, "a str, not bytes; decode"),  # type: ignore[arg-type]
        (lambda: arabclean.find_duplicates("خبر"), TypeError, "a list of headlines"),  # type: ignore[arg-type]
        (lambda: arabclean.find_duplicates(["خبر", (1, "خبر")]), TypeError, "not both"),  # type: ignore[list-item]
        (lambda: arabclean.find_duplicates([], threshold=2), ValueError, "between 0 and 1"),
        (lambda: arabclean.fix("نص", "sure"), ValueError, "use one of hint, review, safe"),
        (lambda: arabclean.check("نص").blocks("grave"), ValueError, "use one of info, style, warning, error"),
        (lambda: arabclean.normalize("نص", "serch"), ConfigError, "did you mean 'search'"),
        (lambda: arabclean.step_by_name("tatwel"), ConfigError, "did you mean 'tatweel'"),
        (lambda: arabclean.Checker.from_config({"ignor": []}), ConfigError, "did you mean 'ignore'"),
        (lambda: arabclean.Checker().check("نص", format="htm"), ConfigError, "did you mean 'html'"),
    ],
)
def test_a_misuse_is_answered_with_what_to_do(call: Callable[[], object], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        call()


def test_levels_go_by_their_names() -> None:
    report = arabclean.check(FAULTY)
    assert Severity.of("ERROR") is Severity.of("error") is Severity.of(Severity.ERROR) is Severity.ERROR
    assert Safety.of("review") is Safety.REVIEW
    assert report.blocks("error") == report.blocks() == report.blocks(Severity.ERROR) is True
    assert [*report.at_least(severity="error", safety="safe")] == [
        *report.at_least(severity=Severity.ERROR, safety=Safety.SAFE)
    ]
    assert arabclean.fix(FAULTY, "SAFE").text == arabclean.fix(FAULTY).text
