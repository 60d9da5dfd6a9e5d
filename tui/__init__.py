"""Explore a hand-edited TOML file of dated events in the terminal.

`core` decides and knows nothing of the screen; `view` shows; `commands` are the
words after ``timeline``; `outside` reaches other programs and the user's file; `cli`
chooses among the commands. ARCHITECTURE.md has the map.
"""

__version__ = "0.1.0"
