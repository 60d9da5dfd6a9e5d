"""Explore a hand-edited TOML file of dated events in the terminal.

`core` decides and knows nothing of the screen; `view` shows; `commands` are the
words after ``timeline``; `cli` chooses among them. ARCHITECTURE.md has the map.
"""

__version__ = "0.1.0"
