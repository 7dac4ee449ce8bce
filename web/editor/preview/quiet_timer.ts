/** Waits for a time without events. */
export class QuietTimer {
  #last = 0;
  #end: ((isQuiet: boolean) => void) | undefined;

  /** Reports an event. */
  disturb(): void {
    this.#last = performance.now();
    this.#end?.(false);
  }

  /** True after `time` milliseconds without events; false as soon as there is one. */
  async for(time: number): Promise<boolean> {
    const rest = this.#last + time - performance.now();
    if (rest <= 0) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, rest, true);
      this.#end = (isQuiet) => {
        clearTimeout(timer);
        resolve(isQuiet);
      };
    });
  }
}
