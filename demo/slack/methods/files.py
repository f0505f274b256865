"""files.*: sending a file in three steps, and looking at one."""

from __future__ import annotations

from demo.slack.calls import Call, method
from demo.slack.errors import Json, RefusedError, invalid_arguments
from demo.slack.model import Message


@method(
    "files.getUploadURLExternal",
    scope="files:write",
    required="filename length",
    optional="alt_txt snippet_type",
)
def files_get_upload_url_external(call: Call) -> Json:
    """An address that takes the bytes of one file of exactly `length` bytes."""
    length = call.number("length", 0)
    if length < 1:
        raise invalid_arguments("must be greater than 0 [json-pointer:/length]")
    file_id = call.workspace.files.expect(call.required("filename"), length)
    return {"upload_url": f"{call.render.base_url}/upload/{file_id}", "file_id": file_id}


@method(
    "files.completeUploadExternal",
    scope="files:write",
    required="files",
    optional="channel_id channels initial_comment thread_ts",
)
def files_complete_upload_external(call: Call) -> Json:
    """Finishes uploads and shows the files in a channel, in one message."""
    entries = call.json("files")
    if not isinstance(entries, list) or not entries:
        raise invalid_arguments("no fewer than 1 items allowed [json-pointer:/files]")
    uploads = [_upload(entry) for entry in entries]
    channel = call.text("channel_id") or call.text("channels")
    if channel and channel not in call.workspace.channels:
        raise RefusedError("channel_not_found")
    shown_in = (channel, call.workspace.new_ts()) if channel else None
    files = call.workspace.files.finish(uploads, shown_in)
    if shown_in:
        call.workspace.put(
            Message(
                channel=shown_in[0],
                ts=shown_in[1],
                user=call.workspace.bot.id,
                text=call.text("initial_comment") or "",
                files=tuple(files),
                thread_ts=call.text("thread_ts"),
                from_bot=True,
            )
        )
    return {"files": [call.render.file(file) for file in files]}


@method("files.info", scope="files:read", required="file", optional="count cursor limit page")
def files_info(call: Call) -> Json:
    """One file, with the messages that show it in `shares`."""
    file = call.workspace.files.get(call.required("file"))
    if file is None:
        raise RefusedError("file_not_found")
    return {"file": call.render.file(file), "comments": [], "response_metadata": {"next_cursor": ""}}


def _upload(entry: object) -> tuple[str, str | None]:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        raise invalid_arguments("missing required field: id [json-pointer:/files/0]")
    return entry["id"], entry.get("title")
