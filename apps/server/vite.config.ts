import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vite";

const source = path.join(import.meta.dirname, "src");

/** What is run by itself: each becomes a file of dist/. */
const ENTRIES = {
  main: "main.ts",
  cli: "cli.ts",
  "print-schema": "graphql/print-schema.ts",
  "print-catalog": "store/print-catalog.ts",
};

/** `vite build` bundles the server for Node; packages of the workspace go in, those of node_modules stay outside. */
export default defineConfig({
  root: import.meta.dirname,
  // The compiler's own defaults for decorators come from tsconfig.json: experimental ones, without metadata.
  build: {
    ssr: true,
    target: "node24",
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(ENTRIES)
          .map(([name, file]) => [name, path.join(source, file)] as const)
          .filter(([, file]) => existsSync(file)),
      ),
      // Shared code stands beside the entries: paths that start at import.meta.dirname hold in every file of dist/.
      output: { chunkFileNames: "[name]-[hash].js" },
    },
  },
  ssr: { noExternal: [/^@chartward\//] },
});
