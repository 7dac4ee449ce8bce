import { bare } from "../feed/fetch.ts";
import { turn } from "./yield.ts";

/**
 * Tells from now on, until `signal` aborts, whether the page's Content-Security-Policy has refused the
 * request for an address that has just failed. Nothing else tells it from a network's failure.
 */
export function watchPolicy(
  signal: AbortSignal,
): (address: string) => Promise<boolean> {
  const refused = new Set<string>();
  document.addEventListener(
    "securitypolicyviolation",
    ({ disposition, effectiveDirective, blockedURI }) => {
      if (disposition === "enforce" && effectiveDirective === "connect-src")
        refused.add(blockedURI);
    },
    bare({ signal }),
  );
  return async (address) => {
    // The report comes after the failure.
    await turn();
    return [...refused].some((blocked) => address.startsWith(blocked));
  };
}
