import tseslint from "typescript-eslint";

// What can turn a string into markup or code. In a partner's page nothing may: the renderer speaks
// in operations, and pages that forbid these outright (Trusted Types) have to work.
const markupProperties = ["innerHTML", "outerHTML", "srcdoc"];
const markupMethods = [
  "insertAdjacentHTML",
  "setHTMLUnsafe",
  "parseHTMLUnsafe",
  "createContextualFragment",
  "write",
  "writeln",
];

// The pathname of a file's URL writes a space as "%20": no such file.
const percentPaths = [
  "MemberExpression[property.name='pathname'] > NewExpression[callee.name='URL']:has(MetaProperty)",
  "VariableDeclarator[init.callee.name='URL']:has(MetaProperty) Property[key.name='pathname']",
].map((selector) => ({
  selector,
  message: "A file's URL is no path: write fileURLToPath(…).",
}));

export default tseslint.config(
  { ignores: ["build/", "web/dist/", "node_modules/"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // node:test's describe and test return promises that the runner itself awaits.
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            {
              from: "package",
              name: ["test", "it", "describe", "suite"],
              package: "node:test",
            },
          ],
        },
      ],
    },
  },
  {
    // It names modules that need not be there, which only `import()` in a type can be told to overlook.
    files: ["web/src/frameworks.d.ts"],
    rules: {
      "@typescript-eslint/ban-ts-comment": "off",
      "@typescript-eslint/consistent-type-imports": "off",
      "@typescript-eslint/no-namespace": "off",
      "@typescript-eslint/no-unused-vars": "off",
    },
  },
  {
    files: ["**/*.mjs"],
    rules: { "no-unused-vars": "error", "prefer-const": "error" },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-syntax": ["error", ...percentPaths],
    },
  },
  {
    files: ["web/src/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        "DOMParser",
        "XMLHttpRequest",
        "localStorage",
        "sessionStorage",
      ],
      "no-restricted-syntax": [
        "error",
        ...percentPaths,
        ...markupProperties.map((name) => ({
          selector: `MemberExpression[property.name='${name}'], MemberExpression[property.value='${name}']`,
          message: `${name} parses a string as markup.`,
        })),
        ...markupMethods.map((name) => ({
          selector: `CallExpression[callee.property.name='${name}'], CallExpression[callee.property.value='${name}']`,
          message: `${name} parses a string as markup.`,
        })),
      ],
    },
  },
);
