import { MINUTE } from "./retry.ts";
import {
  withoutPrototype,
  fail,
  readBody,
  type Failure,
  type Network,
} from "./fetch.ts";
import { SseParser } from "./sse.ts";

/** A stream fails after this long without a byte, comments included. */
const WATCHDOG = 0.75 * MINUTE;
/** A stream was good if this long passed between its first byte and its last. */
const GOOD_AFTER = 0.5 * MINUTE;
/** The id is sent back in the address, where servers refuse longer ones. */
const MAX_ID = 1000;

/** What is kept from one connection to the next. */
export type Resumption = {
  /** The id of the last event, "" before the first. */
  last: string;
  /** Milliseconds that the server asked for between two connections; undefined when it did not. */
  retry?: number | undefined;
};

/**
 * Reads the events of `url` until the stream ends. `onOpen` is called when the answer is an event stream.
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
  const result = await readBody(
    address,
    // Neither needs a preflight. A cached stream would repeat old events.
    {
      cache: "no-store",
      headers: withoutPrototype({ accept: "text/event-stream" }),
    },
    WATCHDOG,
    controller,
    host,
    (chunk) => {
      wasGood = host.now() - opened >= GOOD_AFTER;
      const isGood = parser.push(chunk);
      if (parser.lastId.length <= MAX_ID) resumption.last = parser.lastId;
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
