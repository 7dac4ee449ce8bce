import type { WorkerResponse, WorkerRequest } from "./client.ts";
import { createCore } from "./core.ts";
import { reasonOf } from "./reason.ts";

// The worker. It answers the requests of client.ts, one after the other.

const core = createCore(new URL("undersigned-full.wasm", import.meta.url));
// A failure is reported with the first answer.
core.catch(() => undefined);

addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  const { id, operation, given } = data;
  void core
    .then((core) =>
      (core[operation] as (...given: unknown[]) => unknown)(...given),
    )
    .then(
      (result): WorkerResponse => ({ id, result }),
      (error: unknown): WorkerResponse => ({
        id,
        reason: reasonOf(error),
      }),
    )
    .then((answer) => postMessage(answer));
});
