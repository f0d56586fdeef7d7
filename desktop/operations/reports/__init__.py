"""One file for each report; desktop.operations.texts.report_list names them."""
