import { bare } from "./fetch.ts";

/** Gives the page its turn; unlike a timer, in a hidden page too. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

/**
 * Tells from now on, until `signal` aborts, whether the page's Content-Security-Policy has refused
 * what has just failed. Nothing else tells: a request that is refused looks like a network's failure.
 * `directive` is its name, or how it begins; `address` what was asked for, or "wasm-eval".
 */
export function watchPolicy(
  signal: AbortSignal,
): (directive: string, address: string) => Promise<boolean> {
  const refused: [directive: string, address: string][] = [];
  document.addEventListener(
    "securitypolicyviolation",
    ({ disposition, effectiveDirective, blockedURI }) => {
      if (disposition === "enforce")
        refused.push([effectiveDirective, blockedURI]);
    },
    bare({ signal }),
  );
  return async (directive, address) => {
    // The report comes after the failure.
    await turn();
    return refused.some(
      ([of, blocked]) =>
        of.startsWith(directive) && address.startsWith(blocked),
    );
  };
}
