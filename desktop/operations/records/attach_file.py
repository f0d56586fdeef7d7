"""Bring a file into the office's store of attachments, where it is kept once, by its content; and take a copy out."""

from __future__ import annotations

from pathlib import Path

from desktop.operations.desk import Desk
from desktop.operations.errors import AttachmentTooBigError, NoSuchFileError
from forms.parts import Attachment

LARGEST = 15 * 1024 * 1024
"""Bytes: a package carries no bigger one."""


def attach_file(desk: Desk, path: Path) -> Attachment:
    """Keep the file's content; raises AttachmentTooBigError, NoSuchFileError, DiskFullError."""
    try:
        if path.stat().st_size > LARGEST:
            raise AttachmentTooBigError(file=path.name, most=LARGEST // 1024 // 1024)
        content = path.read_bytes()
    except OSError as wrong:
        raise NoSuchFileError(file=path.name) from wrong
    with desk.database.change(desk.actor) as change:
        return change.attach(content, path.name)


def copy_out(desk: Desk, attachment: Attachment, folder: Path) -> Path:
    """A copy for another program to show; raises MissingAttachmentError."""
    with desk.database.read() as reader:
        content = reader.attachment(attachment.sha256)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{attachment.sha256[:12]}-{Path(attachment.name).name}"
    path.write_bytes(content)
    return path
