"""What shows: panes drawn line by line, and the screen that owns their state."""
