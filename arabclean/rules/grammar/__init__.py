"""Grammar that the surface shows: numbers, cases, moods, agreement (catalogue AR501–AR529)."""
