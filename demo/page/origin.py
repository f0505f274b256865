"""Only the page itself may act: a loopback address is open to every other site in the same browser."""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

NAMES = frozenset({"127.0.0.1", "localhost"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; frame-ancestors 'self'"
)


def guard(app: Flask) -> None:
    """Requests under a foreign host name, and changes from a foreign origin, are refused; answers carry a policy."""

    @app.before_request
    def refuse_strangers() -> None:
        # A foreign name that has been pointed at loopback would make another site's pages same-origin.
        if urlsplit(request.host_url).hostname not in NAMES:
            abort(400)
        if request.method == "POST" and request.headers.get("Origin") != request.host_url.rstrip("/"):
            abort(403)

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
