"""Who did what to whom: political events in the PLOVER ontology, when and where, and on whose word."""
