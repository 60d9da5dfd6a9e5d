"""What the program asks of other programs: the clipboard and the browser."""
