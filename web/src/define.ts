import { register } from "./element/element.ts";

export { JointStatement, type Drawn } from "./element/element.ts";
export type { Failure } from "./feed/fetch.ts";

// On a server there is nothing to define it in.
if (globalThis.customElements) register(import.meta.url);
