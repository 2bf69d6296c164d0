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


def marked(context: str, *texts: str) -> tuple[str, ...]:
    """Literals that are translated where they are shown; packaging/translate finds them where they are declared."""
    return texts


def counted(one: str, many: str, n: int) -> str:
    """The sentence for `n` things, with `%n` for the number: `one` for a single one in English, `many` otherwise.

    A translation is asked for `many`, and has as many forms as its language needs.
    """
    said = translate("core", many, n)
    untranslated = n == 1 and said == _english("core", many, n)
    return _english("core", one, n) if untranslated else said


def counted_in_words(one: str, many: str, n: int) -> str:
    """As `counted`, for a sentence that begins with the number: “Three wins are not told yet”."""
    said = counted(one, many, n)
    return in_words(n).capitalize() + said.removeprefix(str(n)) if said.startswith(str(n)) else said


def in_words(n: int) -> str:
    """“three”, as in a sentence; digits from eleven on."""
    return translate("numbers", _NUMBERS[n - 1]) if 1 <= n <= len(_NUMBERS) else str(n)


def month_name(month: int) -> str:
    """The month's name in the person's language, 1 to 12."""
    return translate("months", _MONTHS[month - 1])


_MONTHS = marked(
    "months",
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = marked("numbers", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
