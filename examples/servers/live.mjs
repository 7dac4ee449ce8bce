// A publisher whose list grows while it is read, with a list, a stream and events as docs/format.md
// describes them. In memory, for one process; examples/servers/nchan shows how to serve many
// readers.
import { growth } from "./growth.mjs";

/** Events kept for readers that were cut off. A reader that missed more fetches the list. */
const kept = 100;

/** Milliseconds between comments on a quiet stream. Readers give up after 45 s of silence. */
const pingPeriod = 20_000;

const shared = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "X-Content-Type-Options": "nosniff",
};

/** Counts organizations and persons among `signatories` and their members, each once. */
export function count(signatories) {
  const signers = new Map();
  for (const one of signatories.flatMap((all) => [all, ...(all.members ?? [])]))
    signers.set(one.id ?? one.name, one.kind);
  const persons = [...signers.values()].filter((kind) => kind === "person");
  return {
    organizations: signers.size - persons.length,
    persons: persons.length,
  };
}

/**
 * A live list that starts with the signatories of `statement`, which all have an `id`.
 *
 * `answer(request, response)` serves /live/list.json, /live/stream and /live/polled.json, the
 * statement without its stream; false for any other address. `grow()` makes one change. `start()`
 * makes one every `period` milliseconds, until `stop()`, which also ends the streams. With more than
 * `most` signatories the list starts over in a new epoch. `now` returns the time in milliseconds.
 * Epochs are in seconds, so that a restarted server is ahead of its readers.
 */
export function createLive({
  statement,
  period = 8_000,
  most = 300,
  now = Date.now,
}) {
  const polled = { ...statement.signatories, stream: undefined, refresh: 5 };
  const polledJson = JSON.stringify({ ...statement, signatories: polled });
  const readers = new Set();
  let timers = [];
  let epoch = 0;
  let revision, items, changes, log, listJson;

  const counts = () => count([...(statement.leads ?? []), ...items]);
  const writeList = () => {
    listJson = JSON.stringify({ epoch, revision, counts: counts(), items });
  };
  const begin = () => {
    epoch = Math.max(epoch + 1, Math.floor(now() / 1000));
    revision = 1;
    items = statement.signatories.items;
    changes = growth(items, epoch);
    log = [];
    writeList();
  };

  /** Appends to the log and tells all readers. A returning reader resumes after its last "id". */
  const tell = (event) => {
    const id = `${event.epoch}.${event.revision}`;
    const text = `event: signatories\nid: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
    log = [...log, { id, text }].slice(-kept);
    for (const reader of readers) reader.write(text);
  };

  const grow = () => {
    if (items.length >= most) {
      begin();
      // No event has the id 0, so each reader fetches the list.
      return tell({ epoch, from: 0, revision, counts: counts() });
    }
    const change = changes.next().value;
    const updated = new Map(change.update?.map((one) => [one.id, one]));
    items = items
      .filter(({ id }) => !change.remove?.includes(id))
      .map((item) => updated.get(item.id) ?? item)
      .concat(change.add ?? []);
    const from = revision++;
    writeList();
    tell({ epoch, from, revision, counts: counts(), ...change });
  };

  const answerJson = (request, response, json, tag) => {
    const headers = { ...shared, "Cache-Control": "no-cache", ETag: tag };
    if (request.headers["if-none-match"] === tag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(json),
    });
    response.end(request.method === "HEAD" ? undefined : json);
  };

  const answerStream = (request, response, last) => {
    response.writeHead(200, {
      ...shared,
      "Cache-Control": "no-store",
      "Content-Type": "text/event-stream",
    });
    if (request.method === "HEAD") return response.end();
    // A reader with an unknown id gets all events, and notices what is missing.
    const behind =
      last === null ? log.length : log.findIndex(({ id }) => id === last) + 1;
    response.write(
      `: open\n\n${log
        .slice(behind)
        .map(({ text }) => text)
        .join("")}`,
    );
    readers.add(response);
    response.on("close", () => readers.delete(response));
  };

  begin();
  return {
    grow,
    answer(request, response) {
      const [path, query] = request.url.split("?");
      if (path === "/live/list.json")
        answerJson(request, response, listJson, `"${epoch}.${revision}"`);
      else if (path === "/live/polled.json")
        answerJson(request, response, polledJson, `"${statement.revision}"`);
      else if (path === "/live/stream") {
        const last = new URLSearchParams(query).get("last");
        answerStream(request, response, last);
      } else return false;
      return true;
    },
    start() {
      timers = [
        setInterval(grow, period),
        setInterval(() => {
          for (const reader of readers) reader.write(": ping\n\n");
        }, pingPeriod),
      ];
    },
    stop() {
      for (const timer of timers) clearInterval(timer);
      for (const reader of readers) reader.end();
    },
  };
}
