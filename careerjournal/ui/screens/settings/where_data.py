"""“Where is my data?”: every place that is written to, what leaves, and what is not protected, in plain words."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication

from careerjournal import privacy
from careerjournal.core import my_data
from careerjournal.core.journal import Journal
from careerjournal.core.my_data import Place
from careerjournal.ui.kit.parts import Fold, VerbButton, bare, clear, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.settings.settings_rows import Part, SettingRow

ASKED = "where-is-my-data"


class WhereMyDataIs(Part):
    """Folded away until it is asked for; then one row a place, and three short lists of sentences."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self.journal, self.context = journal, context
        self._shown: tuple[object, ...] = ()
        self.answer = Fold(self.tr("Where is my data?"), gap=0)
        self.answer.toggled.connect(bare(self.refresh))
        self.setLayout(down(8, self.answer, gap=0))

    def refresh(self) -> None:
        """Read it anew, for a passphrase or a second place changes what is true; closed it costs nothing."""
        settings, encrypted = self.context.settings, self.journal.encrypted
        places = my_data.places(self.journal.path, encrypted, settings.second_places, settings.path)
        if not self.answer.is_open() or self._shown == places:
            return
        self._shown = places
        clear(self.answer.box)
        for place in places:
            self._line(place)
        self._said(self.tr("What leaves this computer"), my_data.network(privacy.kernel_refuses_network()))
        self._said(self.tr("What keeps it with you"), *my_data.kept(privacy.memory_is_closed()))
        self._said(self.tr("What is not protected"), *my_data.unprotected(encrypted))
        self.answer.box.addSpacing(16)

    def _line(self, place: Place) -> None:
        copy = VerbButton(self.tr("Copy the path"), pressed=partial(self._copy, place))
        copy.setAccessibleName(self.tr("Copy the path: {name}").format(name=place.name))
        self.answer.box.addWidget(SettingRow(place.name, f"{place.path}\n{place.holds}", copy))

    def _said(self, title: str, *sentences: str) -> None:
        self.answer.box.addSpacing(16)
        self.answer.box.addWidget(label(title, "strong"))
        for sentence in sentences:
            self.answer.box.addSpacing(4)
            self.answer.box.addWidget(label(sentence, "muted"))

    def _copy(self, place: Place) -> None:
        QGuiApplication.clipboard().setText(str(place.path))
        self.context.toast(self.tr("Copied."))

    def open(self, uid: str) -> bool:
        if uid != ASKED:
            return False
        self.answer.set_open(True)
        return True
