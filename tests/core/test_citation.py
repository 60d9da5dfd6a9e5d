"""What is copied: nothing is said without who says so, and Markdown reads as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.core.made import span
from tui import bundled
from tui.core.citation import FORMS, MARKDOWN, event_citation, source_citation
from tui.core.evidence import citation, cited
from tui.core.load import read
from tui.core.model import Claim, Event, Figure, Party, Place, Source, Timeline
from tui.core.text import visible

BOOK = Source("book", "Black Garden", "NYU Press", "Thomas de Waal", span("2003"), ref="ISBN 0-8")
PAGE = Source("page", "A title", url="https://example.org/a")
CLASH = Event(
    index=0,
    id="clash",
    title="Clash on the border",
    span=span("2021-07-28"),
    written="2021-07-28",
    place="sotk",
    sources=("page",),
    figures=(
        Figure("killed", low=3, high=3, by="armenia", who="Ministry", sources=("book",)),
        Figure("killed", low=2, by="page", note="An early count"),
        Figure("wounded", text="several"),
    ),
    claims=(
        Claim("They fired.", "armenia", "Ministry", span("2021-07-28"), sources=("page", "book")),
        Claim("They\n  fired.", "azerbaijan", cited=True),
        Claim("Both fired.", "armenia", "Armenia, later"),
        Claim("Nobody fired."),
    ),
)
TIMELINE = Timeline(
    title="A war",
    parties={"armenia": Party("armenia", "Armenia"), "azerbaijan": Party("azerbaijan", "Baku")},
    places={"sotk": Place("sotk", "Sotk / Zod")},
    sources={"book": BOOK, "page": PAGE},
    events=(CLASH,),
)


def test_an_event_as_text() -> None:
    assert event_citation(CLASH, TIMELINE) == (
        "Clash on the border\n"
        "28 July 2021, Sotk / Zod\n"
        "A war\n"
        "\n"
        "Figures\n"
        "- killed: 3, according to Ministry [2]\n"
        "- killed: at least 2, according to A title. An early count\n"
        "- wounded: several (its author is not named)\n"
        "\n"
        "Who says what\n"
        "- Armenia (Ministry, 28 July 2021): They fired. [1] [2]\n"
        "- Baku, as cited: They fired.\n"
        "- Armenia, later: Both fired.\n"
        "- Somebody who is not named: Nobody fired.\n"
        "\n"
        "Sources\n"
        "[1] A title. https://example.org/a\n"
        "[2] Thomas de Waal. Black Garden. NYU Press. 2003. ISBN 0-8."
    )


def test_an_event_as_markdown() -> None:
    assert event_citation(replace(CLASH, figures=()), TIMELINE, MARKDOWN) == (
        "**Clash on the border** (28 July 2021, Sotk / Zod), in *A war*\n"
        "\n"
        "**Who says what**\n"
        "\n"
        "- Armenia (Ministry, 28 July 2021): They fired. \\[1\\] \\[2\\]\n"
        "- Baku, as cited: They fired.\n"
        "- Armenia, later: Both fired.\n"
        "- Somebody who is not named: Nobody fired.\n"
        "\n"
        "**Sources**\n"
        "\n"
        "- \\[1\\] [A title](https://example.org/a).\n"
        "- \\[2\\] Thomas de Waal. Black Garden. NYU Press. 2003. ISBN 0-8."
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_of_a_part_says_that_it_is_one(form: str) -> None:
    told = event_citation(CLASH, TIMELINE, form, "as known on 12 Oct 2020")
    assert "\nShown as known on 12 Oct 2020.\n" in told
    assert "Shown" not in event_citation(CLASH, TIMELINE, form)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_verified_says_so_and_why(form: str) -> None:
    doubted = replace(CLASH, verified=False, note="Rests on one report.")
    assert "Not verified: Rests on one report." in event_citation(doubted, TIMELINE, form)
    bare = event_citation(replace(doubted, note=""), TIMELINE, form)
    assert "Not verified: nobody has checked this event." in bare


ARCHIVED = PAGE._replace(archive_url="https://web.archive.org/web/2021/https://example.org/a")


@pytest.mark.parametrize(
    ("source", "text", "markdown"),
    [
        (PAGE, "A title. https://example.org/a", "[A title](https://example.org/a)."),
        (
            ARCHIVED,
            "A title. https://example.org/a "
            "Archived: https://web.archive.org/web/2021/https://example.org/a",
            "[A title](https://example.org/a). "
            "[archived copy](https://web.archive.org/web/2021/https://example.org/a)",
        ),
        (
            Source("s", "Who?", dated="undated", via="copy at x.org", checked=False),
            "Who? undated. Read second-hand: copy at x.org. Not read by the editors.",
            "Who? undated. Read second-hand: copy at x.org. Not read by the editors.",
        ),
        (
            Source("s", "Title.", lang="fr", note="An excerpt."),
            "Title. In French. An excerpt.",
            "Title. In French. An excerpt.",
        ),
        (
            Source("s", "Said “so.”", author="J. Doe Jr."),
            "J. Doe Jr. Said “so.”",
            "J. Doe Jr. Said “so.”",
        ),
        (
            Source("s", "A [b](c) <d> *e* _f_ `g` \\ &amp;"),
            "A [b](c) <d> *e* _f_ `g` \\ &amp;.",
            r"A \[b\](c) \<d\> \*e\* \_f\_ \`g\` \\ \&amp;.",
        ),
        (Source("s", "1. First"), "1. First.", r"1\. First."),
        (Source("s", "- a dash"), "- a dash.", r"\- a dash."),
        (
            Source("s", "Not a link", url="javascript:alert(1)"),
            "Not a link. javascript:alert(1)",
            "Not a link. javascript:alert(1)",
        ),
        (
            Source("s", "Odd", url="https://example.org/a_(b)?c=1&copy;=2"),
            "Odd. https://example.org/a_(b)?c=1&copy;=2",
            r"[Odd](<https://example.org/a_(b)?c=1\&copy;=2>).",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value.title,
)
def test_a_source_in_one_line(source: Source, text: str, markdown: str) -> None:
    assert source_citation(source) == text
    assert source_citation(source, MARKDOWN) == markdown
    assert source_citation(source, number=3) == f"[3] {text}"


def test_a_source_on_a_side_says_on_whose() -> None:
    sided = replace(
        TIMELINE, sources={"book": BOOK, "page": PAGE._replace(affiliation="azerbaijan")}
    )
    told = event_citation(CLASH, sided)
    assert "[1] A title. https://example.org/a On the side of Baku." in told
    assert told.count("On the side of") == 1
    assert citation(sided.sources["page"], sided).endswith("On the side of Baku.")


def test_the_clash_of_july_2021_keeps_every_attribution() -> None:
    timeline = read(bundled.path()).timeline
    event = next(event for event in timeline.events if event.id == "clash-2021-07-28")
    said = event_citation(event, timeline).splitlines()
    assert said[:3] == [event.title, "28 July 2021, Gegharkunik – Kelbajar border", timeline.title]
    claims = said[said.index("Who says what") + 1 : said.index("Sources") - 1]
    assert [claim.partition(": ")[0] for claim in claims] == [
        "- Armenia (Armenian Ministry of Defence, 28 July 2021)",
        "- Azerbaijan (Azerbaijani Ministry of Defence, 28 July 2021)",
        "- Azerbaijan (Azerbaijani Ministry of Defence, later, 28 July 2021)",
        "- Armenia (Armenian human rights defender, 28 July 2021, as cited)",
        "- WION, 29 July 2021",
        "- WION, 29 July 2021, on the background",
    ]
    assert [claim[-3:] for claim in claims] == ["[4]", "[2]", "[3]", "[4]", "[1]", "[1]"]
    assert all(", according to " in line for line in said if line.startswith(("- killed", "- wou")))
    sources = said[said.index("Sources") + 1 :]
    assert [line.partition(" ")[0] for line in sources] == [f"[{n}]" for n in range(1, 8)]


# Markdown reads as it was written


def rendered(markdown: str) -> str:
    """The text that a reader of the Markdown sees, a line for each paragraph."""
    return "\n".join(
        "".join(map(_seen, token.children or []))
        for token in MarkdownIt("commonmark").enable("strikethrough").parse(markdown)
        if token.type == "inline"
    )


def _seen(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def links(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(markdown)
    children = [child for token in tokens for child in token.children or []]
    return [str(child.attrs["href"]) for child in children if child.type == "link_open"]


def test_the_markdown_of_every_bundled_event_reads_as_the_text() -> None:
    timeline = read(bundled.path()).timeline
    for event in timeline.events:
        reads_as_text(event, timeline)


def reads_as_text(event: Event, timeline: Timeline) -> None:
    markdown = event_citation(event, timeline, MARKDOWN)
    read_back = rendered(markdown)
    assert read_back.startswith(f"{event.title} (")
    for line in event_citation(event, timeline).splitlines()[3:]:
        if line.startswith("- "):
            assert line[2:] in read_back
    known = [timeline.sources[id] for id in cited(event)]
    addresses = [one for s in known for one in (s.url, s.archive_url) if one]
    assert links(markdown) == [MarkdownIt().normalizeLink(address) for address in addresses]


MARKS = st.sampled_from("*_[]()<>`~|\\&#-+=.!:;\"' 1aé漢 ")
TITLES = (
    st.one_of(st.text(MARKS, min_size=1), st.text(min_size=1), st.from_regex(r"&#?\w{1,6};"))
    .map(lambda text: visible(text).strip())
    .filter(lambda text: text != "")
)


@given(TITLES, TITLES, TITLES)
@example("**bold**", "_a_", "<b>")
@example("1) x", "# heading", "---")
@example("&copy;", "![x](y)", "https://example.org/_x_")
def test_titles_survive_markdown(title: str, author: str, place: str) -> None:
    source = Source("page", title, author=author)
    plain = source_citation(source)
    assert rendered(source_citation(source, MARKDOWN)) == plain
    assert rendered(source_citation(source, MARKDOWN, 1)) == f"[1] {plain}"
    linked = source_citation(source._replace(url="https://example.org"), MARKDOWN)
    assert rendered(linked) == plain
    assert links(linked) == ["https://example.org"]
    event = replace(CLASH, title=title, place=place, claims=(Claim(author, title),), figures=())
    read_back = rendered(event_citation(event, replace(TIMELINE, title=author), MARKDOWN))
    assert read_back.splitlines()[0] == f"{title} (28 July 2021, {place}), in {author}"
    assert f"{title}: {author}" in read_back
