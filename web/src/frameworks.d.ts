// Modules are augmented in projects that have them.
import type { Drawn, JointStatement } from "./element/element.ts";
import type { Failure } from "./feed/fetch.ts";

/** The attributes of `<joint-statement>`, as markup has them. */
export type JointStatementAttributes = {
  src?: string;
  "heading-level"?: 1 | 2 | 3 | 4 | 5 | 6 | "1" | "2" | "3" | "4" | "5" | "6";
  theme?: "auto" | "light" | "dark" | "host";
  /** The language that the element asks for. */
  lang?: string;
  live?: "auto" | "off";
  releases?: "on" | "off";
  masthead?: "on" | "off";
  names?: "all" | "count";
  /** The key of a signatory. */
  highlight?: string;
};

/** The events of `<joint-statement>`, in the form of React 19, Preact and Svelte 5. */
export type JointStatementHandlers = {
  "onstatement-load"?: (event: CustomEvent<Drawn>) => void;
  "onstatement-update"?: (event: CustomEvent<Drawn>) => void;
  "onstatement-error"?: (event: CustomEvent<Failure>) => void;
};

type Given = JointStatementAttributes & JointStatementHandlers;

declare global {
  // JSX without a module of its own: React up to 18.
  namespace JSX {
    interface IntrinsicElements {
      "joint-statement": Given & {
        [
          Name in
            | "id"
            | "class"
            | "className"
            | "style"
            | "slot"
            | "hidden"
            | "children"
            | "key"
            | "ref"
        ]?: unknown;
      };
    }
  }
}

// @ts-ignore: React may be absent.
type InReact = import("react").DetailedHTMLProps<
  // @ts-ignore: as above.
  import("react").HTMLAttributes<JointStatement>,
  JointStatement
> &
  Given & { class?: string };

// @ts-ignore: as above.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "joint-statement": InReact;
    }
  }
}

// If the package is a link to a folder, TypeScript finds two copies of React's types. It takes
// those of one version for the same once this file imports them.
type Runtime = typeof import("react/jsx-runtime");

// @ts-ignore: as above.
declare module "react/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements {
      "joint-statement": InReact;
    }
  }
}

// @ts-ignore: Preact may be absent.
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore: as above.
      "joint-statement": Omit<HTMLAttributes<JointStatement>, keyof Given> &
        Given;
    }
  }
}

// @ts-ignore: Vue may be absent.
declare module "vue" {
  interface GlobalComponents {
    // @ts-ignore: as above.
    "joint-statement": import("vue").DefineComponent<JointStatementAttributes>;
  }
}

// @ts-ignore: Svelte may be absent.
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    // @ts-ignore: as above.
    "joint-statement": Omit<HTMLAttributes<JointStatement>, keyof Given> &
      Given;
  }
}
