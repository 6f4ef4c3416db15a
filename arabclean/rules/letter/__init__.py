"""Letters that are mistaken for one another, and words that are none (catalogue AR4xx)."""
