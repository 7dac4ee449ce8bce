import { register } from "./element.ts";

export { JointStatement, type Drawn } from "./element.ts";
export type { Failure } from "./fetch.ts";

register(import.meta.url);
