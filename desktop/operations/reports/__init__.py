"""One file for each report; desktop.operations.report_list names them."""
