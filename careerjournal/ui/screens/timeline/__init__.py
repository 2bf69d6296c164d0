"""The timeline with its reader, and what only they show."""
