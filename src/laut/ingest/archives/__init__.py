"""Archives: what holds other inputs, packed or crawled; they are read as streams and never unpacked to files."""
