import type { Answer, Question } from "./client.ts";
import { createCore } from "./core.ts";
import { reasonOf } from "./reason.ts";

// The worker: answers what check.ts asks, one question after the other.

const core = createCore(new URL("undersigned-full.wasm", import.meta.url));
// Told to whoever asks; until then nobody is.
core.catch(() => undefined);

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  const { id, operation, given } = data;
  void core
    .then((core) =>
      (core[operation] as (...given: unknown[]) => unknown)(...given),
    )
    .then(
      (result): Answer => ({ id, result }),
      (error: unknown): Answer => ({
        id,
        reason: reasonOf(error),
      }),
    )
    .then((answer) => postMessage(answer));
});
