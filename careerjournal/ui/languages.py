"""The language of the window: a translation of this program where there is one, and Qt's own words beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from careerjournal.core import paths, words

ENGLISH = "careerjournal_en"


def speak(app: QCoreApplication, locale: QLocale | None = None, folder: Path | None = None) -> None:
    """Say everything in the language of `locale`, the system's unless named; English where nobody translated it."""
    words.use(lambda context, text, n: QCoreApplication.translate(context, text, "", n))
    if app.findChildren(QTranslator):
        return
    locale, ours = locale or QLocale.system(), str(folder or paths.resources() / "translations")
    said = QTranslator(app)
    if said.load(locale, "careerjournal", "_", ours):
        _add_words_of_qt(app, locale)
    else:
        said.load(ENGLISH, ours)
    app.installTranslator(said)


def _add_words_of_qt(app: QCoreApplication, locale: QLocale) -> None:
    """Qt's own menus and buttons follow only where the rest does: half a language is worse than one."""
    its_own = QTranslator(app)
    if its_own.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(its_own)
