"""One file per family of the catalogue; no rule imports another. ``packs/*.toml`` hold what each rule says."""
