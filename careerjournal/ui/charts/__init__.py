"""Charts, drawn by the same code for the screen and for paper."""
