"""Writes TOML documents of every shape, for tests that compare two readers of them."""

from __future__ import annotations

import json
from random import Random

TROUBLE = (
    "[[event]]",
    "[event.figure]",
    "# no comment",
    "key = 1",
    "it's",
    'say "so"',
    "a\tb",
    "日本 ⚔️",
    "}],{[",
    "",
    "\\n",
)
BARE = ("event", "figure", "claim", "party", "x-1", "2020", "links", "_")


class Writer:
    """Makes one document; no key is written twice in one table."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.names = 0

    def document(self) -> str:
        parts = [self.body()]
        for _ in range(self.random.randint(0, 6)):
            parts.append(self.block())
        text = "".join(parts)
        return text.removesuffix("\n") if self.random.random() < 0.2 else text

    def block(self) -> str:
        indent = self.random.choice(("", "  ", "\t"))
        kind = self.random.randint(0, 3)
        if kind == 0:
            return f"{indent}[{self.space()}{self.fresh()}{self.space()}]{self.end()}{self.body()}"
        if kind == 1:
            return f"{indent}[{self.fresh()} . {self.fresh()}]{self.end()}{self.body()}"
        event = self.random.choice(("[[event]]", '[["event"]]', "[[ event ]]"))
        text = f"{indent}{event}{self.end()}{self.body()}"
        for _ in range(self.random.randint(0, 2)):
            sub = self.random.choice(("[[event.figure]]", "[[event . 'claim']]"))
            text += f"  {sub}{self.end()}{self.body()}"
        return text

    def body(self) -> str:
        lines = [self.statement() for _ in range(self.random.randint(0, 4))]
        if self.random.random() < 0.3:
            lines.insert(0, self.random.choice(("\n", "# [[event]]\n", '  # it\'s """ so\n')))
        return "".join(lines)

    def statement(self) -> str:
        key = ".".join(self.fresh() for _ in range(self.random.choice((1, 1, 1, 2))))
        indent = self.random.choice(("", "", "  ", "\t"))
        return f"{indent}{key}{self.space()}={self.space()}{self.value(0)}{self.end()}"

    def fresh(self) -> str:
        """A key that was not there before, in any form."""
        self.names += 1
        name = f"{self.random.choice(BARE)}{self.names}"
        form = self.random.randint(0, 4)
        if form == 0:
            return f"'{name} [[event]]'"
        if form == 1:
            return json.dumps(f'{name} "=" ]', ensure_ascii=False)
        return name

    def value(self, depth: int) -> str:
        if depth < 3 and self.random.random() < 0.35:
            return self.array(depth) if self.random.random() < 0.6 else self.table(depth)
        kind = self.random.randint(0, 5)
        text = "".join(self.random.choice(TROUBLE) for _ in range(self.random.randint(0, 3)))
        if kind == 0:
            return self.random.choice(("1", "-2.5", "true", "inf", "0xff"))
        if kind == 1:
            return self.random.choice(("2020-09-27", "2020-09-27 10:00:00Z", "07:32:00"))
        if kind == 2:
            return json.dumps(text, ensure_ascii=False)
        if kind == 3:
            return "'" + text.replace("'", "") + "'"
        return self.lines(text)

    def lines(self, text: str) -> str:
        """A string of several lines, with up to two quotes just before its end."""
        quote = self.random.choice(('"', "'"))
        inside = "\n".join((text, *self.random.choices(TROUBLE, k=2)))
        inside = inside.replace("\\", "" if quote == "'" else "\\\\").replace(quote * 3, "")
        inside = inside.rstrip(quote) + quote * self.random.randint(0, 2)
        opening = quote * 3 + self.random.choice(("", "\n"))
        if inside.startswith(quote) and not opening.endswith("\n"):
            opening += "\n"
        return f"{opening}{inside}{quote * 3}"

    def array(self, depth: int) -> str:
        gap = self.random.choice(("", " ", "\n  ", " # ]\n"))
        items = [self.value(depth + 1) for _ in range(self.random.randint(0, 3))]
        comma = f"{gap}," if items and self.random.random() < 0.3 else ""
        return "[" + gap + f"{gap},{gap}".join(items) + comma + gap + "]"

    def table(self, depth: int) -> str:
        pairs = [
            f"{self.fresh()}{self.space()}={self.space()}{self.value(depth + 1)}"
            for _ in range(self.random.randint(0, 3))
        ]
        return "{" + self.space() + ", ".join(pairs) + self.space() + "}"

    def space(self) -> str:
        return self.random.choice(("", " ", "  ", "\t"))

    def end(self) -> str:
        return self.random.choice(("\n", "\n", " \n", " # ' [[event]]\n", "\n\n"))
