/** When something has happened last, and whether nothing has since. */
export class QuietTimer {
  #last = 0;
  #end: ((isQuiet: boolean) => void) | undefined;

  /** Something happens. */
  disturb(): void {
    this.#last = performance.now();
    this.#end?.(false);
  }

  /** True once there has been quiet for `time` milliseconds; false as soon as something happens. */
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
