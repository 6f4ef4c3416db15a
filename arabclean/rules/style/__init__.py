"""Style: what a house may prefer, never mixed with errors (catalogue AR602–AR617)."""
