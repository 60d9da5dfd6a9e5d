"""What decides: dates, the model, loading, layout. No Textual, no Rich."""
