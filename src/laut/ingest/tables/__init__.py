"""Tables of articles: CSV, TSV and Parquet with named columns, and the JSON lines that crawlers write."""
