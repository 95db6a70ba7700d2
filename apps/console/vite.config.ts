import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = process.env.CHARTWARD_SERVER ?? "http://127.0.0.1:4000";

/**
 * Takes each operation straight from its generated document. Without it the generated map, which holds every text of every operation
 * a second time, is in the first load.
 */
function generatedDocuments(): Plugin {
  const CALL =
    /graphql\(\s*\/\* GraphQL \*\/\s*`\s*(?<kind>query|mutation|subscription|fragment)\s+(?<name>\w+)[^`]*`\s*,?\s*\)/gu;
  const IMPORT = /import \{ graphql \} from "(?<folder>[^"]*)\/gql\.ts";/u;
  return {
    name: "generated-documents",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/operations.ts")) return undefined;
      return code
        .replace(IMPORT, 'import * as documents from "$<folder>/graphql.ts";')
        .replace(
          CALL,
          (_, kind: string, name: string) => `documents.${name}${kind === "fragment" ? "FragmentDoc" : "Document"}`,
        );
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [generatedDocuments(), react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The Content-Security-Policy allows no data: addresses, and no inline script for the preload polyfill.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: { "/graphql": server, "/uploads": server, "/exports": server },
  },
});
