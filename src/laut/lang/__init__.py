"""What differs between languages: one pack each, of tables in TOML and the little grammar that needs code."""
