"""The passphrase: set, changed or removed in place, after a verified backup, and for every backup that is known."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from careerjournal.core import backup, file, guard, keys, people, second_place
from careerjournal.core.backup import Backup
from careerjournal.core.file import Key
from careerjournal.core.journal import Journal
from careerjournal.core.lock import Lock
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import counted, translate

_ESTIMATED = 72  # characters that zxcvbn takes; what comes after makes it no weaker
LONGEST = 4096  # bytes


@dataclass(frozen=True)
class Changed:
    """What became of a change: how many backups open with the new key, and those that nobody could reach."""

    key: Key
    rekeyed: int
    replaced_by: Backup | None
    unreachable: tuple[Path, ...]

    @property
    def said(self) -> str:
        """What became of the backups, in words; nothing where there was none and none could be made."""
        if self.rekeyed and self.key.encrypted:
            return counted("Its backup opens with it, too.", "Its %n backups open with it, too.", self.rekeyed)
        if self.rekeyed:
            return counted(
                "Its backup is not encrypted any more, either.",
                "Its %n backups are not encrypted any more, either.",
                self.rekeyed,
            )
        return translate("core", "A new verified backup was made.") if self.replaced_by else ""


def change(journal: Journal, passphrase: str, places: Iterable[Path] = ()) -> Changed:
    """Give the journal this passphrase, or none where it is empty; its backups, and those in `places`, follow.

    Trouble changes nothing: the journal is copied and checked first, and changed in one transaction. A backup that
    cannot be changed is named, unless a new verified one could take its place.
    """
    key, former = _key(passphrase, journal.key), journal.key
    backup.make(journal.path, former, "passphrase")
    journal.rekey(key)
    return _follow(journal.path, former, key, tuple(places))


def change_closed(path: Path, former: Key, passphrase: str, places: Iterable[Path], tell: backup.Progress) -> Changed:
    """As `change`, for a journal that this process has not open, on any thread; `tell` hears how far it is."""
    tell(translate("core", "Making a verified backup first."))
    key = _key(passphrase, former)
    held = Lock(path)
    try:
        with held.alone():
            backup.make(path, former, "passphrase")
            tell(translate("core", "Encrypting the journal anew."))
            guard.forget_pages(path)
            file.rekey(path, former, key)
            tell(translate("core", "Its backups follow."))
            return _follow(path, former, key, tuple(places))
    finally:
        held.release()


def reopened(path: Path, former: Key, passphrase: str, known_here: bool = True) -> Journal:
    """The journal after a change that may have stopped half way: it has the one key or the other."""
    return Journal(path, former if file.opens(path, former) else _key(passphrase, former), known_here)


def fits(key: Key, secret: str) -> bool:
    """Whether this is the passphrase, or the recovery key, that a key was made of."""
    salt = bytes.fromhex(key.salt)
    return key in (keys.from_recovery_text(secret, salt), keys.derived(secret, salt))


def _key(passphrase: str, former: Key) -> Key:
    if len(passphrase.encode()) > LONGEST:
        raise Trouble(translate("core", "A passphrase may have up to {n} bytes.").format(n=LONGEST))
    salt = bytes.fromhex(former.salt)
    return keys.derived(passphrase, salt) if passphrase else Key.published(salt)


def _follow(journal: Path, former: Key, key: Key, places: tuple[Path, ...]) -> Changed:
    """Give the backups the journal's key; where one refuses, a new one is made and the old one let go."""
    if not file.opens(journal, key):
        raise Trouble(translate("core", "The journal does not open with its new key. A backup was made before."))
    inside = (second_place.folder_in(place, journal) for place in places)
    shared = [*places, *backup.left_behind(journal)]
    found = [one for folder in (backup.folder_of(journal), *inside) for one in backup.kept_in(folder)]
    found += [one for folder in shared for one in backup.kept_in(folder) if _of_this_journal(one, key)]
    rekeyed, refused = 0, []
    for one in found:
        try:
            _rekey(one, former, key)
            rekeyed += 1
        except (Trouble, OSError, ValueError):  # a list of backups that cannot be read, among others
            refused.append(one)
    replaced_by = _replacement(journal, key) if refused or not rekeyed else None
    unreachable = [one.path for one in refused if replaced_by is None or not _let_go(one)]
    unreachable += [place for place in places if not place.is_dir()]
    unreachable += [aside for aside in backup.asides(journal) if not _follows(aside, former, key)]
    return Changed(key, rekeyed, replaced_by, tuple(unreachable))


def _replacement(journal: Path, key: Key) -> Backup | None:
    """A new verified backup; None where it cannot be made: the journal has its new key, and that is to be said."""
    try:
        return backup.make(journal, key, "passphrase")
    except Trouble:
        return None


def _of_this_journal(one: Backup, key: Key) -> bool:
    """Whether a backup among those of other journals is one of this: a copy keeps the salt."""
    try:
        return file.salt_of(one.path).hex() == key.salt
    except Trouble:
        return False


def _rekey(one: Backup, former: Key, key: Key) -> None:
    """A backup from before the last change may have been left behind under another key; that one is refused."""
    if file.opens(one.path, key):
        return
    backup.rekey(one, former, key)


def _follows(aside: Path, former: Key, key: Key) -> bool:
    """Whether a file that a restore has set aside takes the new key; it is kept in any case."""
    try:
        if not file.opens(aside, key):
            backup.rekey_file(aside, former, key)
    except Trouble:
        return False
    return True


def _let_go(one: Backup) -> bool:
    try:
        one.path.unlink()
    except OSError:
        return False
    return True


def told(passphrase: str, known: Iterable[str] = ()) -> str:
    """How long guessing would take, as a sentence; before anything is typed, what would be good."""
    return {
        "": translate("core", "Four or five words that only you would put together are long and easy to remember."),
        "short": translate("core", "Short: one computer that tries could find it, often within hours or days."),
        "fair": translate("core", "Fair: one computer would try for years; many together would not."),
        "long": translate("core", "Long: nobody finds it by trying, if it is no saying and no line of a book."),
    }[strength(passphrase, known)]


def names_in(journal: Journal) -> list[str]:
    """What somebody who knows the person would try first."""
    return [*people.ever_known(journal), journal.settings.name, journal.path.stem]


def strength(passphrase: str, known: Iterable[str] = ()) -> str:
    """An honest word on how long guessing would take: “”, short, fair or long. No rule is enforced.

    The lower of two counts: zxcvbn's, which knows the words, names, dates, rows of keys and repetitions that people
    use, and words at 11 bits, which is what a word chosen from a few thousand is worth. `known` are names that somebody
    who knows the person would try. PBKDF2's 256,000 rounds let one strong computer try a few thousand a second: 40
    bits are some years of it, 60 some millions of years.
    """
    if not passphrase:
        return ""
    bits = min(_bits(passphrase), _guessed_bits(passphrase, known))
    return "short" if bits < 40 else "fair" if bits < 60 else "long"


def _bits(passphrase: str) -> float:
    words = [word for word in passphrase.split() if word.isalpha() and len(word) > 2]
    distinct = set(map(str.casefold, words))
    other = "".join(part for part in passphrase.split() if part not in words)
    return 11.0 * len(distinct) + 4.0 * min(len(other), 2 * len(set(other)))


def _guessed_bits(passphrase: str, known: Iterable[str]) -> float:
    from zxcvbn import matching, zxcvbn  # its lists of words take a moment to read

    names = {part for name in known for part in (name, *name.split()) if len(part) > 2}
    try:
        return math.log2(float(zxcvbn(passphrase[:_ESTIMATED], sorted(names))["guesses"]))
    finally:
        matching.RANKED_DICTIONARIES.pop("user_inputs", None)  # it would keep the names, a locked journal's too
