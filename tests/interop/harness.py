"""What a module in `loaders/` says about its format, and helpers for several of them."""

import json
import re
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Callable

from truth import Failure, Found


@dataclass
class Output:
    """What Factmark wrote of a case."""

    case: object
    folder: Path
    report: list

    def files(self, ending):
        """The files whose names end so, by name; fails if there is none."""
        files = sorted(it for it in self.folder.rglob(f"*{ending}") if it.is_file())
        if not files:
            names = sorted(str(it.relative_to(self.folder)) for it in self.folder.rglob("*"))
            raise Failure(f"no file ends in {ending}; there are: {', '.join(names) or 'none'}")
        return files

    def file(self, ending):
        """The only file whose name ends so."""
        files = self.files(ending)
        if len(files) > 1:
            raise Failure(f"several files end in {ending}: {', '.join(it.name for it in files)}")
        return files[0]


@dataclass
class Reader:
    """One loader of a format. `read` takes an Output and returns a list of Found, or the number of things compared."""

    name: str
    read: Callable


@dataclass
class Format:
    """A format, its loaders, and how one of its files is spoilt for the negative control."""

    id: str
    readers: list
    spoil: Callable


def named(package, note=""):
    """A package with the version that is installed."""
    return f"{package} {version(package)}{note}"


def shift_number(ending, pattern):
    """Spoils a file: the first number that the pattern's group finds grows by one."""

    def spoil(output):
        for path in output.files(ending):
            text = path.read_text(encoding="utf-8")
            match = re.search(pattern, text)
            if match:
                number = str(int(match[1]) + 1)
                path.write_text(text[: match.start(1)] + number + text[match.end(1) :], encoding="utf-8", newline="")
                return
        raise Failure("there is no offset to shift")

    return spoil


def swap(ending, pattern, replacement):
    """Spoils a file: the first match is replaced."""

    def spoil(output):
        for path in output.files(ending):
            text = path.read_text(encoding="utf-8")
            spoilt = re.sub(pattern, replacement, text, count=1)
            if spoilt != text:
                path.write_text(spoilt, encoding="utf-8", newline="")
                return
        raise Failure("there is nothing to spoil")

    return spoil


class Node:
    """A loader in JavaScript: `js/NAME`, one process that answers a line of JSON with a line of JSON."""

    command = ["node"]
    modules = None

    def __init__(self, script):
        self.script = Path(__file__).parent / "js" / script
        self.process = None

    def ask(self, question):
        if self.process is None:
            self.process = subprocess.Popen(
                [*self.command, str(self.script), str(self.modules)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise Failure(f"{self.script.name} ended with {self.process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise Failure(answer["error"])
        return answer["found"]

    def found(self, question):
        """The answer as fragments: each `{document, text, start, label}`."""
        return [Found(it["document"], it["text"], it.get("start"), it.get("label")) for it in self.ask(question)]

    def version(self, package):
        manifest = Path(self.modules) / package / "package.json"
        return f"{package} {json.loads(manifest.read_text(encoding='utf-8'))['version']}"
