"""A server with OpenAI's completions over a real model, in a process of its own.

``completion_server.py FOLDER`` prints its port and serves until its standard input ends. It
misbehaves on demand: ``POST /mood`` with a list of moods, one for each of the next requests.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lintseq.core.host import default_host
from lintseq.core.model import Completion, Model, Request, SamplingParameters
from lintseq.core.option import settle_options

NAME = "tiny"
KEY = "sesame"
Answer = tuple[int, dict[str, str], bytes]
ANSWERS: dict[str, Answer] = {
    "500": (500, {}, b'{"error": {"message": "out of order"}}'),
    "429": (429, {"Retry-After": "0"}, b'{"error": {"message": "too many"}}'),
    "garbage": (200, {}, b"<html>welcome</html>"),
    "no-choices": (200, {}, b'{"id": "1", "choices": []}'),
    "no-text": (200, {}, b'{"choices": [{"index": 0, "finish_reason": "stop"}]}'),
    "filtered": (200, {}, b'{"choices": [{"text": "a", "finish_reason": "content_filter"}]}'),
}


class Server(ThreadingHTTPServer):
    """Counts what is asked, and has moods."""

    daemon_threads = True

    def __init__(self, model: Model) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.model = model
        self.lock = threading.Lock()
        self.writing = threading.Lock()
        self.moods: list[str] = []
        self.asked: list[dict[str, Any]] = []
        self.at_once = self.most_at_once = 0


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        if self.path == "/asked":
            with self.server.lock:
                self._send(200, {"asked": self.server.asked, "most": self.server.most_at_once})
        elif self.headers["Authorization"] == "Bearer wrong":
            self._send(401, {"error": {"message": "Incorrect API key provided"}})
        elif self.path == "/v1/models":
            self._send(200, {"object": "list", "data": [{"id": NAME, "object": "model"}]})
        else:
            self._send(404, {"error": {"message": "no such page"}})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/mood":
            with self.server.lock:
                self.server.moods, self.server.asked = asked, []
                self.server.most_at_once = 0
            self._send(200, {})
            return
        with self.server.lock:
            mood = self.server.moods.pop(0) if self.server.moods else "good"
            self.server.asked.append({**asked, "path": self.path, "mood": mood})
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        answer = self._answer(asked, mood)
        with self.server.lock:
            self.server.at_once -= 1
        self._send_bytes(*answer)

    def _answer(self, asked: dict[str, Any], mood: str) -> Answer:
        if mood == "hang":
            time.sleep(3)
        if mood in ANSWERS:
            return ANSWERS[mood]
        chat = self.path.endswith("/chat/completions")
        prompt = asked["messages"][0]["content"] if chat else asked["prompt"]
        parameters = SamplingParameters(
            asked["temperature"], asked["top_p"], asked["max_tokens"], tuple(asked.get("stop", ()))
        )
        with self.server.writing:
            (found,) = self.server.model.complete(
                [Request("asked", 0, prompt, asked["seed"])], parameters
            )
        return 200, {}, json.dumps(_written(found, chat=chat)).encode()

    def _send(self, status: int, body: object) -> None:
        self._send_bytes(status, {}, json.dumps(body).encode())

    def _send_bytes(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def _written(found: Completion, *, chat: bool) -> dict[str, Any]:
    text = (
        {"message": {"role": "assistant", "content": found.text}} if chat else {"text": found.text}
    )
    reason = "length" if found.stop_reason == "length" else "stop"
    told = {"stop_reason": "a stop string"} if found.stop_reason == "stop" else {}
    usage = {"prompt_tokens": found.tokens_in, "completion_tokens": found.tokens_out}
    return {"choices": [{"index": 0, "finish_reason": reason, **text, **told}], "usage": usage}


if __name__ == "__main__":
    kind = default_host().models.get("transformers")
    serving = Server(kind.open(sys.argv[1], settle_options("it", kind.options, {})))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    print(serving.server_address[1], flush=True)
    sys.stdin.read()
