"""Who is meant: mentions of persons, organisations, places and groups, which of them are the same, and what is known of them."""
