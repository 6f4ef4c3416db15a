"""Immutable values with named fields.

They are what ``@dataclass(frozen=True)`` makes, except that no code is written and compiled for each class: that, and
`inspect`, which `dataclasses` imports, took a tenth of the time that it takes to check an article.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Never, Self, TypeVar, dataclass_transform


class _DataclassFields:
    """What `dataclasses.asdict`, `fields` and `replace` ask a value for; made when one of them does."""

    def __get__(self, record: object, kind: type[Record]) -> Mapping[str, Any]:
        from dataclasses import make_dataclass  # noqa: PLC0415 - only a caller's code asks

        made = make_dataclass(kind.__name__, [(name, Any) for name in kind._fields])
        fields: Mapping[str, Any] = vars(made)["__dataclass_fields__"]
        return fields


@dataclass_transform(frozen_default=True)
class Record:
    """Base of immutable values. The fields are the annotated names of the class, those of its base first.

    What a field is set to in the class is its default. Two records are equal when they are of one class and their
    fields are; ``eq=False`` makes each equal to itself alone. The fields named in ``aside`` are neither compared nor
    shown. `dataclasses.asdict`, `fields` and `replace` take records, too.
    """

    __dataclass_fields__: ClassVar[Any] = _DataclassFields()
    _fields: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _needed: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[Mapping[str, Any]] = {}
    _told: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, *, eq: bool = True, aside: tuple[str, ...] = ()) -> None:
        own = [name for name, kind in cls.__annotations__.items() if "ClassVar[" not in str(kind)]
        cls._fields = (*cls._fields, *own)
        cls._names = frozenset(cls._fields)
        cls._defaults = {**cls._defaults, **{name: cls.__dict__[name] for name in own if name in cls.__dict__}}
        cls._needed = cls._names.difference(cls._defaults)
        cls._told = (*cls._told, *(name for name in own if name not in aside))
        if not eq:
            cls.__eq__ = object.__eq__  # type: ignore[method-assign]
            cls.__hash__ = object.__hash__  # type: ignore[method-assign]

    def __init__(self, *values: Any, **named: Any) -> None:
        given = dict(zip(self._fields, values, strict=False), **named)
        each_once = len(given) == len(values) + len(named)
        if not (each_once and self._needed.issubset(given) and self._names.issuperset(given)):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(self._fields)}, each to be given once")
        self.__dict__.update(self._defaults, **given)

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"{type(self).__name__} is immutable: {name!r} cannot be set")

    def __delattr__(self, name: str) -> Never:
        raise AttributeError(f"{type(self).__name__} is immutable: {name!r} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._told)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self._told))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._told)
        return f"{type(self).__qualname__}({shown})"

    def __replace__(self, **changes: Any) -> Self:
        state = self.__dict__
        return type(self)(**{**{name: state[name] for name in self._fields}, **changes})


_Value = TypeVar("_Value", bound=Record)


def replace(record: _Value, **changes: Any) -> _Value:
    """Return the record with other values in some fields.

    Raises:
        TypeError: there is no such field.
    """
    return record.__replace__(**changes)
