"""Raw mails for the tests."""


def mail(body: str | bytes = "Hei", **headers: str) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join(lines).encode("utf-8")
    return head + b"\r\n\r\n" + (body if isinstance(body, bytes) else body.encode("utf-8"))


def multipart(kind: str, *parts: bytes, boundary: str = "grense") -> bytes:
    mark = f"--{boundary}".encode()
    inside = b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts)
    return mail(inside + mark + b"--\r\n", Content_Type=f'multipart/{kind}; boundary="{boundary}"')


def plain(text: str) -> bytes:
    return mail(text, Content_Type="text/plain; charset=utf-8")


def html(text: str) -> bytes:
    return mail(text, Content_Type="text/html; charset=utf-8")
