"""Archives: every file in a zip is read in memory, as if it lay in a folder; nothing is unpacked onto the disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from pathlib import PurePosixPath

from kit.reading.draft import Draft, File, NotRead
from kit.reading.files import LARGEST, not_by_name

_MOST_FILES = 20_000
_MOST_BYTES = 1_000_000_000  # of all files together, unpacked
_NAMED = 3


def read_zip(file: File) -> list[Draft]:
    """The drafts of all files in a zip.

    Raises NotRead for a password, for names that point out of the archive, for too much inside, for no article.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(file.raw)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _check(members)
            return _read(file, [(member.filename, member.file_size, archive, member) for member in members])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise NotRead(f"the zip is damaged ({error}); get it again", failed=True) from None


def read_gzip(file: File) -> list[Draft]:
    """The drafts of the file that was compressed."""
    name = PurePosixPath(file.path).name.removesuffix(".gz")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(file.raw)) as packed:
            raw = packed.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise NotRead(f"the gzip file is damaged ({error}); get it again", failed=True) from None
    if len(raw) > LARGEST:
        raise NotRead(f"it unpacks to more than {LARGEST // 1_000_000} MB; split it")
    return _of_part(file, file.part(name, PurePosixPath(name).suffix.lower(), raw))


def _check(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > _MOST_FILES:
        raise NotRead(f"it holds more than {_MOST_FILES} files; split it")
    if sum(member.file_size for member in members) > _MOST_BYTES:
        raise NotRead(f"it unpacks to more than {_MOST_BYTES // 1_000_000} MB; unpack it and give the folder")
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
            raise NotRead("it holds names that point out of it, as no honest archive does; it was not opened")
        if member.flag_bits & 1:
            raise NotRead("it is protected by a password; make one without")


def _read(file: File, members: list[tuple]) -> list[Draft]:
    drafts, left = [], []
    for name, size, archive, member in members:
        path = PurePosixPath(name.replace("\\", "/"))
        try:
            if path.parts[0] == "__MACOSX":
                continue
            if reason := not_by_name(path):
                raise NotRead(reason)
            if size > LARGEST:
                raise NotRead(f"larger than {LARGEST // 1_000_000} MB")
            with archive.open(member) as packed:
                raw = packed.read(LARGEST + 1)
            drafts += _of_part(file, file.part(name, path.suffix.lower(), raw), name)
        except (NotRead, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            left.append(f"{name}: {error}")
    if left:
        more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
        file.warnings.append(f"left out: {'; '.join(left[:_NAMED])}{more}")
    if drafts:
        file.warnings.insert(0, f"{len(members) - len(left)} of {len(members)} files in the archive were read")
    return drafts


def _of_part(file: File, part: File, name: str = "") -> list[Draft]:
    from kit.reading.readers import drafts_of

    if part.raw[:4] in {b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"\x1f\x8b\x08\x08"} and part.ending in {"", ".zip", ".gz"}:
        raise NotRead("an archive within an archive is not opened; unpack it once")
    drafts = drafts_of(part)
    for draft in drafts:
        draft.place = f"{name} {draft.place}".strip() if name else draft.place
    file.warnings += [f"{name}: {remark}" if name else remark for remark in part.warnings]
    if not name:
        file.warnings.insert(0, "it was unpacked in memory")
    file.columns = file.columns or part.columns
    return drafts
