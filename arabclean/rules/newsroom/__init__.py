"""What a desk looks for in a finished article (catalogue AR7xx); small modules by subject."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.material import Build
from arabclean.rules.newsroom import date, month, repetition, spelling

BUILD: Mapping[str, Build] = {**repetition.BUILD, **month.BUILD, **date.BUILD, **spelling.BUILD}
