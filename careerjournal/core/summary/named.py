"""Names on paper: whom a text names, and the same text with initials in their place, “P. R.” for Priya Raman."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from careerjournal.core import letters
from careerjournal.core.marks import fold

# Thai, Lao, Burmese, Khmer, Japanese and Chinese put no space between words: a letter of theirs ends no other word.
LETTER = "[^\\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
_NO_MARK = "(?![\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"  # an accent or a vowel still belongs to the letter
_LEADING_VOWELS = "\u0e40\u0e41\u0e42\u0e43\u0e44"  # written before the consonant that a Thai name begins with
_SHORTEST_SMALL = 4  # a shorter name that is written small is more often a word: an, bo, le

# First names, and some last ones, that are also words: written small they are words, and some are before these.
_ALSO_WORDS = """
angel april archer art august autumn baker banks bay bell berry bill black bliss brook brooks brown chance chase
christian cliff clay cook cross crystal daisy dale dawn day dean dick drew duke earl eve faith fern field finch fisher
forest fox frank gale gene ginger glen grace grant gray green guy hall harmony harper hart hazel heather hill holly
hope hunter iris ivy jack jade jasmine jay jean jewel joy june justice king knight lake lane lily long love luck mark
mason may melody mercy miles mills moon norm olive opal page park parks pat patience pearl peg penny piper poppy price
prudence rain ray reed rich river rob robin rod rose rosemary royal ruby rusty sage sandy shepherd sky sterling stone
storm sue summer sunny swan temple tiger trinity turner van viola violet wade walker ward waters wells west white wild
will wills wolf wood woods young
"""
_WORDS = frozenset(_ALSO_WORDS.split())
_MONTHS = frozenset(("april", "may", "june", "august"))
_AFTER_A_WORD = re.compile(
    r"\s+(?:i|you|we|he|she|it|they|this|that|these|those|there|the|an?|my|your|our|his|her|its|their)\b", re.IGNORECASE
)
_BEFORE_A_MONTH = re.compile(r"(?:\b(?:in|since|until|till|last|next|this|early|mid|late)|\d\.?)[ -]$", re.IGNORECASE)
_AFTER_A_MONTH = re.compile(r"\s+\d")


class Names:
    """The names of others as they may stand in a text, whole, by the first or by the last; `own` is never changed."""

    def __init__(self, others: Iterable[str], own: str = "") -> None:
        self._short: dict[str, str] = {}
        self._whose: dict[str, set[str]] = {}
        mine = set(map(fold, _forms(own)))
        written: set[str] = set(_forms(own))
        for name in others:
            if fold(name) == fold(own):
                continue
            for form in _forms(name):
                written.add(form)
                if fold(form) not in mine:
                    self._short.setdefault(fold(form), _initials(form.split()))
                    self._whose.setdefault(fold(form), set()).add(name)
        self._pattern = _pattern(written) if self._short else None

    def in_text(self, text: str) -> set[str]:
        """Everybody whom the text names; two people of the same first name both, where it stands alone."""
        return {name for hit in self._hits(text) for name in self._whose[fold(hit[0])]}

    def shortened(self, text: str) -> str:
        """The text with initials for every name in it."""
        made, done = [], 0
        for hit in self._hits(text):
            made += [text[done : hit.start()], self._short[fold(hit[0])]]
            done = hit.end()
        return "".join([*made, text[done:]])

    def _hits(self, text: str) -> Iterator[re.Match[str]]:
        found = self._pattern.finditer(text) if self._pattern else iter(())
        return (hit for hit in found if fold(hit[0]) in self._short and not _is_word(hit, text))


@lru_cache(maxsize=8)
def names(others: tuple[str, ...], own: str) -> Names:
    """Kept, because every part of a page asks for the same ones."""
    return Names(others, own)


def _forms(name: str) -> list[str]:
    """A name whole, by its first and by its last word, without “Dr.”; the whole one also without it."""
    words = [word for word in name.split() if not word.endswith(".") or len(word) < 3] or name.split()
    if not words:
        return []
    return list(dict.fromkeys([" ".join(name.split()), " ".join(words), words[0], words[-1]]))


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of the forms, composed, taken apart or without accents; longer ones first."""
    known = {spelling for form in forms for spelling in _spellings(form)}
    either = "|".join(r"\s+".join(map(re.escape, one.split())) for one in sorted(known, key=len, reverse=True) if one)
    begins = "".join(sorted({re.escape(one[0]) for one in known if one}))
    return re.compile(f"(?<!{LETTER})(?=[{begins}])(?:{either})(?!{LETTER}){_NO_MARK}", re.IGNORECASE)


def _spellings(form: str) -> tuple[str, ...]:
    apart = unicodedata.normalize("NFD", form)
    bare = "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f").translate(letters.PLAIN)
    return form, unicodedata.normalize("NFC", form), apart, bare


def _is_word(hit: re.Match[str], text: str) -> bool:
    """Whether what reads like a name is a word: “will”, “Will you”, “in May”; behind an @ it is always a name."""
    said = hit[0]
    key = fold(said)
    if " " in key or text[: hit.start()].endswith("@"):
        return False
    if key not in _WORDS:
        return said[0].islower() and len(key) < _SHORTEST_SMALL
    if said[0].islower() or _AFTER_A_WORD.match(text, hit.end()):
        return True
    before = text[max(0, hit.start() - 10) : hit.start()]
    return key in _MONTHS and bool(_BEFORE_A_MONTH.search(before) or _AFTER_A_MONTH.match(text, hit.end()))


def _initials(words: list[str]) -> str:
    """“P. R.”, “A.-M. L.”, “W. v. d. S.”: a small word of a longer name stays small."""
    mixed = any(word[0].isupper() for word in words)
    return " ".join("-".join(_initial(part, mixed) for part in word.split("-") if part) for word in words)


def _initial(word: str, keeps_case: bool) -> str:
    """The first letter with its accent; of a Thai name the consonant, before which a vowel may be written."""
    composed = unicodedata.normalize("NFC", word)
    letter = (composed.lstrip(_LEADING_VOWELS) or composed)[0]
    return f"{letter if keeps_case else letter.upper()}."
