/**
 * The build puts this in the place of the global: where there is no DOM, as on a server, the element's
 * class can be loaded all the same.
 */
export const HTMLElement =
  globalThis.HTMLElement ?? (class {} as typeof globalThis.HTMLElement);
