"""Which hue and which glyph stand for which lane, kind and era."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.view.paint import Look

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.lanes import Lane
    from tui.core.model import Event, Timeline


class Hues(NamedTuple):
    """The hues of one timeline under one look."""

    look: Look
    kinds: dict[str, tuple[str, str]]
    """By kind: its glyph and its hue."""
    eras: dict[str, str]
    parties: dict[str, str]

    @classmethod
    def of(cls, timeline: Timeline, look: Look) -> Hues:
        """Hues by the file's colours, else by order; made once for a timeline and a look."""
        made = _made.get("last")
        if made and made[0] is timeline and made[1] == look:
            return made[2]
        kinds = {
            id: (look.mark(kind.glyph, place), look.palette.hue(kind.colour, place))
            for place, (id, kind) in enumerate(timeline.kinds.items())
        }
        eras = {
            id: look.palette.words(look.palette.hue(era.colour, place))
            for place, (id, era) in enumerate(timeline.eras.items())
        }
        parties = {
            id: look.palette.words(look.palette.hue(party.colour, place))
            for place, (id, party) in enumerate(timeline.parties.items())
            if party.colour
        }
        hues = cls(look, kinds, eras, parties)
        _made["last"] = (timeline, look, hues)
        return hues

    def mark(self, event: Event) -> str:
        """The glyph of an event: that of its kind."""
        known = self.kinds.get(event.kind)
        return known[0] if known else self.look.mark("", 0)

    def event(self, event: Event) -> str:
        """The hue of an event: that of its kind; one for each kind without a table too."""
        known = self.kinds.get(event.kind)
        if known:
            return known[1]
        hues = self.look.palette.hues
        return hues[sum(map(ord, event.kind)) % len(hues)] if event.kind else hues[2]

    def lane(self, by: str, lane: Lane) -> str:
        """The colour of a lane's name: the hue of its kind, era or party, else grey."""
        palette = self.look.palette
        if by == "kind":
            known = self.kinds.get(lane.key)
            return palette.words(known[1]) if known else palette.grey
        if by == "party":
            return self.parties.get(lane.key, palette.grey)
        return self.era(lane.key) if by == "era" else palette.grey

    def era(self, era: str) -> str:
        """The hue of an era's name and band, by its id."""
        return self.eras.get(era, self.look.palette.grey)


_made: dict[str, tuple[Timeline, Look, Hues]] = {}
