"""Where the person's data is: every place that the program writes to, what it holds, and who could read it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from careerjournal.core import backup, paths
from careerjournal.core.words import translate


@dataclass(frozen=True)
class Place:
    """One file or folder: what it is called, where it lies, what is in it."""

    name: str
    path: Path
    holds: str


def places(
    journal: Path, encrypted: bool, second_places: Iterable[Path] = (), settings: Path | None = None
) -> tuple[Place, ...]:
    """All of them, what matters most first."""
    journal_says, copies_say = _encrypted() if encrypted else _open()
    return (
        Place(translate("core", "The journal"), journal, journal_says),
        Place(translate("core", "Its backups"), backup.folder_of(journal), copies_say),
        *(Place(translate("core", "The second place"), place, copies_say) for place in second_places),
        Place(
            translate("core", "What this computer notes"),
            paths.state_dir(),
            translate(
                "core",
                "Which journals there are and how often each was saved, so that a missing or an older one is noticed. "
                "No word of yours; not encrypted.",
            ),
        ),
        Place(
            translate("core", "Settings"),
            settings or paths.config_dir(),
            translate(
                "core",
                "Theme, text size, the window, and where the journals are that were opened last. No word of yours; "
                "not encrypted.",
            ),
        ),
    )


def _encrypted() -> tuple[str, str]:
    return (
        translate("core", "Everything you write, also what is not finished. Encrypted with your passphrase."),
        translate("core", "Whole copies of the journal, each opened and checked. Encrypted as the journal is."),
    )


def _open() -> tuple[str, str]:
    return (
        translate(
            "core",
            "Everything you write, also what is not finished. Not encrypted: whoever can open the file can read it.",
        ),
        translate("core", "Whole copies of the journal, each opened and checked. Not encrypted."),
    )


def network(kernel_refuses: bool) -> str:
    """What is true about the network in this process."""
    if kernel_refuses:
        return translate(
            "core",
            "Nothing in the program uses the network, and the system refuses it every connection that leads out of "
            "this computer. A link is copied, never opened.",
        )
    return translate(
        "core",
        "Nothing in the program uses the network. This system gives a program no way to have that refused for "
        "certain, as Linux does. A link is copied, never opened.",
    )


def kept(memory_is_closed: bool) -> tuple[str, ...]:
    """What the program does so that all of it stays with the person."""
    memory = (
        translate("core", "None of your other programs can read its memory, and a crash leaves none of it on the disk.")
        if memory_is_closed
        else translate("core", "On this system the program cannot keep its memory from your other programs.")
    )
    return (
        translate(
            "core", "Files and folders that the program makes are for you alone; so is a copy, once it is opened."
        ),
        memory,
        translate(
            "core", "Nothing that stands in a text makes the program open a file, and no error tells a word of yours."
        ),
        translate("core", "What you copy from a place that is only for you leaves the clipboard after a minute."),
        translate("core", "Files that you write out name neither you nor this computer nor a folder."),
    )


def unprotected(encrypted: bool) -> tuple[str, ...]:
    """What nobody should rely on."""
    always = (
        translate("core", "Pages that you print, and files that you write out: they are not encrypted."),
        translate("core", "A computer that somebody else controls while the journal is open."),
        translate("core", "What the system itself puts on the disk, as when it sleeps or runs out of memory."),
        translate("core", "A passphrase that can be guessed, or is lost together with its recovery sheet."),
    )
    without = translate("core", "A journal without a passphrase, from anybody who can open the file.")
    return always if encrypted else (without, *always[:-1])
