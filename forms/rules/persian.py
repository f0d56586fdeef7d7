"""Persian text: what is stored (clean), what is searched (keys) and how it is sorted (DOMAIN H.7).

Law: nobody else decides which two spellings are the same. Called for every value of every row, so ordinary
text takes one regular expression and leaves.
"""

import re
import unicodedata

from forms.rules.digits import to_latin

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"

# In the order of the dictionary; the order of Unicode puts پ چ ژ گ ک ی after ه.
ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"

# Combining marks a letter may carry: Latin accents, harakat, hamza above, superscript alef, Koranic signs.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"


def _characters(ranges: str) -> str:
    """Every character of «a-z» and single characters, as a class of a regular expression names them."""
    return re.sub("(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), ranges, flags=re.S)


def _plain_table() -> dict[int, str]:
    """The first pass: what is dropped, what is a space, a new line, a digit; presentation forms taken apart."""
    # Soft hyphen, tatweel and bidi marks come with text pasted from Word and chat programs.
    dropped = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u0640\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    dropped += "\ud800-\udfff\ufffe\uffff"  # neither a database nor a workbook can hold these
    spaces = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
    table = dict.fromkeys(map(ord, _characters(dropped)), "")
    table |= dict.fromkeys(map(ord, _characters(spaces)), " ")
    table |= dict.fromkeys(map(ord, "\v\f\r\x85\u2028\u2029"), "\n")
    # Old Persian documents write the half-space as «¬» or as a zero-width space.
    table |= dict.fromkeys(map(ord, "\u00ac\u200b"), ZWNJ)
    table |= {ord(digit): to_latin(digit) for digit in "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩"}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        apart = unicodedata.normalize("NFKC", chr(code)).translate(table)
        if apart != chr(code):
            table[code] = apart
    return table


_PLAIN = _plain_table()

# Text that needs nothing: known letters and signs, single spaces, half-spaces only inside words.
_KNOWN = "ءآأؤإئابةت-غفقل-وپچژکگیۀ"
_KNOWN_RUN = f"[!-~{_KNOWN}«»،؛؟٪٫٬…]++"
_READY = re.compile(rf"(?:{_KNOWN_RUN}(?:(?: |(?<=[{_KNOWN}]){ZWNJ}(?=[{_KNOWN}])){_KNOWN_RUN})*+)?")
_ZWNJ_RUN = re.compile(f"{ZWNJ}{{2,}}")
_ZWNJ_AT_EDGE = re.compile(rf"(?<![\w\u200d{_MARKS}]){ZWNJ}|{ZWNJ}(?![\w\u200d{_MARKS}])")
_SPACES = re.compile(" {2,}")
_AROUND_NEW_LINE = re.compile(" *\n *")


def _one_code(text: str) -> str:
    """The Arabic codes of ی and ک, as keyboards of old Windows type them."""
    return text.replace("ي", "ی").replace("ى", "ی").replace("ك", "ک")


def clean(text: str) -> str:
    """The text to store: as typed, with one code for each letter, Latin digits and no stray spaces or marks."""
    if _READY.fullmatch(text):
        return text
    if _READY.fullmatch(usual := _one_code(to_latin(text))):
        return usual
    plain = text.replace("\r\n", "\n").translate(_PLAIN)
    if ZWNJ in plain:
        plain = _ZWNJ_AT_EDGE.sub("", _ZWNJ_RUN.sub(ZWNJ, plain))
    if "  " in plain:
        plain = _SPACES.sub(" ", plain)
    if "\n" in plain:
        plain = _AROUND_NEW_LINE.sub("\n", plain)
    # Composed before ي turns into ی: «ي» with a hamza above is «ئ», which «ی» with a hamza can no longer become.
    return _one_code(unicodedata.normalize("NFC", plain.strip()))


def _key_table() -> dict[int, str]:
    """The letters that a search takes for one; marks vanish."""
    table = dict.fromkeys(map(ord, _characters(_MARKS) + "\N{ZERO WIDTH JOINER}"), "")
    for letter, spellings in {"ا": "آأإٱ", "و": "ؤ", "ه": "ةۀەھہۂۃ", "ی": "ئىيےۓ", "ک": "ك"}.items():
        table |= dict.fromkeys(map(ord, spellings), letter)
    return table


def _sort_table() -> dict[int, str]:
    """The i-th letter of the alphabet is given the i-th of the same letters' codes; «آ» stays before «ا»."""
    places = dict(zip(ALPHABET, sorted(ALPHABET), strict=True))
    folded = {code: places.get(letter, letter) for code, letter in _KEY.items()}
    return folded | {ord(letter): place for letter, place in places.items()}


_KEY = _key_table()
_SORT = _sort_table()
_NOT_IN_WORDS = re.compile(r"[\W_]+")


def search_key(text: str) -> str:
    """Words as a search compares them: one spelling of each letter, no harakat, single spaces for all else."""
    return _NOT_IN_WORDS.sub(" ", clean(text).lower().translate(_KEY)).strip()


def joined_key(text: str) -> str:
    """The search key without spaces: «صحت‌سنجی», «صحت سنجی» and «صحتسنجی» are one."""
    return search_key(text).replace(" ", "")


def sort_key(text: str) -> str:
    """A string whose plain order is the order of a Persian dictionary: digits, Latin, then آ to ی, word by word."""
    return _NOT_IN_WORDS.sub(" ", clean(text).lower().translate(_SORT)).strip()
