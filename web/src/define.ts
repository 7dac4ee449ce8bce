import { register } from "./element.ts";

export { JointStatement, type Drawn } from "./element.ts";
export type { Failure } from "./feed.ts";

register(import.meta.url);
