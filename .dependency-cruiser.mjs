// Who may import whom (ARCHITECTURE.md), as errors. Imports of types alone are free where a rule is about layers: they are gone at run time.
const server = "^apps/server/src";
const core = "identity|access|audit";
/** Folders of services that every capability may call; the vendor's realm shares fields with identity: one's own session and credentials. */
const shared = "mail|jobs|live|secrets|notifications|vendor";
const notCapabilities = `store|${core}|${shared}|graphql|http|demo|testing`;
const tests = "\\.test\\.tsx?$|/testing/|/vitest\\.[a-z-]+\\.ts$";
const atRunTime = { dependencyTypesNot: ["type-only"] };

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      comment: "Two files that need each other are one thing, or lack a third.",
      from: {},
      to: { circular: true, viaOnly: atRunTime },
    },
    {
      name: "no-dead-ends",
      severity: "error",
      comment: "An import that leads nowhere. The one that is passed over holds types alone.",
      from: {},
      to: { couldNotResolve: true, pathNot: "^@graphql-typed-document-node/core$" },
    },
    {
      name: "store-is-lowest",
      severity: "error",
      comment: "The store knows tables and transactions. entities.ts alone lists what the capabilities store.",
      from: { path: `${server}/store/`, pathNot: `${tests}|/store/entities\\.ts$` },
      to: { path: server, pathNot: `${server}/(store/|config\\.ts)`, ...atRunTime },
    },
    {
      name: "core-below-capabilities",
      severity: "error",
      comment:
        "identity, access and audit stand below the capabilities; of those they take the entity or the policy, and the end of emergency mode, which hangs on the second factor.",
      from: { path: `${server}/(${core})/`, pathNot: tests },
      to: {
        path: `${server}/[^/]+/`,
        pathNot: `${server}/(store|${core}|${shared}|graphql)/|\\.(entity|policy|types)\\.ts$|/emergency-access/(deactivate|announce)\\.service\\.ts$`,
        ...atRunTime,
      },
    },
    {
      name: "capability-apart",
      severity: "error",
      comment: "A capability takes another's entity, policy, GraphQL type or service, never its resolver.",
      from: { path: `${server}/([^/]+)/`, pathNot: `${tests}|${server}/(${notCapabilities})/` },
      to: {
        path: `${server}/[^/]+/`,
        pathNot: `${server}/($1|store|${core}|${shared}|graphql)/|\\.(entity|policy|types|service)\\.ts$|/demo/demo-logins\\.ts$`,
        ...atRunTime,
      },
    },
    {
      name: "resolvers-only-in-the-schema",
      severity: "error",
      comment: "Resolvers are called by GraphQL; what two of them share is a service.",
      from: { pathNot: `${tests}|${server}/graphql/(schema|node\\.resolver)\\.ts$` },
      to: { path: `${server}/.*\\.resolver\\.ts$` },
    },
    {
      name: "schema-below-server",
      severity: "error",
      comment: "The schema gathers the resolvers; only the server, the printer and tests take it.",
      from: {
        path: server,
        pathNot: `${tests}|${server}/(server|cli)\\.ts$|${server}/(graphql/print-schema|http/[^/]+)\\.ts$`,
      },
      to: { path: `${server}/graphql/schema\\.ts$` },
    },
    {
      name: "server-below-main",
      severity: "error",
      comment: "The whole server is built by main, tests and benchmarks.",
      from: { path: server, pathNot: `${tests}|${server}/(main|cli)\\.ts$` },
      to: { path: `${server}/(server|main|cli)\\.ts$`, ...atRunTime },
    },
    {
      name: "features-apart",
      severity: "error",
      comment: "A feature of the console never takes from another feature.",
      from: { path: "^apps/console/src/features/([^/]+)/" },
      to: { path: "^apps/console/src/features/", pathNot: "^apps/console/src/features/$1/" },
    },
    {
      name: "features-below-app",
      severity: "error",
      comment: "The app gathers the features.",
      from: { path: "^apps/console/src/features/" },
      to: { path: "^apps/console/src/app/" },
    },
    {
      name: "ui-and-lib-are-lowest",
      severity: "error",
      comment: "ui has no domain words, lib no pages.",
      from: { path: "^apps/console/src/(ui|lib)/" },
      to: { path: "^apps/console/src/(app|features)/" },
    },
    {
      name: "shared-packages-take-nothing",
      severity: "error",
      comment: "The schema and the proofs stand alone: integrators and auditors use them without the rest.",
      from: { path: "^packages/(schema|audit-proof)/" },
      to: { path: "^(apps|packages)/", pathNot: "^packages/$1/|/node_modules/" },
    },
    {
      name: "apps-apart",
      severity: "error",
      comment: "What apps share is a package.",
      from: { path: "^apps/([^/]+)/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "testkit-only-in-tests",
      severity: "error",
      comment: "What serves patients' data holds no test code.",
      from: {
        pathNot: `${tests}|^(apps/e2e|packages/(testkit|bench)|scripts)/|^vitest\\.config\\.ts$|/vitest\\.config\\.ts$`,
      },
      to: { path: "^packages/testkit/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/(dist|node_modules/\\.cache|\\.scratch)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
