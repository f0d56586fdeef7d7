"""How a report is made, as PDF and as a workbook. The reports themselves are in ../reports, one file each."""
