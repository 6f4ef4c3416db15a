"""What a desk looks for in a finished article (catalogue AR7xx); small modules by subject."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.material import Build
from arabclean.rules.newsroom import (
    date,
    figure,
    leftover,
    line,
    lost_mark,
    markup,
    month,
    month_form,
    quoted_name,
    repetition,
    scripture,
    spelling,
    unit,
    variant,
)

_MODULES = (
    date,
    figure,
    leftover,
    line,
    lost_mark,
    markup,
    month,
    month_form,
    quoted_name,
    repetition,
    scripture,
    spelling,
    unit,
    variant,
)

BUILD: Mapping[str, Build] = {slug: build for module in _MODULES for slug, build in module.BUILD.items()}
