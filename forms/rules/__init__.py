"""Plain functions on plain values: digits, Persian text, days, amounts and the numbers people are known by.

Law: nothing here knows of forms, screens, files or tables. Facts and test vectors are DOMAIN H.
"""
