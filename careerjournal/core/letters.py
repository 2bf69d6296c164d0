"""Letters that Unicode does not take apart into a plain one and a mark, and the plain ones people type for them."""

from __future__ import annotations

PLAIN = str.maketrans({
    "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L", "ı": "i", "æ": "ae", "Æ": "Ae",
    "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th",
})  # fmt: skip
