"""Text as it is written and read: the editor, its completion and its saving, and the reading view."""
