"""Finds reported speech, thought and writing: quotes and their frames, from scores to statements."""
