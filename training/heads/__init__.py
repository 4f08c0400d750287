"""One torch head a file, on the hidden states of the shared encoder."""
