"""Small PDFs, with the standard lock (ISO 32000-1 §7.6.3, revision 2) or without."""

import hashlib
import zlib

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_NUMBER = bytes(16)


def pdf(*objects: bytes, catalogue: bytes = b"", trailer: bytes = b"") -> bytes:
    """One empty page, and the objects from number 4 on."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    first = (b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page)
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate((*first, *objects), start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table) + end


def locked(password: bytes = b"", catalogue: bytes = b"") -> bytes:
    """A PDF that opens by the password, and needs another for anything more than reading."""
    key = hashlib.md5((b"owner" + _PAD)[:32]).digest()[:5]
    owner = _rc4(key, (password + _PAD)[:32])
    rights = -44
    key = hashlib.md5((password + _PAD)[:32] + owner + rights.to_bytes(4, "little", signed=True) + _NUMBER).digest()[:5]
    user = _rc4(key, _PAD)
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
    told = lock % (owner.hex().encode(), user.hex().encode(), rights)
    number = _NUMBER.hex().encode()
    return pdf(told, catalogue=catalogue, trailer=b"/Encrypt 4 0 R /ID [<%s> <%s>]" % (number, number))


def holding(*names: bytes) -> bytes:
    """A PDF with embedded files, named by these strings (`(x.xml)` or `<…>`)."""
    files = [b"<< /Type /Filespec /F %s /UF %s /EF << /F 4 0 R >> >>" % (name, name) for name in names]
    stream = b"<< /Type /EmbeddedFile /Subtype /text#2Fxml /Length 4 >>\nstream\n<a/>\nendstream"
    tree = b"/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>"
    return pdf(stream, *files, catalogue=tree)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def swelling(*sizes: int) -> bytes:
    """A PDF with embedded XML files that unpack to so many million bytes of nothing each, and take next to none."""
    names = b" ".join(b"(%d.xml) %d 0 R" % (number, 4 + 2 * number) for number in range(len(sizes)))
    files = []
    for number, size in enumerate(sizes):
        packing = zlib.compressobj(9)
        packed = b"".join(packing.compress(b" " * 1_000_000) for _ in range(size)) + packing.flush()
        files.append(b"<< /Type /Filespec /F (%d.xml) /EF << /F %d 0 R >> >>" % (number, 5 + 2 * number))
        head = b"<< /Type /EmbeddedFile /Length %d /Filter /FlateDecode >>" % len(packed)
        files.append(b"%s\nstream\n%s\nendstream" % (head, packed))
    return pdf(*files, catalogue=b"/Names << /EmbeddedFiles << /Names [%s] >> >>" % names)
