import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, getMetadataStorage } from "type-graphql";
import { AccessResolver } from "../access/access.resolver.ts";
import { ActorResolver, AuditResolver } from "../audit/audit.resolver.ts";
import { IdentityResolver } from "../identity/identity.resolver.ts";
import { JobsResolver } from "../jobs/jobs.resolver.ts";
import { ImportResolver } from "../patients/import/import.resolver.ts";
import { ChartEntryResolver, ChartResolver, DocumentResolver } from "../patients/chart.resolver.ts";
import { Allergy, Document, Encounter, Immunization, Medication, Problem, Procedure } from "../patients/chart.types.ts";
import { AuditEntryPatientResolver, PatientOpeningsResolver } from "../patients/patient-audit.resolver.ts";
import { PatientsResolver, PractitionersResolver, UserPractitionerResolver } from "../patients/patients.resolver.ts";
import { PracticesResolver } from "../practices/practices.resolver.ts";
import { UsersResolver } from "../users/users.resolver.ts";
import { enforceAccess } from "./access-directive.ts";
import { DateTimeScalar, JsonScalar } from "./common.types.ts";
import { defineDirectives } from "./directives.ts";
import { NodeResolver } from "./node.resolver.ts";

/** The schema as it is written down: types, directives, descriptions. */
export function declareSchema(): GraphQLSchema {
  // Plain fields resolve by GraphQL's own default: type-graphql's wrapper would make each of them asynchronous.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = buildSchemaSync({
    resolvers: [
      NodeResolver,
      PracticesResolver,
      IdentityResolver,
      UsersResolver,
      AccessResolver,
      PatientsResolver,
      PractitionersResolver,
      UserPractitionerResolver,
      ChartResolver,
      ChartEntryResolver,
      DocumentResolver,
      PatientOpeningsResolver,
      AuditEntryPatientResolver,
      AuditResolver,
      ActorResolver,
      JobsResolver,
      ImportResolver,
    ],
    // Types that nothing but an interface leads to.
    orphanedTypes: [Problem, Allergy, Medication, Immunization, Procedure, Encounter, Document],
    scalarsMap: [
      { type: Date, scalar: DateTimeScalar },
      { type: Object, scalar: JsonScalar },
    ],
    validate: false,
  });
  return defineDirectives(schema);
}

/** The schema as it is served: every directive enforced. Throws when something is declared that no rule guards. */
export function buildSchema(): GraphQLSchema {
  return enforceAccess(declareSchema());
}
