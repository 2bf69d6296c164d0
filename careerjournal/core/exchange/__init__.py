"""Ways in and out of a journal, one file a format."""
