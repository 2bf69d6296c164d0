"""The window: it shows the words of core and knows no SQL."""
