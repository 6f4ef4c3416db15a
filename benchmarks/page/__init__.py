"""The tables of docs/quality.md and docs/performance.md, each in a module of its own; see write_docs.py."""
