import { register } from "./element/element.ts";

export { JointStatement, type Drawn } from "./element/element.ts";
export type { Failure } from "./feed/fetch.ts";

register(import.meta.url);
