"""Which offset the time zone of the axis has at a moment, in any year."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta, tzinfo

from tui.core.instant import DAY, seconds

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = seconds(1, 1, 1) + DAY
_LAST = seconds(9999, 12, 31) - DAY


_SYSTEM = "/usr/share/zoneinfo"
"""Where most systems have their time zones, one in a file."""
_AREA = re.compile(r"[A-Z]\w*(?:/[\w+-]+)+", re.ASCII)


class LateZone(tzinfo):
    """A zone of the system that is read when a time is brought to it.

    Most files have days only, and `zoneinfo` takes longer to import than they to check.
    """

    def __init__(self, name: str) -> None:
        """Name a zone that is known to be there."""
        self._name = name
        self._zone: tzinfo | None = None

    @property
    def zone(self) -> tzinfo:
        """The zone itself."""
        if self._zone is None:
            from zoneinfo import ZoneInfo

            self._zone = ZoneInfo(self._name)
        return self._zone

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """What the zone says."""
        return self.zone.utcoffset(moment)

    def dst(self, moment: datetime | None) -> timedelta | None:
        """What the zone says."""
        return self.zone.dst(moment)

    def tzname(self, moment: datetime | None) -> str | None:
        """What the zone says."""
        return self.zone.tzname(moment)

    def fromutc(self, moment: datetime) -> datetime:
        """What the zone says, in this one's name."""
        return self.zone.fromutc(moment.replace(tzinfo=self.zone)).replace(tzinfo=self)


def system_zone(name: str) -> tzinfo | None:
    """The zone of an IANA name such as `Asia/Yerevan`, if the system surely has it."""
    if _AREA.fullmatch(name) and os.path.isfile(os.path.join(_SYSTEM, name)):
        return LateZone(name)
    return None


def offset_at(moment: int, zone: tzinfo) -> int:
    """Seconds east of UTC of a zone at a moment.

    Args:
        moment: Seconds from the epoch in UTC. Before the year 1 and after 9999,
            where no zone is defined, the nearest moment that has one counts.
        zone: The time zone of the axis.
    """
    near = min(max(moment, _FIRST), _LAST)
    offset = (_EPOCH + timedelta(seconds=near)).astimezone(zone).utcoffset()
    return 0 if offset is None else offset // timedelta(seconds=1)


def local(moment: datetime) -> int:
    """Seconds from the epoch to what calendar and clock of a `datetime` show."""
    shown = moment.replace(tzinfo=UTC, microsecond=0, fold=0)
    return (shown - _EPOCH) // timedelta(seconds=1)
