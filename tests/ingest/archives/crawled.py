"""Archives of crawlers, made for the tests."""

RESPONSE = "response"
PAGE = "<html><body><h1>Rat tagt</h1><p>Der Rat tagt am Montag, sagte die Bürgermeisterin.</p></body></html>"
URL = "https://zeitung.example/rat"


def response(
    body: str | bytes = PAGE, *, status: str = "200 OK", headers: str = "", url: str = URL, kind: str = RESPONSE
) -> bytes:
    """Give one WARC record with an answer over HTTP."""
    data = body.encode() if isinstance(body, str) else body
    return record(f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + data, url=url, kind=kind)


def record(block: bytes, *, url: str = URL, kind: str = RESPONSE, type: str = "application/http; msgtype=response") -> bytes:
    """Give one WARC record."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-12T08:00:00Z\r\n"
    return (head + f"Content-Type: {type}\r\nContent-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"


def warc(*records: bytes) -> bytes:
    """Give a WARC file, which begins with a record about itself."""
    return record(b"software: made up\r\n", kind="warcinfo", type="application/warc-fields") + b"".join(records)


def arc(*bodies: str, url: str = URL) -> bytes:
    """Give an ARC file, which begins with a record about itself."""
    about = b"1 0 made-up\nURL IP-address Archive-date Content-type Archive-length\n"
    blocks = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body.encode() for body in bodies]
    lines = [f"filedesc://a.arc 0.0.0.0 20250312080000 text/plain {len(about)}\n".encode() + about + b"\n"]
    lines += [f"{url} 192.0.2.1 20250312080000 text/html {len(block)}\n".encode() + block + b"\n" for block in blocks]
    return b"".join(lines)
