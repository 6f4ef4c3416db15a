"""What a desk looks for in a finished article (catalogue AR7xx); small modules by subject."""
