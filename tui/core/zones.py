"""Which offset the time zone of the axis has at a moment, in any year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from tui.core.instant import DAY, seconds

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = seconds(1, 1, 1) + DAY
_LAST = seconds(9999, 12, 31) - DAY


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
