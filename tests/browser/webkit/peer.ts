/// A request, an answer or an event of a WebKit protocol, whose types Playwright has and does not
/// export.
export type Message = {
  id?: number;
  method?: string;
  params?: Params;
  result?: Params;
  error?: { message: string };
};
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Params = Record<string, any>;

/// Our own requests to a side that Playwright uses, too. Their ids are higher than Playwright's.
export type Peer = {
  ask: (method: string, params?: Params) => Promise<Params>;
  /// Whether `message` was the answer to a request of ours.
  take: (message: Message) => boolean;
};

let last = 1_000_000_000;

export function peer(send: (message: Message) => void): Peer {
  const waiting = new Map<number, (answer: Message) => void>();
  return {
    ask: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ({ result, error }) =>
          error
            ? reject(new Error(`${method}: ${error.message}`))
            : resolve(result ?? {}),
        );
        send({ id, method, params });
      }),
    take(message) {
      const answered = waiting.get(message.id ?? 0);
      if (!answered) return false;
      waiting.delete(message.id!);
      answered(message);
      return true;
    },
  };
}
