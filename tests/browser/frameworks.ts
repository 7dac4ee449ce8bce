import { build } from "esbuild";
import { compile } from "svelte/compiler";

// The same small application in each framework, as its users would write it: a statement that can be
// shown and hidden, whose attributes follow the state, and whose event is counted. `app` in the page
// changes the state.

const react = `
  import { createElement as h, useState, useEffect, StrictMode } from "react";
  import { createRoot } from "react-dom/client";
  function App() {
    const [state, setState] = useState(initial);
    useEffect(() => { app.set = (more) => setState((old) => ({ ...old, ...more })); }, []);
    return h("main", null,
      h("p", null, "Rendered for the " + state.turn + ". time"),
      state.isShown && h("joint-statement", {
        key: "s", src: state.src, theme: state.theme, "heading-level": state.level,
        statement: state.statement,
        "onstatement-load": () => app.loads++,
      }));
  }
  createRoot(document.querySelector("#root")).render(h(StrictMode, null, h(App)));`;

const vue = `
  import { createApp, h, reactive } from "vue";
  const state = reactive({ ...initial });
  app.set = (more) => Object.assign(state, more);
  createApp({
    render: () => h("main", [
      h("p", "Rendered for the " + state.turn + ". time"),
      state.isShown ? h("joint-statement", {
        src: state.src, theme: state.theme, "heading-level": state.level,
        statement: state.statement,
        "onStatement-load": () => app.loads++,
      }) : null,
    ]),
  }).mount("#root");`;

const svelteComponent = `
  <script>
    let state = $state({ ...initial });
    app.set = (more) => Object.assign(state, more);
  </script>
  <main>
    <p>Rendered for the {state.turn}. time</p>
    {#if state.isShown}
      <joint-statement src={state.src} theme={state.theme} heading-level={state.level}
        statement={state.statement} onstatement-load={() => app.loads++}></joint-statement>
    {/if}
  </main>`;
const svelte = `
  import { mount } from "svelte";
  import App from "app.svelte";
  mount(App, { target: document.querySelector("#root") });`;

const sources = { react, vue, svelte };
export const frameworks = Object.keys(sources) as (keyof typeof sources)[];

/// A module for a page that has `initial` and `app`.
export async function bundleOf(
  framework: keyof typeof sources,
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: sources[framework], resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    conditions: ["browser", "production"],
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    logLevel: "error",
    plugins: [
      {
        name: "svelte",
        setup(build) {
          build.onResolve({ filter: /^app\.svelte$/ }, ({ path }) => ({
            path,
            namespace: "svelte",
          }));
          build.onLoad({ filter: /.*/, namespace: "svelte" }, () => ({
            contents: compile(svelteComponent, { generate: "client" }).js.code,
            resolveDir: import.meta.dirname,
          }));
        },
      },
    ],
  });
  return outputFiles[0]!.text;
}
