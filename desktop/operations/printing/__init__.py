"""From a paper's name to a PDF and to the printer. Papers made by hand are in ../papers, one file each."""
