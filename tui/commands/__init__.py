"""The words after `timeline`, one module each; none of them imports Textual."""
