// Runs before any other script of a page with the element, and observes it from outside: its
// events, its shadow root, the results of the renderer's `step`, and when bytes arrive.

export type Cost = {
  /// Milliseconds until the statement is changed, and until it is laid out as well.
  script: number;
  laidOut: number;
  /// Bytes of the operations and their text.
  bytes: number;
};
export type Drawn = {
  /// Milliseconds from the start until it is laid out.
  laidOut: number;
  /// The longest task in milliseconds; 0 if none took over 50.
  longestTask: number;
  /// The longest time between two frames.
  longestFrame: number;
};
export type Found = {
  /// Milliseconds until the first matches are laid out, and until all are.
  first: number;
  all: number;
  /// The longest task meanwhile, as above.
  longestTask: number;
};
export type Probe = {
  /// Waits until `count` names are drawn and laid out. In milliseconds since the navigation.
  firstView(count: number): Promise<number>;
  /// Appends an element with the statement, and waits until it shows all `count` names.
  drawAll(src: string, count: number): Promise<Drawn>;
  /// Makes the statement show all names.
  showAll(count: number): Promise<Drawn>;
  /// The cost of the next event of the stream.
  nextEvent(): Promise<Cost>;
  /// The measurements of typing that leaves `text` in the filter.
  type(text: string): Promise<Found>;
  /// Bytes of the renderer's memory.
  wasmBytes(): number;
};

declare global {
  interface Window {
    probe: Probe;
  }
}

let bytes = 0;
/// The number of calls of `step`, and whether it has more to do.
let steps = 0;
let hasMore = false;
let memory: WebAssembly.Memory | undefined;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = (async (
  module: WebAssembly.Module,
  imports: WebAssembly.Imports,
) => {
  const { exports } = await instantiate(module, imports);
  const wasm = exports as {
    memory: WebAssembly.Memory;
    output(): number;
    step(doc: number, nodes: number): number;
  };
  memory = wasm.memory;
  const step = (doc: number, nodes: number): number => {
    const more = wasm.step(doc, nodes);
    const [, words, , size] = new Uint32Array(memory!.buffer, wasm.output(), 4);
    bytes += words! * 4 + size!;
    steps++;
    hasMore = more !== 0;
    return more;
  };
  return { exports: { ...exports, step } };
}) as unknown as typeof WebAssembly.instantiate;

/// When the last bytes of a body arrived.
let arrived = 0;
// eslint-disable-next-line @typescript-eslint/unbound-method
const { read } = ReadableStreamDefaultReader.prototype;
ReadableStreamDefaultReader.prototype.read = async function (
  this: ReadableStreamDefaultReader,
) {
  const result = await read.call(this);
  arrived = performance.now();
  bytes = 0;
  return result;
} as typeof read;

const tasks: PerformanceEntry[] = [];
new PerformanceObserver((list) => {
  tasks.push(...list.getEntries());
}).observe({ type: "longtask" });

const host = (): HTMLElement => document.querySelector("joint-statement")!;
const find = <E extends HTMLElement>(selector: string): E | null =>
  host().shadowRoot!.querySelector<E>(selector);
/** The number of names drawn. There are few groups. */
const drawn = (): number =>
  [...(find(".statement-list")?.children ?? [])].reduce(
    (count, group) => count + group.childElementCount,
    0,
  );
const layOut = (): void => void host().getBoundingClientRect();
const update = (): Promise<unknown> =>
  new Promise((resolve) =>
    addEventListener("statement-update", resolve, { once: true }),
  );
const frame = (): Promise<number> => new Promise(requestAnimationFrame);

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });
/** The longest task that began at `start` or later. */
async function longestSince(start: number, end = Infinity): Promise<number> {
  // A task is reported when it has ended.
  await new Promise((resolve) => setTimeout(resolve));
  const durations = tasks
    .filter(({ startTime }) => startTime >= start && startTime < end)
    .map(({ duration }) => duration);
  return Math.max(0, ...durations);
}

/** Milliseconds to wait for a drawing. */
const patience = 60_000;

async function watch(until: () => boolean): Promise<Drawn> {
  const start = performance.now();
  let longestFrame = 0;
  for (let last = start; !until();) {
    const now = await frame();
    if (now - start > patience)
      throw new Error(`after ${patience / 1000} s, ${drawn()} names are drawn`);
    longestFrame = Math.max(longestFrame, now - last);
    last = now;
  }
  layOut();
  const end = performance.now();
  await frame();
  return {
    laidOut: end - start,
    longestTask: await longestSince(start, end),
    longestFrame,
  };
}

/** Requests all names once there is a button for it. Returns whether they are drawn. */
function showing(count: number): () => boolean {
  let hasAsked = false;
  return () => {
    const button = find("[data-action=all]");
    if (button && !hasAsked) {
      hasAsked = true;
      button.click();
    }
    return !find(".statement-rest") && drawn() >= count;
  };
}

window.probe = {
  firstView: (count) =>
    new Promise((resolve) => {
      const events = ["statement-load", "statement-update"];
      const look = (): void => {
        if (drawn() < count) return;
        layOut();
        resolve(performance.now());
        for (const type of events) removeEventListener(type, look);
      };
      for (const type of events) addEventListener(type, look);
    }),
  drawAll(src, count) {
    const element = document.createElement("joint-statement");
    element.setAttribute("src", src);
    document.querySelector("main")!.append(element);
    return watch(showing(count));
  },
  showAll: (count) => watch(showing(count)),
  async nextEvent() {
    const start = performance.now();
    // An announcement may be drawn first.
    do await update();
    while (arrived < start);
    const script = performance.now() - arrived;
    layOut();
    return { script, laidOut: performance.now() - arrived, bytes };
  },
  async type(text) {
    const input = find<HTMLInputElement>("[data-action=filter]")!;
    input.focus();
    await frame();
    input.value = text;
    const start = performance.now();
    const before = steps;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    // A drawing that was under way when the key was pressed is finished first.
    while (steps === before) await turn();
    layOut();
    const first = performance.now() - start;
    while (hasMore) await turn();
    layOut();
    const all = performance.now() - start;
    await frame();
    return { first, all, longestTask: await longestSince(start) };
  },
  wasmBytes: () => memory?.buffer.byteLength ?? 0,
};
