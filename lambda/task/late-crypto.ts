import type { Plugin } from "esbuild";

/**
 * An esbuild plugin: the logger's own import of `node:crypto`, which it needs for sampling alone, is loaded when that happens. Otherwise it would
 * be the dearest part of a function's start.
 */
export const lateCrypto: Plugin = {
  name: "nagare-late-crypto",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:crypto$/ }, ({ path, importer }) =>
      /[\\/]@aws-lambda-powertools[\\/]/.test(importer)
        ? { path, namespace: "nagare-late", sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "nagare-late" }, () => ({
      contents:
        'export const randomInt = (...all) => process.getBuiltinModule("node:crypto").randomInt(...all);',
      loader: "js",
    }));
  },
};
