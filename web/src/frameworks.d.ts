/* eslint-disable @typescript-eslint/ban-ts-comment, @typescript-eslint/consistent-type-imports --
   A module is augmented in a project that has it, and this is how. */
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

/** And its events, as React 19, Preact and Svelte 5 take them. */
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

// @ts-ignore: React need not be there.
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

// Where the package is a link to a folder, TypeScript finds two copies of React's types, but takes those
// of one version of this file for the same, once it is imported.
// @ts-ignore: as above.
type Runtime = typeof import("react/jsx-runtime");

// @ts-ignore: as above.
declare module "react/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements {
      "joint-statement": InReact;
    }
  }
}

// @ts-ignore: Preact need not be there.
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "joint-statement": Omit<HTMLAttributes<JointStatement>, keyof Given> &
        Given;
    }
  }
}

// @ts-ignore: Vue need not be there.
declare module "vue" {
  interface GlobalComponents {
    // @ts-ignore: as above.
    "joint-statement": import("vue").DefineComponent<JointStatementAttributes>;
  }
}

// @ts-ignore: Svelte need not be there.
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "joint-statement": Omit<HTMLAttributes<JointStatement>, keyof Given> &
      Given;
  }
}
