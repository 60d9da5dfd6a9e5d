"""The rows of events in one window of the chart: how they are drawn, and what is at a cell.

Both are in one place because a label is drawn where there is room in the window,
so what a person points at is known only to who drew it. The rows of a window are
kept as long as the window stands, without the selected event, which is painted over.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tui.view.hues import Hues
from tui.view.paint import THREAD, UNDERLINED, Canvas, Line, Look, cut, width_of

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.blocks import Block
    from tui.core.explorer import Explorer
    from tui.core.lanes import Lane
    from tui.core.layout import Row
    from tui.view.lighting import Found, Strand

_HOLD = 2
"""The column at which the label of a bar holds on to the left edge."""
_SHORTEST = 5
"""Cells of a label that is worth reading."""
_LOOKED_THROUGH = 64
"""Hits at most that are looked for among the events that are counted together."""
_LIT_LABEL = 24
"""Cells of label that the selected event gets, whatever stands there."""


class Rows:
    """The rows of a scene as one window shows them under one look."""

    def __init__(
        self,
        explorer: Explorer,
        look: Look,
        found: Found | None = None,
        strand: Strand | None = None,
    ) -> None:
        """Rows for the window, the scene and the events of an explorer.

        What a search has found and what is on a thread is lit.
        """
        self._found, self._strand = found, strand
        self._viewport, self._scene, self._look = explorer.viewport, explorer.scene, look
        self._events = explorer.events
        self._hues = Hues.of(explorer.timeline, look)
        self._ink = look.palette.style(look.palette.text)
        self._near: dict[int, tuple[Block, ...]] = {}
        self._plain_rows: dict[int, Canvas] = {}
        self._empty: dict[int, bool] = {}

    def are_of(
        self,
        explorer: Explorer,
        look: Look,
        found: Found | None = None,
        strand: Strand | None = None,
    ) -> bool:
        """Whether they still are what is to be shown, whatever is selected."""
        return (
            explorer.viewport is self._viewport
            and explorer.scene is self._scene
            and look is self._look
            and found is self._found
            and strand is self._strand
        )

    def tells(self, row: Row) -> bool:
        """Whether anything stands in a row in the window, be it a count at its edge."""
        return bool(self._drawn(row)) or (row.is_first and any(n > 0 for n in self._untold(row)))

    def is_empty(self, lane: Lane) -> bool:
        """Whether nothing of a lane is drawn in the window, in whichever of its rows."""
        found = self._empty.get(lane.order)
        if found is None:
            rows = self._scene.lanes[lane.order].rows
            found = self._empty[lane.order] = not any(map(self._drawn, rows))
        return found

    def line(self, row: Row, explorer: Explorer) -> Line:
        """A row with the selected event and the hairline over what the window shows anyway."""
        lit = self._lit(row, explorer)
        if lit is not None:
            label = self._lit_label(lit)
            canvas = self._plain(row, lit, label)
            self._event(canvas, lit, label, is_lit=True)
        else:
            plain = self._plain_rows.get(row.number)
            if plain is None:
                plain = self._plain_rows[row.number] = self._plain(row)
            canvas = plain.copy()
        self._hairline(canvas, explorer)
        return canvas.line()

    def events_at(self, row: Row, column: int, explorer: Explorer) -> tuple[int, ...]:
        """The events at a cell: the one whose mark, bar, label or count it is, then the hidden.

        Args:
            row: One of the rows.
            column: The column of the screen.
            explorer: Whose selected event has its label over the others.
        """
        lit = self._lit(row, explorer)
        at = self._viewport.left + column
        blocks = [block for block in self._drawn(row) if block.first <= at < block.width_end]
        events = [event for block in blocks for event in block.events()]
        if lit is not None:
            start, label = self._lit_label(lit)
            if start - 1 <= column <= start + width_of(label):
                near = [block for block in self._drawn(row) if self._tells(block, lit.event)]
                return tuple(event for block in near for event in block.events()) or (lit.event,)
        return tuple(events)

    def _tells(self, block: Block, event: int) -> bool:
        return block.event == event or event in block.hidden

    def _drawn(self, row: Row) -> tuple[Block, ...]:
        """The blocks that are drawn: of what is before the window only a label would hang in."""
        found = self._near.get(row.number)
        if found is None:
            left = self._viewport.left
            near = row.between(left, left + self._viewport.width)
            found = self._near[row.number] = tuple(block for block in near if block.last > left)
        return found

    def _lit(self, row: Row, explorer: Explorer) -> Block | None:
        """What to light in a row: the selected event, also where it is only counted."""
        selected = explorer.selected
        if selected is None or not row.lane.holds(selected) or not explorer.in_view(selected):
            return None
        for block in self._drawn(row):
            if block.event == selected:
                return block
        lane = self._scene.lanes[row.lane.order]
        is_here = lane.row_of(selected, *explorer.columns) is row
        return self._scene.alone(selected, self._events[selected]) if is_here else None

    def _untold(self, row: Row) -> tuple[int, int]:
        """How many events of a lane are in view that none of its rows draws or counts.

        They are told at the left edge and at the right one.
        """
        lane = self._scene.lanes[row.lane.order]
        blocks = [block for own in lane.rows for block in self._drawn(own)]
        left = self._viewport.left
        return lane.packing.untold(blocks, left, left + self._viewport.width)

    def _plain(self, row: Row, lit: Block | None = None, over: tuple[int, str] = (0, "")) -> Canvas:
        """A row without the selected event, and without the labels that its label lies over."""
        before, after = self._untold(row) if row.is_first else (0, 0)
        beside = self._beside(row, after)
        canvas = Canvas(self._viewport.width - len(beside), self._ink)
        start, end = over[0] - 1, over[0] + width_of(over[1]) + 1
        if lit is not None and lit.tally:
            end = max(end, lit.tally_at - self._viewport.left) + len(lit.tally) + 1
        for block in self._drawn(row):
            if block is not lit:
                at, label = self._label(block, self._events[block.event].title)
                hidden = lit is not None and at < end and at + width_of(label) > start
                tally_at = block.tally_at - self._viewport.left
                is_over = lit is not None and tally_at < end and tally_at + len(block.tally) > start
                self._event(canvas, block, (at, "" if hidden else label), counts=not is_over)
        grey = self._look.palette.style(self._look.palette.grey)
        if before > 0:
            canvas.put(0, f"+{before:,} ", grey)
        canvas.widen(beside, grey)
        return canvas

    def _beside(self, row: Row, after: int) -> str:
        """What is told at the right edge: it counts the events, too, over whose marks it stands."""
        if after <= 0:
            return ""
        beside = ""
        for _ in range(2):  # with more to count it may be wider
            end = self._viewport.left + self._viewport.width - len(beside)
            covered = [block for block in self._drawn(row) if block.mark >= end]
            beside = f" +{after + sum(1 + len(block.hidden) for block in covered):,}"
        return beside

    def _event(
        self,
        canvas: Canvas,
        block: Block,
        label: tuple[int, str],
        is_lit: bool = False,
        counts: bool = True,
    ) -> None:
        """An event as it is known: certain core, possible fringes, mark, label, count."""
        from tui.view.strokes import paint_span  # the first event to draw needs it

        palette, left = self._look.palette, self._viewport.left
        event = self._events[block.event]
        ink = palette.style(palette.accent if is_lit else self._hues.event(event), bold=is_lit)
        room, mark = is_lit or block.width_end > block.last, self._hues.mark(event)
        found = self._found if self._found and self._has_hit(block, self._found) else None
        tally = block.tally if counts and self._has_count(canvas, block) else ""
        free = paint_span(canvas, block, event.span, left, self._look, mark, ink, room)
        if block.hidden and not tally:
            mark = self._many(1 + len(block.hidden))
            is_outside = block.mark - left >= self._viewport.width
            canvas.put(canvas.width - 1 if is_outside else block.mark - left, mark, ink)
        if found:
            canvas.put(block.mark - left, mark, palette.lit())
        is_on, is_over = self._on_thread(block)
        end = 0
        if is_on or is_over:
            thread = palette.lit() if found else palette.style(palette.accent, bold=True)
            after = canvas.put(self._thread_at(block, canvas.width), THREAD, thread)
            end = after if block.mark < left else 0
        plain = ink if is_lit else self._ink
        at, text = label
        if text:
            beside = len(tally) + 1 if tally else 0
            text = cut(text, max(0, canvas.width - at - beside), self._look.glyphs.more)
            lead = "" if at == free > block.last - left else " "  # a sign stands before it
            end = canvas.put(at - len(lead), f"{lead}{text} ", plain)
            if is_on:
                canvas.put(at, text, plain + UNDERLINED)
            if event.is_contested:  # in the air before the label, or after it
                sign_at = at - 1 if lead else end - 1
                canvas.put(sign_at, self._look.glyphs.contested, plain)
            for first, last in found.ranges(text) if found else ():
                canvas.put(at + width_of(text[:first]), text[first:last], palette.lit())
        if tally:  # cut off it would be another number
            wanted = max(end, block.tally_at - left)
            at = min(wanted, canvas.width - len(tally))
            lead = " " if at < wanted else ""
            canvas.put(at - len(lead), lead, ink)
            is_over = is_over or (is_on and at < wanted)  # it may stand over the mark
            canvas.put(at, tally, ink + UNDERLINED if is_over else ink)

    def _has_count(self, canvas: Canvas, block: Block) -> bool:
        """Whether its count has room at the right edge: over its own mark, but over no other."""
        mark = block.mark - self._viewport.left
        own = mark if mark < self._viewport.width else block.first - self._viewport.left
        at = canvas.width - len(block.tally)
        return at > own or all(map(canvas.is_blank, range(max(0, at - 1), own)))

    def _has_hit(self, block: Block, found: Found) -> bool:
        """Whether a search has found the event, or one of those that are counted with it."""
        if found.is_hit(block.event):
            return True
        if not block.hidden:
            return False
        first, last = block.ends_of_hidden()
        hits = found.finding.hits(first, last + 1)
        return any(hit in block.hidden for hit in islice(hits, _LOOKED_THROUGH))

    def _on_thread(self, block: Block) -> tuple[bool, bool]:
        """Whether the event is on the thread, and one of those that are counted with it."""
        strand = self._strand
        if strand is None:
            return False, False
        return strand.has(block.event), strand.has_hidden(block)

    def _thread_at(self, block: Block, width: int) -> int:
        """The cell of its mark, or the edge where only what leads to the mark is in sight."""
        at = max(0, block.mark - self._viewport.left)
        return at if at < width else width - 1 - len(block.tally)

    def _many(self, count: int) -> str:
        """The mark of several events that have no room for a number: higher for twice as many."""
        levels = self._look.glyphs.levels
        return levels[min(count.bit_length() - 1, len(levels) - 1)]

    def _lit_label(self, block: Block) -> tuple[int, str]:
        """Where the selected event's label stands; it gets room even where there is none."""
        left, width = self._viewport.left, self._viewport.width
        title = self._events[block.event].title
        at, label = self._label(block, title)
        wanted = min(_LIT_LABEL, width_of(title))
        if min(width_of(label), width - at) < wanted:
            mark = block.mark - left
            at, cells = max(at, mark + 2), max(width_of(label), wanted)
            if at > width - wanted:  # before its mark, rather than over it
                at, cells = max(1, min(width - wanted, mark - 1 - wanted)), wanted
            label = cut(title, cells, self._look.glyphs.more)
        return at, label

    def _label(self, block: Block, title: str) -> tuple[int, str]:
        """Where the label begins on the screen; one inside its bar stays in sight with it."""
        left = self._viewport.left
        at, room = block.label_at - left, block.last - left - _HOLD - 2
        if at >= _HOLD or block.label_at >= block.last:
            return at, self._cut_here(block.label, title)
        return _HOLD, cut(title, room, self._look.glyphs.more) if room >= _SHORTEST else ""

    def _cut_here(self, label: str, title: str) -> str:
        """The label as the layout cut it, with the mark of a cut that the glyph set has."""
        more = self._look.glyphs.more
        return label[:-1] + more if label != title and label.endswith("…") else label

    def _hairline(self, canvas: Canvas, explorer: Explorer) -> None:
        """The selected date where nothing stands; the blank between two words is theirs."""
        event = explorer.selected_event
        if event is not None:
            x = self._viewport.column(event.span.anchor)
            if canvas.is_blank(x) and (canvas.is_blank(x - 1) or canvas.is_blank(x + 1)):
                style = self._look.palette.style(self._look.palette.faint)
                canvas.put(x, self._look.glyphs.hair, style)
