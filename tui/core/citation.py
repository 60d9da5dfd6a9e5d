r"""What is copied of an event or a source, so that it can be pasted into an article.

Nothing is said without who says so: a claim keeps its party and its voice, a
figure its author, a source how it was read. In Markdown every character that
could mean something there is escaped (CommonMark 0.31, §2.4), so that a title
reads as it is written; only http(s) addresses become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tui.core import words
from tui.core.evidence import amount, cited, side_of, speaker, voice
from tui.core.languages import language
from tui.core.model import Claim, Event, Figure, Source, Timeline

TEXT, MARKDOWN = "text", "markdown"
FORMS = (TEXT, MARKDOWN)
"""The forms of a copy."""

_MARKUP = re.compile(r"[\\`*_\[\]<>~|&#]")
_OPENING = re.compile(r"^(\d{0,9})([-+=.)])")
"""What would begin a list or an underline at the start of a paragraph."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BARE = re.compile(r"[\w\-.~:/?#@!$'*+,;=%&]+", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_BREAK = re.compile(r"[ \t]*\n\s*")


def event_citation(event: Event, timeline: Timeline, form: str = TEXT, seen: str = "") -> str:
    """An event with its claims, figures and numbered sources, each under its name.

    Args:
        event: What is cited.
        timeline: Where it stands, and where parties, places and sources are named.
        form: One of `FORMS`.
        seen: Through what it is seen, in words, if not all of it is there as it was written:
            "as known on 12 Oct 2020".

    Returns:
        Several lines, without a newline at the end. The numbers of the sources
        are those of the event's page.
    """
    setting = _Setting(form == MARKDOWN)
    numbers = {id: place for place, id in enumerate(cited(event), 1)}
    blocks = [_head(event, timeline, setting, seen)]
    blocks += _list("Figures", (_figure(f, timeline, numbers) for f in event.figures), setting)
    claims = (_claim(claim, timeline, numbers) for claim in event.claims)
    blocks += _list("Who says what", claims, setting)
    sources = [
        source_citation(source, form, number, side_of(source, timeline))
        for source, number in _numbered_sources(numbers, timeline)
    ]
    blocks += _block("Sources", sources, setting)
    return "\n\n".join(blocks)


def source_citation(
    source: Source, form: str = TEXT, number: int | None = None, side: str = ""
) -> str:
    """A source in one line: who, what, where, when, its addresses, its side, how it was read.

    Args:
        source: What is cited.
        form: One of `FORMS`.
        number: Its number on the page of an event, if that is to be told.
        side: The name of the party whose side it is on, if any.
    """
    setting = _Setting(form == MARKDOWN)
    is_marked = setting.is_markdown
    when = words.describe(source.date) if source.date is not None else source.dated
    lang = f"In {language(source.lang)}" if source.lang else ""
    parts = [
        setting.plain(_sentence(source.author)),
        _title(source, setting),
        *(setting.plain(_sentence(part)) for part in (source.publisher, lang, when, source.ref)),
    ]
    if source.url and not (is_marked and _is_address(source.url)):
        parts.append(setting.plain(source.url))
    if source.archive_url:
        archived = setting.link("archived copy", source.archive_url)
        parts.append(archived if is_marked else f"Archived: {source.archive_url}")
    sided = f"On the side of {side}" if side else ""
    second_hand = f"Read second-hand: {source.via}" if source.via else ""
    unread = "" if source.checked else "Not read by the editors"
    parts += [setting.plain(_sentence(part)) for part in (sided, second_hand, unread, source.note)]
    told = " ".join(part for part in parts if part)
    return setting.opened(told) if number is None else f"{setting.plain(f'[{number}]')} {told}"


def _numbered_sources(
    numbers: Mapping[str, int], timeline: Timeline
) -> Iterator[tuple[Source, int]]:
    for id, number in numbers.items():
        yield timeline.sources.get(id, Source(id, id)), number


class _Setting(NamedTuple):
    """How plain text, a name and a link are written in a form."""

    is_markdown: bool

    def plain(self, text: str) -> str:
        """The text, so that it reads as it is written."""
        text = _BREAK.sub(" ", text).strip()
        return _MARKUP.sub(r"\\\g<0>", text) if self.is_markdown else text

    def opened(self, text: str) -> str:
        """A set text that begins a paragraph, so that it begins no list."""
        return _OPENING.sub(r"\1\\\2", text) if self.is_markdown else text

    def strong(self, text: str) -> str:
        """What stands out."""
        return f"**{self.plain(text)}**" if self.is_markdown else self.plain(text)

    def link(self, text: str, address: str) -> str:
        """The text as a link, if the address is one of the web; else both as text."""
        if self.is_markdown and _is_address(address):
            return f"[{self.plain(text)}]({_destination(address)})"
        return self.plain(text)


def _is_address(address: str) -> bool:
    return _ADDRESS.fullmatch(address) is not None


def _destination(address: str) -> str:
    """The address as the destination of a link (CommonMark 0.31, §6.3)."""
    safe = _ENTITY.sub(r"\\&", address.replace("\\", "\\\\"))
    return safe if _BARE.fullmatch(safe) else f"<{safe}>"


def _head(event: Event, timeline: Timeline, setting: _Setting, seen: str) -> str:
    place = timeline.places.get(event.place)
    where = place.name if place else event.place
    when = ", ".join(filter(None, (words.describe(event.span), where)))
    note = event.note or "nobody has checked this event"
    doubt = "" if event.verified else setting.plain(_sentence(f"Not verified: {note}"))
    shown = setting.plain(_sentence(f"Shown {seen}")) if seen else ""
    title = setting.strong(event.title)
    if setting.is_markdown:
        within = f", in *{setting.plain(timeline.title)}*" if timeline.title else ""
        told = f"{title} ({setting.plain(when)}){within}"
        return "\n\n".join(filter(None, (told, shown, doubt)))
    return "\n".join(filter(None, (title, when, timeline.title, shown, doubt)))


def _figure(figure: Figure, timeline: Timeline, numbers: Mapping[str, int]) -> str:
    said = f"{figure.of}: {amount(figure)}"
    who = voice(figure, timeline)
    said += f", according to {who}" if who else " (its author is not named)"
    said += f". {figure.note}" if figure.note else ""
    return _numbered(said, figure.sources, numbers)


def _claim(claim: Claim, timeline: Timeline, numbers: Mapping[str, int]) -> str:
    return _numbered(f"{_claimant(claim, timeline)}: {claim.says.strip()}", claim.sources, numbers)


def _claimant(claim: Claim, timeline: Timeline) -> str:
    """The party and the exact voice, but not the same name twice."""
    party = speaker(claim.by, timeline)
    said = voice(claim, timeline)
    is_told = claim.who == party or claim.who.startswith(f"{party},")
    if party and claim.who and not is_told:
        return f"{party} ({said})"
    return said or "Somebody who is not named"


def _numbered(said: str, ids: Iterable[str], numbers: Mapping[str, int]) -> str:
    return " ".join([said, *(f"[{numbers[id]}]" for id in ids if id in numbers)])


def _title(source: Source, setting: _Setting) -> str:
    """The title, which leads to the address where the form has links."""
    title = setting.link(source.title, source.url)
    return title if _is_ended(source.title) else f"{title}."


def _list(heading: str, entries: Iterable[str], setting: _Setting) -> Iterator[str]:
    return _block(
        heading, [f"- {setting.opened(setting.plain(entry))}" for entry in entries], setting
    )


def _block(heading: str, lines: list[str], setting: _Setting) -> Iterator[str]:
    """A heading with its lines under it; nothing at all if there are none."""
    if not lines:
        return
    if not setting.is_markdown:
        yield "\n".join([heading, *lines])
        return
    listed = [line if line.startswith("- ") else f"- {line}" for line in lines]
    yield "\n\n".join([setting.strong(heading), "\n".join(listed)])


def _sentence(text: str) -> str:
    """The text with a full stop, unless it has its end."""
    text = text.strip()
    return text if not text or _is_ended(text) else f"{text}."


def _is_ended(text: str) -> bool:
    return text.rstrip().rstrip('”»")’').endswith((".", "?", "!", "…"))
