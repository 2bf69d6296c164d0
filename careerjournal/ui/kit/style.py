"""The style: Fusion with the theme's palette and one style sheet, made again whenever theme or text scale change."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from careerjournal.ui.kit import theme
from careerjournal.ui.kit.theme import READING, Theme, size

# role of a label: size, weight, family, colour
TEXT: dict[str, tuple[int, int, str, str]] = {
    "micro": (11, 500, theme.INTERFACE, "muted"),
    "small": (12, 400, theme.INTERFACE, "text"),
    "faint": (12, 400, theme.INTERFACE, "faint"),
    "meta": (12, 400, theme.INTERFACE, "muted"),
    "body": (13, 400, theme.INTERFACE, "text"),
    "muted": (13, 400, theme.INTERFACE, "muted"),
    "strong": (13, 600, theme.INTERFACE, "text"),
    "accent": (13, 600, theme.INTERFACE, "accent_text"),
    "field": (13, 500, theme.INTERFACE, "text"),
    "trouble": (13, 400, theme.INTERFACE, "danger"),
    "lead": (15, 400, theme.INTERFACE, "text"),
    "h3": (15, 600, theme.INTERFACE, "text"),
    "h2": (20, 600, theme.INTERFACE, "text"),
    "title": (20, 600, READING, "text"),
    "h1": (28, 600, READING, "text"),
    "brand": (17, 600, READING, "text"),
    "reading": (17, 400, READING, "text"),
    "quote": (17, 400, READING, "muted"),
}


def install(app: QApplication) -> None:
    """Dress the application, now and whenever the theme changes; call it before the first widget is made."""
    theme.load_fonts()
    if not app.property("dressed"):
        app.setProperty("dressed", True)
        app.setStyle("Fusion")
        theme.signals.changed.connect(lambda: _dress(app))
    _dress(app)


def _dress(app: QApplication) -> None:
    app.setFont(theme.font(13))
    app.setPalette(palette(theme.current()))
    app.setStyleSheet(sheet(theme.current()))


def palette(t: Theme) -> QPalette:
    """The theme for everything that paints from the palette."""
    role = QPalette.ColorRole
    made = QPalette()
    for where, colour in {
        role.Window: t.canvas, role.WindowText: t.text, role.Base: t.surface, role.AlternateBase: t.raised,
        role.Text: t.text, role.Button: t.surface, role.ButtonText: t.text, role.BrightText: t.danger,
        role.Highlight: t.accent, role.HighlightedText: t.on_accent, role.Link: t.accent_text,
        role.LinkVisited: t.accent_text, role.ToolTipBase: t.surface, role.ToolTipText: t.text,
        role.PlaceholderText: t.faint, role.Accent: t.accent, role.Light: t.surface, role.Midlight: t.raised,
        role.Mid: t.line, role.Dark: t.control, role.Shadow: "#000000",
    }.items():  # fmt: skip
        made.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(t.faint))
    return made


def sheet(t: Theme) -> str:
    """The whole style sheet; lengths that hold text grow with the text scale."""
    parts = (_grounds, _text, _buttons, _verbs, _tools, _segments, _chips, _fields, _views, _popups)
    return "".join(part(t) for part in parts)


def _family(name: str) -> str:
    return ", ".join(f'"{family}"' for family in (name, *theme.FALLBACKS))


def _grounds(t: Theme) -> str:
    return f"""
    * {{ outline: 0; }}
    QMainWindow, QWidget[ground="canvas"] {{ background: {t.canvas}; }}
    QWidget[ground="surface"] {{ background: {t.surface}; }}
    QWidget[ground="sidebar"] {{ background: {t.sidebar}; border-right: 1px solid {t.line}; }}
    QWidget[ground="reader"] {{ background: {t.surface}; border-left: 1px solid {t.line}; }}
    QWidget[ground="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 12px; }}
    QWidget[ground="card"]:focus {{ border: 2px solid {t.focus}; }}
    QWidget[ground="card"][lit="true"] {{ border: 1px solid {t.focus}; }}
    QWidget[ground="row"]:hover {{ background: {t.raised}; }}
    QWidget[ground="row"] {{ border: 2px solid transparent; border-radius: 8px; }}
    QWidget[ground="row"]:focus {{ border-color: {t.focus}; }}
    QWidget[ground="popup"] {{ background: {t.surface}; border: 1px solid {t.control}; }}
    QWidget[ground="well"] {{ background: {t.well}; border-radius: 8px; }}
    QWidget[ground="well"][lit="true"] {{ background: {t.accent_soft}; }}
    QWidget[ground="pill"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; }}
    QWidget[ground="toast"] {{ background: {t.toast}; border-radius: 8px; }}
    QWidget[ground="toast"] QLabel {{ color: {t.on_toast}; }}
    QWidget[ground="example"] {{ background: {t.accent_soft}; border-bottom: 1px solid {t.line}; }}
    QWidget[ground="trouble"] {{ background: {t.mark}; border-bottom: 1px solid {t.line}; }}
    QFrame[rule="true"] {{ background: {t.line}; border: 0; min-height: 1px; max-height: 1px; }}
    QScrollArea, QScrollArea > QWidget > QWidget[ground="clear"] {{ background: transparent; border: 0; }}
    QSplitter::handle {{ background: transparent; }}
    QFrame[row="true"] {{ border: 2px solid transparent; border-radius: 8px; background: transparent; }}
    QFrame[row="true"]:hover {{ background: {t.raised}; }}
    QFrame[row="true"]:focus {{ border-color: {t.focus}; }}
    """


def _text(t: Theme) -> str:
    rules = []
    for role, (px, weight, family, colour) in TEXT.items():
        font = f"font-family: {_family(family)}; font-size: {size(px)}px; font-weight: {weight};"
        rules.append(f'QLabel[role="{role}"] {{ {font} color: {t.colour(colour).name()}; }}\n')
    return "".join(rules)


def _buttons(t: Theme) -> str:
    inside = size(32) - 2
    return f"""
    QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.outline}; border-radius: 6px;
        padding: 0 12px; min-height: {inside}px; max-height: {inside}px; font-weight: 500; }}
    QPushButton:hover {{ background: {t.raised}; border-color: {t.control}; }}
    QPushButton:pressed {{ background: {t.pressed}; }}
    QPushButton:focus {{ border: 2px solid {t.focus}; padding: 0 11px;
        min-height: {inside - 2}px; max-height: {inside - 2}px; }}
    QPushButton:disabled {{ color: {t.faint}; border-color: {t.line}; background: transparent; }}
    QPushButton[primary="true"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
        font-weight: 600; }}
    QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed {{ background: {t.accent_hover};
        border-color: {t.accent_hover}; }}
    QPushButton[primary="true"]:focus {{ border-color: {t.text}; }}
    QPushButton[primary="true"]:disabled {{ background: {t.well}; color: {t.faint}; border-color: {t.line}; }}
    """


def _verbs(t: Theme) -> str:
    small = size(26) - 2
    return f"""
    QPushButton[verb="true"] {{ background: transparent; border: 2px solid transparent; color: {t.accent_text};
        padding: 0 6px; min-height: {small - 2}px; max-height: {small - 2}px; font-weight: 600; }}
    QPushButton[verb="true"]:hover {{ background: {t.accent_soft}; }}
    QPushButton[verb="true"]:focus {{ border-color: {t.focus}; }}
    QPushButton[verb="true"]:disabled {{ color: {t.faint}; }}
    QPushButton[quiet="true"] {{ color: {t.muted}; font-weight: 500; }}
    QPushButton[quiet="true"]:hover {{ color: {t.text}; background: {t.pressed}; }}
    QPushButton[searchbox="true"] {{ text-align: left; color: {t.faint}; border-color: {t.outline}; font-weight: 400;
        padding: 0 8px; }}
    QPushButton[searchbox="true"]:hover {{ border-color: {t.control}; }}
    QPushButton[searchbox="true"]:focus {{ border: 2px solid {t.focus}; padding: 0 7px; }}
    QPushButton[searchbox="true"][compact="true"] {{ text-align: center; padding: 0; }}
    QPushButton[fold="true"] {{ color: {t.text}; text-align: left; padding: 0 6px 0 0; }}
    QPushButton[fold="true"]:hover {{ background: {t.pressed}; }}
    QWidget[ground="toast"] QPushButton[verb="true"] {{ color: {t.toast_verb}; }}
    QWidget[ground="toast"] QPushButton[verb="true"]:hover {{ background: transparent; text-decoration: underline; }}
    QWidget[ground="toast"] QPushButton[verb="true"]:focus {{ border-color: {t.toast_verb}; }}
    """


def _tools(t: Theme) -> str:
    return f"""
    QToolButton {{ border: 2px solid transparent; border-radius: 6px; background: transparent; color: {t.muted};
        min-width: {size(28)}px; min-height: {size(28)}px; }}
    QToolButton:hover, QToolButton:pressed {{ background: {t.pressed}; }}
    QToolButton:checked {{ background: {t.accent_soft}; }}
    QToolButton:focus {{ border-color: {t.focus}; }}
    QToolButton::menu-indicator {{ image: none; width: 0; }}
    QPushButton::menu-indicator {{ image: none; width: 0; }}
    """


def _segments(t: Theme) -> str:
    small = size(26) - 2
    return f"""
    QFrame[segmented="true"] {{ background: {t.well}; border: 1px solid {t.line}; border-radius: 6px; }}
    QPushButton[segment="true"] {{ border: 2px solid transparent; border-radius: 5px; background: transparent;
        color: {t.muted}; min-height: {small - 2}px; max-height: {small - 2}px; padding: 0 12px; }}
    QFrame[wraps="true"] QPushButton[segment="true"] {{ padding: 0 7px; }}
    QPushButton[segment="true"]:hover {{ color: {t.text}; }}
    QPushButton[segment="true"]:checked {{ background: {t.pressed if t.dark else t.surface}; color: {t.text}; }}
    QPushButton[segment="true"]:focus {{ border-color: {t.focus}; }}
    """


def _chips(t: Theme) -> str:
    inside = size(28) - 2
    return f"""
    QPushButton[chip="true"] {{ border: 0; padding: 0; min-height: {size(24)}px; max-height: {size(24)}px; }}
    QPushButton[filter="true"] {{ border-radius: {size(28) // 2 - 1}px;
        min-width: {size(16)}px; min-height: {inside}px; max-height: {inside}px;
        padding: 0 11px; background: transparent; color: {t.muted}; border: 1px solid {t.outline};
        font-size: {size(12)}px; }}
    QPushButton[filter="true"]:hover {{ color: {t.text}; background: {t.surface}; }}
    QPushButton[filter="true"]:checked {{ background: {t.accent_soft}; color: {t.accent_text};
        border-color: {t.accent_soft}; font-weight: 600; }}
    QPushButton[filter="true"]:focus {{ border: 2px solid {t.focus}; padding: 0 10px;
        min-height: {inside - 2}px; max-height: {inside - 2}px; }}
    """


def _fields(t: Theme) -> str:
    inside = size(36) - 2
    return f"""
    QLineEdit, QComboBox, QTextEdit, QPlainTextEdit, QAbstractSpinBox {{ background: {t.surface}; color: {t.text};
        border: 1px solid {t.control}; border-radius: 6px; selection-background-color: {t.accent};
        selection-color: {t.on_accent}; placeholder-text-color: {t.faint}; }}
    QLineEdit, QComboBox, QAbstractSpinBox {{ padding: 0 10px; min-height: {inside}px; max-height: {inside}px; }}
    QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {t.focus}; padding: 0 9px;
        min-height: {inside - 2}px; max-height: {inside - 2}px; }}
    QTextEdit, QPlainTextEdit {{ padding: 6px 8px; }}
    QTextEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {t.focus}; padding: 5px 7px; }}
    QLineEdit:disabled, QComboBox:disabled {{ color: {t.faint}; border-color: {t.line}; background: {t.canvas}; }}
    QLineEdit[small="true"] {{ min-height: {size(32) - 2}px; max-height: {size(32) - 2}px; }}
    QLineEdit[small="true"]:focus {{ min-height: {size(32) - 4}px; max-height: {size(32) - 4}px;
        border-color: {t.focus}; }}
    QLineEdit[soft="true"] {{ border-color: {t.line}; background: transparent; }}
    QLineEdit[soft="true"]:hover {{ border-color: {t.control}; }}
    QLineEdit[soft="true"]:focus {{ border-color: {t.focus}; }}
    QLineEdit[inside="true"], QLineEdit[inside="true"]:focus {{ border: 0; padding: 0 2px; background: transparent;
        min-height: {size(26)}px; max-height: {size(26)}px; }}
    QTextEdit[heading="true"], QTextEdit[heading="true"]:focus {{ border: 0; padding: 0; background: transparent;
        border-radius: 0; font-family: {_family(READING)}; font-size: {size(28)}px; font-weight: 600; }}
    QTextEdit[bare="true"], QTextEdit[bare="true"]:focus, QPlainTextEdit[bare="true"],
    QPlainTextEdit[bare="true"]:focus, QTextBrowser, QTextBrowser:focus {{ border: 0; padding: 0;
        background: transparent; border-radius: 0; }}
    QFrame[box="true"] {{ background: {t.surface}; border: 1px solid {t.control}; border-radius: 6px; }}
    QFrame[box="true"][lit="true"] {{ border: 2px solid {t.focus}; }}
    QComboBox::drop-down {{ border: 0; width: {size(28)}px; }}
    QComboBox::down-arrow {{ image: none; }}
    QCheckBox {{ spacing: 8px; color: {t.text}; border: 2px solid transparent; border-radius: 6px; padding: 2px; }}
    QCheckBox:focus {{ border-color: {t.focus}; }}
    QCheckBox:disabled {{ color: {t.faint}; }}
    """


def _views(t: Theme) -> str:
    return f"""
    QListView, QTreeView {{ background: transparent; border: 0; color: {t.text}; }}
    QTableView {{ background: transparent; border: 0; color: {t.text}; gridline-color: {t.line};
        selection-background-color: {t.accent_soft}; selection-color: {t.accent_text}; }}
    QTableView[stream="true"] {{ selection-background-color: transparent; }}
    QHeaderView {{ background: transparent; border: 0; }}
    QHeaderView::section {{ background: transparent; color: {t.muted}; border: 0; border-bottom: 1px solid {t.line};
        padding: 0 8px; font-size: {size(12)}px; font-weight: 400; min-height: {size(36)}px; }}
    QTableCornerButton::section {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
    QScrollBar::handle {{ background: {t.scroll}; border-radius: 3px; min-height: 32px; min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {t.control}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _popups(t: Theme) -> str:
    return f"""
    QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line}; padding: 4px 6px; }}
    QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control}; padding: 4px; }}
    QMenu::item {{ padding: {size(6)}px 24px {size(6)}px 12px; border-radius: 6px; min-height: {size(18)}px; }}
    QMenu::item:selected {{ background: {t.accent_soft}; color: {t.accent_text}; }}
    QMenu::item:disabled {{ color: {t.faint}; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
    QMenu::icon {{ padding-left: 8px; }}
    QComboBox QAbstractItemView, QListView[popup="true"] {{ background: {t.surface}; color: {t.text};
        border: 1px solid {t.control}; padding: 4px; selection-background-color: {t.accent_soft};
        selection-color: {t.accent_text}; }}
    QComboBox QAbstractItemView::item, QListView[popup="true"]::item {{ min-height: {size(32)}px; padding: 0 8px; }}
    QDialog {{ background: {t.canvas}; }}
    QCalendarWidget QWidget {{ background: {t.surface}; color: {t.text}; alternate-background-color: {t.surface}; }}
    QCalendarWidget QAbstractItemView {{ selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QCalendarWidget QToolButton {{ color: {t.text}; font-weight: 600; padding: 0 8px; }}
    QCalendarWidget QAbstractItemView:disabled {{ color: {t.faint}; }}
    """
