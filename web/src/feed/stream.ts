import { MINUTE } from "./retry.ts";
import { bare, fail, receive, type Failure, type Network } from "./fetch.ts";
import { SseParser } from "./sse.ts";

/** With no byte for so long, not even a comment, a stream is given up. */
const WATCHDOG = 0.75 * MINUTE;
/** From the first to the last byte: a stream that lived for so long was a good one. */
const GOOD = 0.5 * MINUTE;
/** An id goes back in an address; a longer one would only be refused there. */
const LONGEST_ID = 1000;

/** What outlives one connection to a stream. */
export type Resumption = {
  /** The id of the last event, "" before the first. */
  last: string;
  /** Milliseconds that the server asked for between two connections; undefined when it did not. */
  retry?: number | undefined;
};

/**
 * Reads the events of `url` until the stream ends. `onOpen` is called once it answers as a stream.
 * Aborting `controller` ends it. The result is why it ended, and whether it was good until then.
 */
export async function readStream(
  url: string,
  resumption: Resumption,
  controller: AbortController,
  host: Network & { now(): number },
  onOpen: () => void,
  onEvent: (name: string, data: string) => void,
): Promise<{ failure: Failure; wasGood: boolean }> {
  const { last } = resumption;
  let [address = ""] = url.split("#");
  if (last)
    address += `${address.includes("?") ? "&" : "?"}last=${encodeURIComponent(last)}`;
  const parser = new SseParser(last, onEvent);
  let opened = 0;
  let wasGood = false;
  const result = await receive(
    address,
    // Neither needs a preflight. A cached stream would only tell what was.
    { cache: "no-store", headers: bare({ accept: "text/event-stream" }) },
    WATCHDOG,
    controller,
    host,
    (chunk) => {
      wasGood = host.now() - opened >= GOOD;
      const isGood = parser.push(chunk);
      if (parser.lastId.length <= LONGEST_ID) resumption.last = parser.lastId;
      resumption.retry = parser.retry ?? resumption.retry;
      return isGood
        ? undefined
        : fail("too-large", url, `${url} sends an event that does not end`);
    },
    ({ status, headers }) => {
      const type = headers.get("content-type") ?? "";
      if (status !== 200 || !/^text\/event-stream\s*(;|$)/i.test(type))
        return fail(
          "not-a-stream",
          url,
          `${url} answers with HTTP ${status} and "${type}", not with text/event-stream`,
        );
      opened = host.now();
      onOpen();
      return undefined;
    },
  );
  return {
    failure:
      "code" in result
        ? result
        : fail("network", url, `${url} has ended`, true),
    wasGood,
  };
}
