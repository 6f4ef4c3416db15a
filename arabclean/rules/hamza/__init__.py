"""Hamza: on the alef that begins a word, inside a word, and the إن and أن of grammar (catalogue AR3xx)."""
