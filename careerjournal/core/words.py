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


def counted(one: str, many: str, n: int) -> str:
    """The sentence for `n` things, translated: `one` for a single one, `many` with `%n` for any other number."""
    return translate("core", one if n == 1 else many).replace("%n", str(n))


def month_name(month: int) -> str:
    """The month's name in the person's language, 1 to 12."""
    return translate("months", _MONTHS[month - 1])


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
