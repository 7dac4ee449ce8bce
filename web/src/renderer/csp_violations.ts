import { withoutPrototype } from "../feed/fetch.ts";
import { yieldToPage } from "./yield.ts";

/**
 * Returns a function that says whether the page's Content-Security-Policy blocked the request for an
 * address that has just failed: only events tell this from a network failure. Until `signal` aborts.
 */
export function watchCspViolations(
  signal: AbortSignal,
): (address: string) => Promise<boolean> {
  const refused = new Set<string>();
  document.addEventListener(
    "securitypolicyviolation",
    ({ disposition, effectiveDirective, blockedURI }) => {
      if (disposition === "enforce" && effectiveDirective === "connect-src")
        refused.add(blockedURI);
    },
    withoutPrototype({ signal }),
  );
  return async (address) => {
    // The event comes after the failure.
    await yieldToPage();
    return [...refused].some((blocked) => address.startsWith(blocked));
  };
}
