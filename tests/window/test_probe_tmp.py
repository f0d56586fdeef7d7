from PySide6.QtCore import Qt, QEvent
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pathlib import Path
import shutil, time
from desktop import app
from desktop.ui.preferences import Preferences
def test_x(qapp, qtbot, county):
    p = app.Program(county, Preferences(None))
    p.start()
    qtbot.waitUntil(lambda: hasattr(p.opening.currentWidget(),'cards'), timeout=20000)
    QTest.qWait(200)
    print('focus', QApplication.focusWidget(), QApplication.activeWindow(), QGuiApplication.focusWindow())
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: p.window is not None, timeout=5000)
    QTest.qWait(500)
    w=p.window
    print('focus', QApplication.focusWidget(), QApplication.activeWindow(), QGuiApplication.focusWindow())
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    print('focus', QApplication.focusWidget())
    p.close(); w.close()
