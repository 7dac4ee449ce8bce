/** The style sheet's text, minified. */
declare module "*.css" {
  const text: string;
  export default text;
}

/**
 * Replaced by web/build/build.mjs: the hashed file names of undersigned.wasm and of its form in
 * JavaScript, their subresource integrity, and the version of package.json.
 */
declare const __WASM_NAME__: string;
declare const __WASM_INTEGRITY__: string;
declare const __SCRIPT_NAME__: string;
declare const __SCRIPT_INTEGRITY__: string;
declare const __VERSION__: string;
/**
 * Whether this is built for importing as a package. Then the two files are named by paths relative
 * to the script.
 */
declare const __IS_PACKAGE__: boolean;
declare const __WASM_PATH__: string;
declare const __SCRIPT_PATH__: string;
