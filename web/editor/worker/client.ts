import type { Core } from "./core.ts";

// The page's side of the worker, which runs on its own thread so that typing never waits for it.

export type {
  Code,
  CodeOptions,
  Compared,
  Diagnostic,
  DraftReading as Reading,
} from "./core.ts";

export type WorkerRequest = {
  id: number;
  operation: keyof Core;
  given: unknown[];
};
export type WorkerResponse = { id: number } & (
  { result: unknown } | { reason: string }
);

/** Each call rejects with the worker's error, or if there is no worker. */
export type WorkerClient = {
  [Operation in keyof Core]: (
    ...given: Parameters<Core[Operation]>
  ) => Promise<ReturnType<Core[Operation]>>;
};

type Waiting = {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
};

/** `address` is that of the worker's script. */
export function createWorkerClient(address: URL): WorkerClient {
  const worker = new Worker(address, { type: "module" });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let failure: Error | undefined;
  worker.addEventListener(
    "message",
    ({ data }: MessageEvent<WorkerResponse>) => {
      const one = waiting.get(data.id)!;
      waiting.delete(data.id);
      if ("result" in data) one.resolve(data.result);
      else one.reject(new Error(data.reason));
    },
  );
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    // An event without a message means that the script could not be loaded.
    const reason = event.message || "it cannot be loaded";
    failure = new Error(`${address.href} does not run: ${reason}`);
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  });

  const asking =
    (operation: keyof Core) =>
    (...given: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        const question: WorkerRequest = { id: count++, operation, given };
        waiting.set(question.id, { resolve, reject });
        worker.postMessage(question);
      });
  return {
    check: asking("check"),
    changes: asking("changes"),
    embedCode: asking("embedCode"),
    draft: asking("draft"),
  } as WorkerClient;
}
