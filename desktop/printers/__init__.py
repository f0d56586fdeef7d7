"""Printers of this computer: which there are, and how a finished file is put on one.

On Linux the queues are CUPS' own, through its programs `lp` and `lpstat` (packages cups-client, cups-daemon). On
Windows the desk draws the same file's pages at 300 dots per inch on the printer of the system's dialog
(desktop.ui.tasks.paper_printing): Windows has no queue that takes a PDF from everyone.
"""
