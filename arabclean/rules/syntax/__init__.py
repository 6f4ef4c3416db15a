"""Grammar that is visible on the surface: government, agreement, set constructions (catalogue AR530–AR553)."""
