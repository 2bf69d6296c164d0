"""Translation of the sentences that `core` makes: English, or Qt's translator once `app.py` points it there."""

from __future__ import annotations

from collections.abc import Callable

Translator = Callable[[str, str, int], str]


def _english(context: str, text: str, n: int) -> str:
    return text.replace("%n", str(n)) if n >= 0 else text


_translator: Translator = _english


def translate(context: str, text: str, n: int = -1) -> str:
    """`text` in the person's language, with `%n` replaced by `n`."""
    return _translator(context, text, n)


def use(translator: Translator | None) -> None:
    """Send every sentence through `translator`; None goes back to English."""
    global _translator
    _translator = translator or _english
