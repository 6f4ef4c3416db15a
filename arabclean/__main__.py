"""``python -m arabclean`` and the command ``arabclean``."""

from __future__ import annotations

from arabclean.faces.cli.program import main

if __name__ == "__main__":
    raise SystemExit(main())
