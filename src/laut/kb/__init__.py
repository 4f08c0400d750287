"""Who and what the world knows by a name: the knowledge base, its building and its questions."""
