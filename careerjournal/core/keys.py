"""Keys: what opens a journal, from its passphrase, from its recovery key, or the published one where none is set.

SQLCipher would derive a key from a passphrase itself; doing it here lets the derived key open the file, too, so that
it can stand on a recovery sheet. Figures as SQLCipher 4 has them, so that it still opens such a file by passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from careerjournal.core import file, refusals
from careerjournal.core.file import Key
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

ROUNDS = 256_000
PAGE = 4096
_SALT = 16  # bytes at the beginning of the file
_MAC = 64  # bytes at the end of each page: its digest
_DIGITS, _GROUP, _CHECK = 64, 4, 4
_NEARLY = 6  # signs by which a text may differ from a recovery key in length, or in kind, and still be meant as one
_LOOKED_AT = 8  # pages after a damaged first one that are asked whether the key is right


class Locked(Trouble):
    """The journal has a passphrase, and none was given."""


class WrongSecret(Trouble):
    """What was given is neither the journal's passphrase nor its recovery key."""


class Mistyped(WrongSecret):
    """What was given is nearly the text of a recovery sheet, or the whole of another one; it says what to look at."""


def derived(passphrase: str, salt: bytes) -> Key:
    """The key of a passphrase and a file's 16 bytes of salt; accents count alike in both normal forms."""
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", typed, salt, ROUNDS, 32).hex(), salt.hex())


def recovery_text(key: Key) -> str:
    """The key as it stands on a recovery sheet: sixteen groups of four digits, and one that notices a slip."""
    digits = key.key + _check(key.key)
    return " ".join(digits[n : n + _GROUP] for n in range(0, len(digits), _GROUP))


def from_recovery_text(text: str, salt: bytes) -> Key | None:
    """The key that a recovery sheet says; None where the text is none, or has a slip in it."""
    digits = "".join(_groups(text))
    if not re.fullmatch(f"[0-9a-f]{{{_DIGITS + _CHECK}}}", digits):
        return None
    key, check = digits[:_DIGITS], digits[_DIGITS:]
    return Key(key, salt.hex()) if _check(key) == check else None


def _groups(text: str) -> list[str]:
    return re.split(r"[\s\-–]+", text.strip().lower())


def _refusal(secret: str) -> WrongSecret:
    """What is said of a secret that opens nothing: of a recovery key with a slip in it, where to look."""
    groups = _groups(secret)
    signs = "".join(groups)
    others = len(re.sub("[0-9a-f]", "", signs))
    if abs(len(signs) - _DIGITS - _CHECK) > _NEARLY or others > (_NEARLY if len(groups) > _NEARLY else 0):
        return WrongSecret(translate("core", "That passphrase doesn’t open this journal. Nothing changed."))
    if from_recovery_text(secret, b"") is not None:
        said = translate("core", "That is the key of another recovery sheet: this journal has another key now.")
    else:
        said = _slip(groups, signs)
    return Mistyped(f"{said} {translate('core', 'Nothing changed.')}")


def _slip(groups: list[str], signs: str) -> str:
    """Where a recovery key is not as printed, as far as that can be told."""
    whole = len(signs) == _DIGITS + _CHECK
    odd_ones = ((at, group) for at, group in enumerate(groups, start=1) if len(group) != _GROUP)
    at, odd = next(odd_ones, (0, ""))
    if odd and not whole and len(odd) <= 2 * _GROUP:
        said = translate("core", "Group {n} of the recovery key has {signs} signs: on the sheet each has four.")
        return said.format(n=at, signs=len(odd))
    if strange := re.search("[^0-9a-f]", signs):
        said = translate("core", "Group {n} of the recovery key has a sign that is no digit and none of a to f.")
        return said.format(n=strange.start() // _GROUP + 1)
    if not whole:
        said = translate("core", "The recovery key has 17 groups of four, {many} signs together: this has {signs}.")
        return said.format(many=_DIGITS + _CHECK, signs=len(signs))
    suspects = {at // _GROUP + 1 for at, one in _with_one_slip_less(signs) if _check(one[:_DIGITS]) == one[_DIGITS:]}
    if len(suspects) != 1:
        return translate("core", "The recovery key is not as printed: its last group does not fit the others.")
    said = translate("core", "The recovery key is not as printed, probably in group {n}: compare it with the sheet.")
    return said.format(n=suspects.pop())


def _with_one_slip_less(signs: str) -> Iterator[tuple[int, str]]:
    """Every text from which one wrong sign, or two neighbours that changed places, lead here; and the place of that."""
    for at, sign in enumerate(signs):
        before, after = signs[:at], signs[at + 1 :]
        yield from ((at, before + other + after) for other in "0123456789abcdef" if other != sign)
        if after and after[0] != sign:
            yield at, before + after[0] + sign + after[1:]


def _check(digits: str) -> str:
    return hashlib.sha256(bytes.fromhex(digits)).hexdigest()[:_CHECK]


def fitting(path: Path, secret: str = "", salts: Iterable[bytes] = ()) -> Key:
    """The key that opens the journal at `path`: the published one, or what `secret` says.

    `secret` is its passphrase or its recovery key. `salts` are others that the file is known to have had. Locked,
    WrongSecret, or Trouble that says what the file is instead. Must run before this process has the file open.
    """
    own = file.salt_of(path)
    for salt in dict.fromkeys((own, *salts)):
        for key in _candidates(secret, salt):
            if file.opens(path, key):
                return key
    _tell_damage(path, secret, (own, *salts))
    if not secret:
        raise Locked(translate("core", "{path} has a passphrase. Nothing was changed.").format(path=path))
    raise _refusal(secret)


def _candidates(secret: str, salt: bytes) -> Iterable[Key]:
    yield Key.published(salt)
    if secret:
        recovery = from_recovery_text(secret, salt)
        if recovery is not None:
            yield recovery
        yield derived(secret, salt)


def _tell_damage(path: Path, secret: str, salts: Iterable[bytes]) -> None:
    """Trouble for a file that no key could open as it is: a text, a cut one, or one with a damaged first page."""
    pages = file.raw_pages(path, 1 + _LOOKED_AT)
    if _is_text(pages[0]):
        raise Trouble(translate("core", "{path} is a text file, not a journal. Nothing was changed.").format(path=path))
    if what := _other_kind(pages[0]):
        said = translate("core", "{path} is {what}, no journal and no backup of one. Nothing was changed.")
        raise Trouble(said.format(path=path, what=what))
    if len(pages[0]) < PAGE:
        raise Trouble(
            translate("core", "{path} is cut off: not even its first page is whole. Nothing was changed.").format(
                path=path
            )
        )
    if not any(pages[0][_SALT:]):  # as a power cut may leave it; no key makes zeros
        raise _damage(path, None)
    candidates = [key for salt in salts for key in _candidates(secret, salt)]
    numbered = list(enumerate(pages, start=1))
    right = next((key for key in candidates if any(page_is_whole(page, at, key) for at, page in numbered)), None)
    if right is not None:
        raise _damage(path, right)


def _damage(path: Path, right: Key | None) -> refusals.Damaged:
    """What is wrong with a file that cannot be opened by the key that is right for it; None where none can be."""
    pages = enumerate(file.each_page(path), start=1)
    bad: int | None = 1
    if right is not None:
        bad = next((at for at, page in pages if len(page) == PAGE and not page_is_whole(page, at, right)), None)
    if bad == 1:
        said = translate("core", "The first page of {path} is damaged, and nothing opens without it.")
    elif bad:
        said = translate("core", "A part of {path} is damaged: page {page} of the file cannot be read.")
    else:
        said = translate("core", "{path} is cut off: its end is missing.")
    rest = translate("core", "Nothing was changed. Bring back a backup.")
    return refusals.Damaged(f"{said.format(path=path, page=bad)} {rest}")


def _is_text(beginning: bytes) -> bool:
    try:
        text = beginning[: PAGE // 2].decode("utf-8", errors="strict")
    except UnicodeDecodeError as error:
        text = beginning[: error.start].decode("utf-8") if error.start >= PAGE // 2 - 4 else "\0"
    return not any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in text)


def _other_kind(beginning: bytes) -> str:
    """What a file is that begins as files of a common kind do; asked only of one that no key opens."""
    picture, archive = translate("core", "a picture"), translate("core", "an archive")
    kinds = {
        b"\x89PNG\r\n": picture, b"\xff\xd8\xff": picture, b"GIF8": picture,
        b"%PDF-": translate("core", "a PDF document"),
        b"PK\x03\x04": archive, b"\x1f\x8b\x08": archive, b"7z\xbc\xaf": archive,
    }  # fmt: skip
    return next((said for begins, said in kinds.items() if beginning.startswith(begins)), "")


def page_is_whole(page: bytes, number: int, key: Key) -> bool:
    """Whether the digest at the end of a page of the file, counted from 1, is what the key makes of it."""
    if len(page) < PAGE:
        return False
    salt = bytes(byte ^ 0x3A for byte in bytes.fromhex(key.salt))
    digest_key = hashlib.pbkdf2_hmac("sha512", bytes.fromhex(key.key), salt, 2, 32)
    begin = len(salt) if number == 1 else 0
    made = hmac.new(digest_key, page[begin : PAGE - _MAC] + struct.pack("<I", number), "sha512").digest()
    return hmac.compare_digest(made, page[PAGE - _MAC :])
