// Runs in a page with a preview in a frame, and observes it from outside: when a key is pressed,
// when the preview has the resulting title, and how long keys had to wait.

export type Keys = {
  /// The longest times in milliseconds: until a key was handled, and until its result was painted.
  waited: number;
  seen: number;
};
export type Typist = {
  /// Milliseconds from the next key press until the preview has this title, and has been painted.
  drawn(title: string): Promise<number>;
  /// Of all keys since the last call. Browsers do not report times under 16 ms; they count as 0.
  keys(): Keys;
};

declare global {
  interface Window {
    typist: Typist;
  }
}

function title(): string | undefined {
  const frame = document.querySelector<HTMLIFrameElement>(
    "iframe:not(.arriving)",
  );
  const page = frame?.contentDocument;
  const root = page?.querySelector("joint-statement")?.shadowRoot;
  return root?.querySelector(".statement-title")?.textContent;
}

const timings: PerformanceEventTiming[] = [];
const observer = new PerformanceObserver((list) => {
  timings.push(...(list.getEntries() as PerformanceEventTiming[]));
});
observer.observe({
  type: "event",
  durationThreshold: 16,
} as PerformanceObserverInit);

window.typist = {
  drawn: (wanted) =>
    new Promise((resolve) => {
      addEventListener(
        "keydown",
        ({ timeStamp }) => {
          const look = (): void => {
            if (title() !== wanted) return void requestAnimationFrame(look);
            // The first task after the frame.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(0);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    }),
  keys() {
    const own = timings
      .splice(0)
      .filter(({ name }) => name === "keydown" || name === "input");
    return {
      waited: Math.max(
        0,
        ...own.map(
          ({ processingStart, startTime }) => processingStart - startTime,
        ),
      ),
      seen: Math.max(0, ...own.map(({ duration }) => duration)),
    };
  },
};
