"""Printing: the pages of a document as outlines on a real printer, at the size they were set for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from careerjournal.core.summary.typeset import Document
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def print_document(parent: QWidget, document: Document, name: str = "") -> bool:
    """Ask for a printer and print; False where the person thought better of it.

    `name` is what the printer calls it, and what a file is called that is printed to; a summary where none is given.
    """
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_paper(printer, document)
    printer.setDocName(name or QCoreApplication.translate("printing", "Summary"))
    if not choose(parent, printer):
        return False
    set_paper(printer, document)
    paint(document, printer)
    return True


def choose(parent: QWidget, printer: QPrinter) -> bool:
    """The system's own question for a printer; tests put their own answer in its place."""
    from PySide6.QtPrintSupport import QPrintDialog

    return QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted


def set_paper(printer: QPrinter, document: Document) -> None:
    """The whole sheet of paper, in the size of the document: its own margins are enough for any printer."""
    size = QPageSize(QSizeF(document.width, document.height), QPageSize.Unit.Millimeter)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def paint(document: Document, printer: QPrinter) -> None:
    from PySide6.QtSvg import QSvgRenderer

    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble(
            QCoreApplication.translate(
                "printing", "The printer takes nothing. Save the page as PDF and print it there."
            )
        )
    for number, page in enumerate(document.svg()):
        if number:
            printer.newPage()
        whole = printer.pageLayout().fullRectPixels(printer.resolution())
        QSvgRenderer(QByteArray(_unstroked(page))).render(painter, QRectF(0, 0, whole.width(), whole.height()))
    painter.end()


def _unstroked(page: bytes) -> bytes:
    """The page without an outline round every letter: on a printer Qt draws one even where there is no stroke."""
    return page.replace(b"<svg ", b'<svg stroke-width="0" ', 1)
