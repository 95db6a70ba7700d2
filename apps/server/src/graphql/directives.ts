import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLEnumType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLSchema,
  isInputObjectType,
} from "graphql";

/** Where a request is made. No field has it: it stands in `@access` alone. */
const Realm = new GraphQLEnumType({
  name: "Realm",
  description: "Where a request is made.",
  values: {
    PRACTICE: { description: "A practice's own users and service accounts, and vendor employees in a BTG session." },
    VENDOR: { description: "Vendor employees outside any BTG session." },
    ANY: { description: "Either, signed in: one's own credentials and session." },
  },
});

/**
 * The schema with the definitions of its directives. They are put in afterwards, since `@access` takes enums of the schema itself.
 * A new directive goes in here, and has its enforcement in a file of its own.
 */
export function defineDirectives(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  markOneOf(schema);
  return new GraphQLSchema({
    ...config,
    directives: [
      ...config.directives,
      new GraphQLDirective({
        name: "access",
        description:
          "Who may. Bare: any signed-in actor of the practice. The schema does not build when a root field declares neither this nor @public, or a type that implements Node declares no @access. On a type: it guards every way to an object of it. On a field of a type: both rules must hold.",
        locations: [DirectiveLocation.FIELD_DEFINITION, DirectiveLocation.OBJECT],
        args: {
          right: {
            type: new GraphQLList(new GraphQLNonNull(schema.getType("AccessRight") as GraphQLEnumType)),
            description: "The right that the actor's effective rights must hold; of several, any.",
          },
          realm: {
            type: new GraphQLNonNull(Realm),
            defaultValue: "PRACTICE",
            description: "Where the request must be made.",
          },
          self: {
            type: new GraphQLNonNull(GraphQLBoolean),
            defaultValue: false,
            description: "The subject is the actor's own. With `right`, either is enough.",
          },
          enrolling: {
            type: new GraphQLNonNull(GraphQLBoolean),
            defaultValue: false,
            description: "Also open to a session that has yet to enrol the second factor that its policy demands.",
          },
        },
      }),
      new GraphQLDirective({
        name: "public",
        description: "Needs no sign-in. Throttled by address.",
        locations: [DirectiveLocation.FIELD_DEFINITION],
      }),
      new GraphQLDirective({
        name: "disabledInBtg",
        description:
          "Refused while the request is made in a BTG session: DISABLED_IN_BTG, with the `path` of the element. Only DEPLOYMENT_STAGE `staging` lifts it (D2). The same declarations tell the console which fields to lock (D16).",
        locations: [
          DirectiveLocation.FIELD_DEFINITION,
          DirectiveLocation.ARGUMENT_DEFINITION,
          DirectiveLocation.INPUT_FIELD_DEFINITION,
        ],
      }),
      new GraphQLDirective({
        name: "requiresPassword",
        description:
          "The mutation's input holds `password: String!`: the actor's own, verified before the resolver runs, audited, never logged, echoed or cached. Empty or wrong: PASSWORD_REQUIRED with `extensions.triesLeft`. Throttled together with sign-in and reset: RATE_LIMITED with `extensions.retryAfterSeconds`.",
        locations: [DirectiveLocation.FIELD_DEFINITION],
      }),
    ],
  });
}

/** Lets GraphQL itself enforce `@oneOf`, which type-graphql declares and does not know: exactly one of the input's fields is given. */
function markOneOf(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInputObjectType(type)) continue;
    type.isOneOf = type.astNode?.directives?.some(({ name }) => name.value === "oneOf") ?? false;
  }
}
