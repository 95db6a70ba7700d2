import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "packages/schema/schema.graphql",
  generates: {
    "apps/console/src/lib/graphql/": {
      documents: ["apps/console/src/**/*.{ts,tsx}", "!apps/console/src/lib/graphql/**"],
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: "string", Date: "string", JSON: "unknown" },
        strictScalars: true,
      },
    },
  },
};

export default config;
