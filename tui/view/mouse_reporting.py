"""Whether the terminal tells us of the mouse, switched while the app runs.

While it does, it cannot be used to mark text as in any other program, so a person
wants to turn that off for a moment. Textual 8 takes the choice at the start only;
what its drivers for terminals do then, and do again after `fg`, they do by these
three private names, which is why they are used here and nowhere else. A driver
without them (no terminal at all) has nothing to switch.
"""

from __future__ import annotations

from typing import Any

from textual.app import App


def is_switchable(app: App[Any]) -> bool:
    """Whether the driver of the app can start and stop the reports."""
    driver = app._driver
    names = ("_mouse", "_enable_mouse_support", "_disable_mouse_support")
    return driver is not None and all(hasattr(driver, name) for name in names)


def is_on(app: App[Any]) -> bool:
    """Whether the terminal tells of the mouse."""
    return bool(getattr(app._driver, "_mouse", False))


def switch(app: App[Any], on: bool) -> None:
    """Start or stop the reports; the driver keeps to it when the app comes back from the shell.

    Call it only where `is_switchable`.
    """
    driver: Any = app._driver
    if on:
        driver._mouse = True
        driver._enable_mouse_support()
        if getattr(driver, "_mouse_pixels", False):  # it counts in pixels, as was agreed before
            driver._enable_mouse_pixels()
    else:
        app.capture_mouse(None)
        driver._disable_mouse_support()  # it says nothing once `_mouse` is off
        driver._mouse = False
