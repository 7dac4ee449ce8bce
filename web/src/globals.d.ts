/** The stylesheet's text, minified. */
declare module "*.css" {
  const text: string;
  export default text;
}

/**
 * What web/build.mjs puts in: the file name of undersigned.wasm, which carries its hash; its
 * subresource integrity; the version of package.json.
 */
declare const __WASM_NAME__: string;
declare const __WASM_INTEGRITY__: string;
declare const __VERSION__: string;
