"""Texts that would act on a terminal or on a screen's markup, and how to tell that one got through.

Each is a short text of its own, in which an `a` comes before what acts and a `z` after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

ESC, ST, BEL = "\x1b", "\x1b\\", "\x07"

FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\u061c\u200e\u200f\u202a-\u202e\u2065-\u206f\u2028\u2029\U000e0000-\U000e007f"
    "\ud800-\udfff"
    "]"
)
"""What reaches nobody: written out here again, so that the test knows it by itself."""

_CSI = (
    *("2J", "3J", "H", "1;1H", "31m", "5;31m", "8m", "41;97m", "6n", "5n", "c", ">c", "=c"),
    *("21t", "14t", "8;1;1t", "3;0;0t", "1t", "?1000h", "?1049l", "?2004l", "?25l", "?5h", "?47h"),
    *("4h", "20h", "12l", "1;1r", "!p", "s", "u", ">4;2m", ">1u", "?6n", "?996n", "1000P", "99L"),
    *("2K", "1J", "5i", "4i", "?2031h", "?1003h", "?69h", "0q", "2 q", "1$r", "99@", "99X", "99b"),
)
_OSC = (
    *("0;title", "1;icon", "2;title", "4;1;rgb:ff/00/00", "4;1;?", "7;file:///etc", "9;note"),
    *("8;;javascript:alert(1)", "8;;file:///etc/passwd", "8;;http://x.example/", "10;?", "11;?"),
    *("11;#ff0000", "12;red", "50;fixed", "52;c;cm0gLXJm", "52;p;?", "104", "110", "112", "133;A"),
    *("777;notify;a;b", "1337;File=inline=1:AAAA", "1337;SetMark", "5522;type=write", "9;4;1;50"),
    *("22;wait", "3008;start=1", "633;A", "99;i=1;x", "666;x"),
)
_DCS = ("q#0;2;0;0;0~", "$qm", "+q544e", "tmux;\x1b\x1b]52;c;AA==\x07", "1$r0m", "+p41", "=1s")
_SHORT = ("c", "7", "8", "=", ">", "(0", "#8", "N", "O", "D", "M", "E", "Z", "H", "n", "o", "|")
_MARKUP = (
    *(
        "[red]x[/red]",
        "[/",
        "[/]",
        "[/nope]",
        "[",
        "]",
        "[[",
        "[]",
        "[ ]",
        "[bold",
        "\\[",
        "\\[/red]",
    ),
    *("[@click=app.quit]x[/]", "[@click=app.bell()]x", "[@click=screen.dismiss]x[/]", "[@x=y]"),
    *(
        "[link=http://x.example/]x[/link]",
        "[link='javascript:alert(1)']x[/link]",
        "[x, v={'b[0]'}]",
    ),
    *(
        "b[c]d",
        "[1]",
        "[#ff0000]x",
        "[on red]x",
        "[reverse]x",
        "[$error]x[/]",
        "[b][i][/b]",
        "$text",
    ),
    *("[red", "[/red", "[=]", "[a=b", "['", '["', "[blink]x", ":smile:", "%s%n", "{0}", "%(x)s"),
    *(
        "<script>x</script>",
        "&#27;[31m",
        "&#x1b;]0;x&#7;",
        "&#8238;x",
        "&#x202e;",
        "&lrm;x",
        "<b>x</b>",
    ),
    *(
        "[x](javascript:alert)",
        "[x](file:///etc/passwd)",
        "[x](data:text/html,x)",
        "![x](http://x/)",
    ),
    *(
        "<http://x.example/>",
        "[x]: http://x.example",
        "```\nx\n```",
        "`x`",
        "**x",
        "# x",
        "* x",
        "> x",
    ),
    *(
        "| x | y |",
        "---",
        "1. x",
        "~~x",
        "http://x.example/\\[a]",
        "$HOME",
        "`id`",
        "$(id)",
        "'; x",
    ),
    *("../../etc", "-rf", "--help", "~", "NUL", "a\\b", "\\x1b[31m", "\\u001b[2J", "\\e[2J", "^["),
)
LONELY = (
    *(0x7F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F)),
    *(*range(0x2060, 0x2070), 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0x1BCA0, 0x1D173),
    *(0xE0001, 0xE0020, 0xE0041, 0xE007F),
)
"""Single characters that nobody sees."""
_TROJAN = (
    "\u202eevil\u202c",
    "\u2066\u2067x\u2069",
    "\u202duser\u202e \u2066// admin\u2069 \u2066",
    "ad\u200bmin",
    "\u200f\u200f\u200ex",
    "pay\u00adpal",
    "".join(chr(0xE0000 + ord(letter)) for letter in "run rm") + "\U000e007f",
)
_TRICKS = ("b\bc", "true\rfalse", "x\x0ey\x0f", "x\vy\fz", "x\x1a", "x\x04", "x\x03", "x\x7f\x7f")


def _acting() -> Iterator[str]:
    yield from (chr(code) for code in range(0x20) if code not in (9, 10))
    yield from map(chr, range(0x80, 0xA0))
    yield from map(chr, LONELY)
    yield from (f"{ESC}[{body}" for body in _CSI)
    yield from (f"\x9b{body}" for body in _CSI[:12])
    for number, body in enumerate(_OSC):
        yield f"{ESC}]{body}{(BEL, ST)[number % 2]}"
    yield from (f"\x9d{body}\x9c" for body in _OSC[:8])
    yield from (f"{ESC}P{body}{ST}" for body in _DCS)
    yield from (f"{ESC}{kind}Gx=1;AAAA{ST}" for kind in "X^_")
    yield from (f"{ESC}{body}" for body in _SHORT)
    yield f"{ESC}]8;;http://x.example/{ST}shown{ESC}]8;;{ST}"
    yield f"{ESC}]52;c;{'QUFB' * 200}{BEL}"
    yield f"{ESC}[{'1;' * 200}m"
    yield from _TROJAN
    yield from _TRICKS


ACTING = tuple(f"a{body}z" for body in dict.fromkeys(_acting()))
"""Those with something that acts in them."""
MARKUP = tuple(f"a{body}z" for body in dict.fromkeys(_MARKUP))
"""Those that are harmless characters, and must stand on the screen as they are written."""
PAYLOADS = (*ACTING, *MARKUP)
NO_TOML = tuple(f"a{body}z" for body in ("\ud800", "\udfff", "\udc80x", "x\udcff", "\ud83d"))
"""Half characters: they come by names and variables, no TOML can write them."""


def joined(many: int, payloads: tuple[str, ...] = PAYLOADS) -> tuple[str, ...]:
    """The payloads, so many in each text: what takes long is done once for all of them."""
    return tuple(" ".join(payloads[at : at + many]) for at in range(0, len(payloads), many))


def acts(text: str, lines: bool = True) -> list[str]:
    """The characters of a text that act, by name; with `lines`, tab and newline may be there."""
    found = FORBIDDEN.findall(text) + ([] if lines else re.findall("[\t\n]", text))
    return [f"U+{ord(c):04X} {unicodedata.name(c, unicodedata.category(c))}" for c in found]


def shown(payload: str) -> str:
    """A payload as it is to be read: said here once more, by another way than the program's."""
    return "".join(_shown(character) for character in payload)


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return "␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟"[code]
    if code == 0x7F:
        return "␡"
    return f"<U+{code:04X}>" if FORBIDDEN.match(character) else character


def toml(text: str) -> str:
    """A string of TOML, every character that is not plain written as an escape."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if " " <= character <= "~" else f"\\U{ord(character):08X}"


def raw(text: str) -> str:
    """A string of TOML with all that TOML lets stand as it is, bidi controls and C1 among it."""
    return '"' + "".join(_kept(character) for character in text) + '"'


def _kept(character: str) -> str:
    return _escaped(character) if character < " " or character in '"\\\x7f' else character
