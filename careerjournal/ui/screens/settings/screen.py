"""Settings: how it looks, what the journal is called, where it is, and what comes in, goes out or was removed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from careerjournal.core import trash
from careerjournal.core.journal import Journal
from careerjournal.core.preferences import STAGES
from careerjournal.core.words import month_name
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.parts import Button, Page, Segmented, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.settings import settings_rows
from careerjournal.ui.screens.settings.backups_section import BackupRows
from careerjournal.ui.screens.settings.journals_section import JournalRows
from careerjournal.ui.screens.settings.lock_section import LockRows
from careerjournal.ui.screens.settings.passphrase_section import PassphraseRows
from careerjournal.ui.screens.settings.settings_data import ExchangeRows, TrashRows
from careerjournal.ui.screens.settings.settings_dates import DatesOfTheYear, Roles, TimesAway
from careerjournal.ui.screens.settings.settings_words import PrivateWords
from careerjournal.ui.screens.settings.settings_work import HowItWorks
from careerjournal.ui.screens.settings.where_data import WhereMyDataIs

_HEADING = 48  # over a part
TEXT_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)


class SettingsScreen(Screen):
    """One column of rows: what it is on the left, the control on the right; everything holds at once."""

    name = "settings"
    shows = trash.KINDS | {"setting", "answer"}

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.page = Page(width=640, gap=0)
        self.setLayout(down(self.page, gap=0))
        self.parts: list[settings_rows.Part] = []
        self.page.box.addWidget(label(self.tr("Settings"), "h2"))
        self._look()
        self._journal()
        self._work()
        self._data()
        self.page.box.addSpacing(32)
        self.page.box.addStretch(1)

    def _section(self, title: str) -> None:
        self.page.box.addSpacing(28)
        self.page.box.addWidget(label(title, "h3"))
        self.page.box.addSpacing(4)

    def _row(self, title: str, help_: str, control: QWidget) -> None:
        self.page.box.addWidget(settings_rows.SettingRow(title, help_, control))

    def _look(self) -> None:
        self._section(self.tr("How it looks"))
        options = [("system", self.tr("Like the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        self.theme = Segmented(options, self.tr("Theme"), self.context.settings.theme)
        self.theme.chosen.connect(self._use_theme)
        self._row(self.tr("Theme"), "", self.theme)
        sizes = [(str(size), f"{size:.0%}".replace("%", " %")) for size in TEXT_SIZES]
        self.text_size = Choice(sizes, self.tr("Text size"), str(self.context.settings.text_size))
        self.text_size.chosen.connect(self._use_text_size)
        self._row(self.tr("Text size"), "", self.text_size)

    def _use_theme(self, name: str) -> None:
        self.context.settings.theme = name
        self.context.settings.save()
        theme.use(name)

    def _use_text_size(self, size: str) -> None:
        self.context.settings.text_size = float(size)
        self.context.settings.save()
        theme.set_text_scale(float(size))

    def _journal(self) -> None:
        self._section(self.tr("This journal"))
        self.person_name = QLineEdit()
        self.person_name.setAccessibleName(self.tr("Your name"))
        self.person_name.setFixedWidth(theme.size(240))
        self.person_name.editingFinished.connect(self._keep_name)
        self._row(self.tr("Your name"), self.tr("It stands at the top of a page you print."), self.person_name)
        months = [(str(month), month_name(month)) for month in range(1, 13)]
        self.fiscal_start = Choice(months, self.tr("The fiscal year begins in"))
        self.fiscal_start.chosen.connect(self._keep_fiscal_start)
        self._row(
            self.tr("The fiscal year begins in"), self.tr("Quarters are counted from this month."), self.fiscal_start
        )
        self.paper = Segmented([("a4", self.tr("A4")), ("letter", self.tr("Letter"))], self.tr("Paper"))
        self.paper.chosen.connect(self._keep_paper)
        self._row(self.tr("Paper"), "", self.paper)
        self.private_words = PrivateWords(self.journal)
        self._add(self.private_words)
        copy = Button(self.tr("Copy the path"), icon="copy", pressed=self._copy_path)
        self._row(self.tr("Where it is"), str(self.journal.path), copy)
        if self.context.open_journal is not None:
            self._add(JournalRows(self.journal, self.context.commands, self.context.open_journal))
        self._add(WhereMyDataIs(self.journal, self.context))
        self._add(PassphraseRows(self.journal, self.context.commands))
        self._section(self.tr("Lock and cover"))
        self._add(LockRows(self.journal, self.context.settings, self.context.commands))

    def _keep_name(self) -> None:
        self.journal.settings.name = self.person_name.text()

    def _keep_fiscal_start(self, month: str) -> None:
        self.journal.settings.fiscal_start = int(month)

    def _keep_paper(self, paper: str) -> None:
        self.journal.settings.paper = paper

    def _copy_path(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(str(self.journal.path))
        self.toast(self.tr("Copied."))

    def _work(self) -> None:
        self._section(self.tr("Where you are"))
        stages = [("", self.tr("Not said")), *((stage, said(stage)) for stage in STAGES)]
        self.stage = Choice(stages, self.tr("Stage"))
        self.stage.chosen.connect(self._keep_stage)
        self._row(self.tr("Stage"), self.tr("Puts the questions for it first, and hides none."), self.stage)
        self._section(self.tr("Your roles"))
        self._add(Roles(self.journal, self.toast))
        self.page.box.addSpacing(16)
        begin = Button(self.tr("Begin"), pressed=lambda: self.go("new-employer"))
        begin.setAccessibleName(self.tr("Begin with a new employer"))
        help_ = self.tr("A new role, a new manager, and what comes along: one walk, one undo.")
        self._row(self.tr("A new employer"), help_, begin)
        self._section(self.tr("Dates of the year"))
        self._add(DatesOfTheYear(self.journal, self.toast))
        self._add(HowItWorks(self.journal, self.go))
        self._section(self.tr("Away"))
        self._add(TimesAway(self.journal, self.toast))

    def _keep_stage(self, stage: str) -> None:
        self.journal.settings.stage = stage

    def _data(self) -> None:
        self._section(self.tr("Backups"))
        self.backups = BackupRows(self.journal, self.context)
        self._add(self.backups)
        self._section(self.tr("In and out"))
        self._add(ExchangeRows(self.journal, self.toast, self.trouble, self.context.backups))
        self._section(self.tr("Trash"))
        self._add(TrashRows(self.journal, self.toast))

    def _add(self, part: settings_rows.Part) -> None:
        self.parts.append(part)
        self.page.box.addWidget(part)

    def refresh(self) -> None:
        settings = self.journal.settings
        if not self.person_name.hasFocus():
            self.person_name.setText(settings.name)
        self.fiscal_start.set_value(str(settings.fiscal_start))
        self.paper.set_value(settings.paper)
        self.stage.set_value(settings.stage)
        for part in self.parts:
            part.refresh()

    def open(self, uid: str, **wanted: Any) -> None:
        for part in self.parts:
            if part.open(uid):
                QTimer.singleShot(0, partial(self._lead_to, part))  # once what it opens has its height

    def _lead_to(self, part: settings_rows.Part) -> None:
        for _ in range(2):  # a page that was just made has its height only now
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.page.verticalScrollBar().setValue(part.y() - theme.size(_HEADING))
        part.take_focus()

    def settle(self) -> None:
        if self.person_name.isModified():
            self._keep_name()
            self.person_name.setModified(False)
        for part in self.parts:
            part.settle()

    def take_focus(self) -> None:
        self.theme.setFocus()

    def scenes(self) -> Iterator[str]:
        yield ""
        QCoreApplication.processEvents()
        bar = self.page.verticalScrollBar()
        for name, share in (("middle", 0.5), ("below", 1)):
            bar.setValue(int(bar.maximum() * share))
            yield name


def said(stage: str) -> str:
    """A stage as words to read."""
    words = QCoreApplication.translate("stages", stage)
    return words[:1].upper() + words[1:]
