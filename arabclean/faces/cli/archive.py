"""An archive of headlines on the command line: have we run this? And adding to it."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

from arabclean.duplicates import DuplicateIndex
from arabclean.errors import SourceError
from arabclean.faces.cli.duplicates import answer

if TYPE_CHECKING:
    from arabclean.faces.cli.duplicates import Work
    from arabclean.faces.headline import Headline


def with_archive(work: Work, against: str | None, save: str | None) -> int:
    """Ask the archive ``against`` about each headline, and add each to the archive ``save``; either may be None.

    Headlines are read, asked about and forgotten: memory is that of the archive. If both are one archive, a headline
    is compared with those before it, too. Raises SourceError or DataError when an archive cannot be used.
    """
    is_one = bool(against and save) and os.path.realpath(against or "") == os.path.realpath(save or "")
    asked = _open(work, against, must_exist=not is_one) if against else None
    kept = asked if is_one else _open(work, save, must_exist=False) if save else None
    before = len(kept) if kept is not None else 0
    read = matched = 0
    if against:
        work.begin()
    for headline in work.headlines():
        read += 1
        if asked is not None and against:
            found = asked.find(headline.text)
            if work.options.id:  # the same article, published or saved before
                found = tuple(member for member in found if str(member.id) != headline.id)
            if found:
                matched += 1
                work.write(answer(headline, against, found))
        if kept is not None:
            _keep(kept, headline, named=bool(work.options.id))
    added = len(kept) - before if kept is not None else 0
    if kept is not None and save:
        work.progress(f"arabclean: writing {save}", now=True)
        try:
            kept.save(save)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SourceError(
                f"{save}: the archive was not written ({reason}); check the folder and the disk"
            ) from None
    summary = f"arabclean: headlines: {read}"
    if against:
        summary += f", in the archive already: {matched}"
    if save:
        summary += f", added: {added}, archive: {before + added}"
    return work.end(summary, groups=bool(against))


def _open(work: Work, path: str, *, must_exist: bool) -> DuplicateIndex:
    options = work.options
    work.progress(f"arabclean: reading {path}", now=True)
    if not must_exist and not os.path.lexists(path):
        return DuplicateIndex(threshold=options.threshold, templates=options.templates)
    try:
        return DuplicateIndex.load(path, threshold=options.threshold, templates=options.templates)
    except FileNotFoundError:
        raise SourceError(
            f"{path}: there is no such archive; make one: arabclean duplicates --save {path} HEADLINES"
        ) from None
    except OSError as error:
        raise SourceError(f"{path}: {(error.strerror or str(error)).lower()}; check the path and its rights") from None
    finally:
        work.progress.done()


def _keep(index: DuplicateIndex, headline: Headline, *, named: bool) -> None:
    """Add a headline. One with the name of an earlier one replaces that, if its name is its own and not its line's."""
    id = headline.id
    for number in count(2):
        if id not in index:
            break
        if index.text(id) == headline.text:
            return
        if named:
            index.remove(id)
        else:
            id = f"{headline.id}#{number}"
    index.extend([(id, headline.text)])
