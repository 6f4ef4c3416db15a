"""Punctuation and spacing (catalogue AR2xx): one file for each subject."""
