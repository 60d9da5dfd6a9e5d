"""Intervals to canonical EDTF text: one way to write each date."""

from __future__ import annotations

from tui.core.instant import Instant, Limit, Precision, Qualifier, Span, civil


def write(span: Span) -> str:
    """The EDTF text that reads back to the same span.

    It gives the date itself: neither bounds that its author added to it nor
    how it was put ("early", "before") have a sign in EDTF.
    """
    if span.is_point and span.start.limit is Limit.KNOWN:
        return write_edge(span.start)
    return f"{write_edge(span.start)}/{write_edge(span.end)}"


def write_edge(instant: Instant) -> str:
    """One date, ``..`` for an open edge, nothing for an unknown one."""
    if instant.limit is Limit.OPEN:
        return ".."
    if instant.limit is Limit.UNKNOWN:
        return ""
    if instant.options:
        return f"[{','.join(_option(option) for option in instant.options)}]"
    return _date(instant)


def _option(option: Span) -> str:
    if option.is_point:
        return _date(option.start)
    start, end = (
        "" if edge.limit is not Limit.KNOWN else _date(edge) for edge in (option.start, option.end)
    )
    return f"{start}..{end}"


def _date(instant: Instant) -> str:
    lo, hi = instant.written
    if lo is None or hi is None:
        return ".."
    if instant.precision <= Precision.DECADE:
        return _masked_year(lo, hi, instant.precision) + instant.qualifier.value
    shift = 0 if instant.offset is None else instant.offset - (instant.axis or 0)
    at = civil(lo + shift)
    components = [year_text(at.year)]
    if instant.season:
        components.append(str(instant.season))
    elif instant.precision is Precision.YEAR:
        masked = 0 if instant.masked is None else 1 + (instant.masked is Precision.DAY)
        components += ["XX"] * masked
    else:
        components.append(f"{at.month:02}")
        if instant.masked is Precision.DAY:
            components.append("XX")
        elif instant.precision >= Precision.DAY:
            components.append(f"{at.day:02}")
    parts = instant.parts or ((Qualifier.NONE,) * len(components))
    text = _with_signs(components, parts)
    if instant.precision > Precision.DAY:
        clock = (f"T{at.hour:02}", f":{at.minute:02}", f":{at.second:02}")
        text += "".join(clock[: instant.precision - Precision.DAY]) + _shift(instant.offset)
    return text if instant.parts else text + instant.qualifier.value


def year_text(year: int) -> str:
    """An astronomical year in EDTF; level 1: ``Y`` if it has more than four digits."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _masked_year(lo: int, hi: int, precision: Precision) -> str:
    digits = {Precision.DECADE: 1, Precision.CENTURY: 2, Precision.MILLENNIUM: 3}[precision]
    first, last = civil(lo).year, civil(hi - 1).year
    sign, nearest = ("-", -last) if first < 0 else ("", first)
    return f"{sign}{nearest // 10**digits:0{4 - digits}}{'X' * digits}"


def _with_signs(components: list[str], parts: tuple[Qualifier, ...]) -> str:
    """A sign after the last of the first components that share it, else before its own."""
    group = 1
    while group < len(parts) and parts[group] is parts[0]:
        group += 1
    head = "-".join(components[:group]) + parts[0].value
    tail = [part.value + text for part, text in zip(parts[group:], components[group:], strict=True)]
    return "-".join([head, *tail])


def _shift(offset: int | None) -> str:
    """Level 0: ``Z``, else hours and minutes from UTC."""
    if offset is None:
        return ""
    if offset == 0:
        return "Z"
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
