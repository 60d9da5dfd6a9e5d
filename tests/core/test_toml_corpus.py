"""Any TOML at all, valid or broken: it is loaded, and what the parser refuses is told at a line.

``TOML_TEST`` may name a folder of further documents, such as the corpus toml-test
(https://github.com/toml-lang/toml-test); each ``*.toml`` below it is tried.
"""

import os
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

import pytest

from tests.core.parser import refused
from tui.core.load import Loaded, load_bytes
from tui.core.problems import CODES, report
from tui.core.settings import read_settings
from tui.core.text import is_clean

GOOD = """
[[event]]
date = 1969-07-20
title = "A good event"
"""

# A grammar of statements. Those of the first table are TOML, those of the second are not.

KEYS = ("a", "A-1_", "1979", '"a b"', "'a.b'", "a.b", 'a . "b" . c', '""')
VALUES = (
    *('""', '"a\\tb\\u00e9\\U0001F600"', "'C:\\a'", '"""a\n"b" ""c"""', "'''\n'a' ''b'''"),
    *('"""\\\n  a"""', "1", "+1_000", "0xdead_beef", "0o17", "0b01", "1.5e-3", "inf", "-nan"),
    *("true", "1979-05-27", "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5+03:00", "07:32:00"),
    *("[]", "[1, 2.0, 'a']", "[\n  1, # one\n  [2],\n]", "{}", "{ a = 1, b.c = { d = [] } }"),
    *("[[[[[[]]]]]]", '["[[event]]", """\n[event]\n"""]'),
)
ENDS = ("\n", "  # a comment = [\n", "\r\n")
HEADERS = (
    *(
        "[table]",
        "[ table . 'of' . tables ]",
        "[[array]]",
        '["quoted header"]',
        "[[array.of.arrays]]",
    ),
    *("[party.a]", "[[event]]", "[[event.figure]]"),
)

BROKEN_STATEMENTS = (
    *("a", "a =", "= 1", "a b = 1", "a = 1 b = 2", "a = 1,", "a.= 1", ".a = 1", "a..b = 1"),
    *("a == 1", "a: 1", "é = 1", "\\", "//"),
    *('a = "', 'a = "b', "a = 'b", 'a = b"', 'a = "\\q"', 'a = "\\u12"', 'a = "\x01"'),
    *('a = """', "a = '''", 'a = """b""', "a = '''b''''''", 'a = "b" "c"', "a = '\x00'"),
    *("a = [", "a = [1", "a = [1 2]", "a = [,]", "a = ]", "a = [[1]", "a = [1,,2]", "a = [1]]"),
    *("a = {", "a = { b = 1", "a = { b }", "a = { b = 1, b = 2 }", "a = {,}", "a = }", "a = {}}"),
    *("a = 01", "a = 1_", "a = _1", "a = 0x", "a = 1.", "a = .5", "a = 1e", "a = +-1"),
    *("a = True", "a = nil", "a = 2020-13-01", "a = 2020-02-30", "a = 25:00:00", "a = 2020-1-1"),
    *("a = 1\na = 2", "a.b = 1\na = 2", "a = 1\na.b = 2", "a = {}\na.b = 1"),
    *("a = 0x" + "f" * 5_000, "a" + ".b" * 3_000 + " = 1"),
    *("a = " + "[" * 3_000, "a = " + "[" * 3_000 + "]" * 3_000),
)  # fmt: skip
BROKEN_HEADERS = (
    *("[", "[[", "[]", "[[]]", "[a", "[[a", "[[a]", "[a]]", "[a b]", "[a.]", "[.a]", "[a..b]"),
    *("[é]", "[a] b = 1", "[a]]]", '["a]', "[a\n]", "[[[a]]]"),
    *("[a]\n[a]", "[a.b]\n[a]\n[a.b]", "[[a]]\n[a]", "[a]\n[[a]]", "[a.b.c]\n[a]\nb.d = 1"),
    *("[event]\n[[event]]", "[[event]]\n[event]", "[[event.claim]]"),
    *("[event.claim]\n[[event.claim]]", "a = 1\n[a]", "a = 1\n[a.b]", "a = []\n[[a]]"),
    *("a = {}\n[a.b]",),
)  # fmt: skip


@cache
def valid_documents() -> list[str]:
    """Each value under each key, and some of many statements under many headers."""
    one = [f"{key} = {value}{end}" for key, value, end in product(KEYS, VALUES, ENDS)]
    many = []
    for seed in range(300):
        random = Random(seed)
        document = ""
        for number, header in enumerate(sorted(random.sample(HEADERS, 4), key=HEADERS.index)):
            for place in range(random.randrange(4)):
                value, end = random.choice(VALUES), random.choice(ENDS)
                document += f"k{number}-{place}{random.choice(('', '.x'))} = {value}{end}"
            document += header + random.choice(ENDS)
        many.append(document)
    return [*one, *many, "", "\n", "# only a comment", "\ufeff" + one[0]]


@cache
def broken_documents() -> list[str]:
    """Each broken piece alone, above and below a good event, and beside good statements."""
    documents = []
    for piece in (*BROKEN_STATEMENTS, *BROKEN_HEADERS):
        documents += [piece, f"{piece}\n{GOOD}", f"{GOOD}{piece}\n", f"{GOOD}{piece}\n{GOOD}"]
    for seed in range(600):
        random = Random(seed)
        good = [f"k{n} = {random.choice(VALUES)}" for n in range(4)]
        bad = random.sample((*BROKEN_STATEMENTS, *BROKEN_HEADERS), random.choice((1, 2, 5)))
        lines = [*good, *random.sample(HEADERS, 2), *bad]
        random.shuffle(lines)
        documents.append("\n".join(lines))
    return documents


def checked(contents: bytes) -> Loaded:
    """A document loaded, as a timeline and as a config file; what is no TOML is told at a line."""
    loaded = load_bytes(contents, "x.toml")
    told = (loaded.problems, read_settings(contents, "x.toml")[1])
    for problems in told:
        assert is_clean(report(problems), multiline=True)
        assert all(each.code in CODES for each in problems)
        if refused(contents):
            assert [each for each in problems if each.is_error and each.line]
    return loaded


def test_valid_documents_are_no_toml_problem():
    for document in valid_documents():
        contents = document.encode()
        assert not refused(contents), document
        told = [each.message for each in checked(contents).problems if each.stage == "toml"]
        assert told == [], document


def test_broken_documents_are_told_at_a_line():
    number = 0
    for document in broken_documents():
        contents = document.encode()
        number += refused(contents)
        checked(contents)
    assert number > len(broken_documents()) * 0.9


@pytest.mark.parametrize(
    "piece", [*BROKEN_STATEMENTS, *BROKEN_HEADERS], ids=lambda piece: piece[:20]
)
def test_good_events_show_above_and_below_whatever_is_broken(piece):
    loaded = checked(f"{GOOD}{piece}\n{GOOD}".encode())
    assert [event.title for event in loaded.timeline.events].count("A good event") == 2


@pytest.mark.skipif("TOML_TEST" not in os.environ, reason="TOML_TEST names no folder of documents")
def test_every_document_of_a_corpus_is_loaded():
    paths = sorted(Path(os.environ.get("TOML_TEST", "")).rglob("*.toml"))
    assert paths
    for path in paths:
        contents = path.read_bytes()
        try:
            loaded = checked(contents)
        except Exception as error:
            raise AssertionError(f"{path}") from error
        faults = [each.message for each in loaded.problems if each.stage == "toml"]
        assert faults or not refused(contents), path
