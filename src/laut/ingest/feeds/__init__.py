"""Feeds: RSS, RDF and Atom, JSON Feed, and lists of feeds in OPML."""
