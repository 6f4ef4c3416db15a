"""Findings → text, JSON and other formats. Takes results, returns strings."""
