"""Small PDFs, with the standard lock (ISO 32000-1 §7.6.3, revision 2) or without."""

import hashlib
import zlib

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_NUMBER = bytes(16)


def pdf(*objects: bytes, catalogue: bytes = b"", page: bytes = b"", trailer: bytes = b"") -> bytes:
    """One page, empty unless `page` says what is on it, and the objects from number 4 on."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] %s >>" % page
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


def swelling(size: int) -> bytes:
    """A PDF with an embedded XML file that unpacks to so many million bytes of nothing, and takes next to none."""
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(b" " * 1_000_000) for _ in range(size)) + packing.flush()
    named = b"<< /Type /Filespec /F (a.xml) /EF << /F 5 0 R >> >>"
    stream = b"<< /Type /EmbeddedFile /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return pdf(named, stream, catalogue=b"/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>")


def drawing(doublings: int) -> bytes:
    """A PDF whose page shows a square two to the power of `doublings` times: each form draws the next one twice."""
    last = b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Length 12 >>\nstream\n0 0 9 9 re f\nendstream"
    twice = b"/Resources << /XObject << /X %d 0 R >> >> /Length 12 >>\nstream\n/X Do /X Do \nendstream"
    page = b"/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>"
    forms = [b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] " + twice % (5 + n) for n in range(doublings)]
    return pdf(*forms, last, page=page)


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
