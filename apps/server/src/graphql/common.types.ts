import "reflect-metadata";
import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { GraphQLDateTime, GraphQLJSON } from "graphql-scalars";
import { isDate } from "../store/dates.ts";
import { Field, ID, InterfaceType, ObjectType, registerEnumType } from "type-graphql";

/** A calendar date that exists, from year 1 on. Going out it is as the database printed it. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "ISO 8601 calendar date: `1957-03-08`.",
  serialize: (value) => value as string,
  parseValue: readDate,
  parseLiteral: (node) => readDate(node.kind === Kind.STRING ? node.value : null),
});

function readDate(value: unknown): string {
  if (typeof value === "string" && isDate(value)) return value;
  throw new GraphQLError("Expected a day that exists, written as 1957-03-08.");
}

export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  description: "ISO 8601 instant, UTC, milliseconds: `2026-11-22T05:04:00.000Z`.",
});

export const JsonScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  description: "Any JSON value; its shape is said where it is used.",
});

/** What every object that `node` finds has: its type's name, so that an interface knows it, and its opaque id. */
@InterfaceType("Node", {
  description: "Opaque, typed and never reused.",
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  declare readonly __typename: string;

  @Field(() => ID)
  declare id: string;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  declare hasNextPage: boolean;

  @Field(() => Boolean)
  declare hasPreviousPage: boolean;

  @Field(() => String, { nullable: true })
  declare startCursor: string | null;

  @Field(() => String, { nullable: true })
  declare endCursor: string | null;
}

export const SortDirection = { ASC: "ASC", DESC: "DESC" } as const;
export type SortDirection = keyof typeof SortDirection;
registerEnumType(SortDirection, { name: "SortDirection" });

export const UserErrorCode = {
  REQUIRED: "REQUIRED",
  INVALID: "INVALID",
  TOO_SHORT: "TOO_SHORT",
  TOO_LONG: "TOO_LONG",
  OUT_OF_RANGE: "OUT_OF_RANGE",
  MISMATCH: "MISMATCH",
  TAKEN: "TAKEN",
  STALE_VERSION: "STALE_VERSION",
  WRONG_STATE: "WRONG_STATE",
  EXPIRED: "EXPIRED",
  ALREADY_USED: "ALREADY_USED",
  WRONG_CREDENTIALS: "WRONG_CREDENTIALS",
  WRONG_CODE: "WRONG_CODE",
  PASSWORD_TOO_COMMON: "PASSWORD_TOO_COMMON",
  PASSWORD_CONTAINS_USER_NAME: "PASSWORD_CONTAINS_USER_NAME",
  ROLE_REQUIRED: "ROLE_REQUIRED",
  LAST_ADMINISTRATOR: "LAST_ADMINISTRATOR",
  RIGHT_NOT_HELD: "RIGHT_NOT_HELD",
  CONFIRMATION_NEEDED: "CONFIRMATION_NEEDED",
  SECOND_FACTOR_NEEDED: "SECOND_FACTOR_NEEDED",
  DELIVERY_FAILED: "DELIVERY_FAILED",
  EMPTY_RESULT: "EMPTY_RESULT",
  DEMOGRAPHIC_NUMBER_REQUIRED: "DEMOGRAPHIC_NUMBER_REQUIRED",
  BLOCKED_BY_SET: "BLOCKED_BY_SET",
} as const;
export type UserErrorCode = keyof typeof UserErrorCode;
registerEnumType(UserErrorCode, {
  name: "UserErrorCode",
  valuesConfig: {
    MISMATCH: { description: "Confirmation and value differ." },
    TAKEN: {
      description:
        "In use in the practice; a user name, in the installation (D13). Without regard to case and surrounding space.",
    },
    STALE_VERSION: { description: "It was changed meanwhile; the payload holds it as it stands now." },
    ROLE_REQUIRED: { description: "TABS is always held." },
    LAST_ADMINISTRATOR: {
      description:
        "A practice always has an administrator (D14) who can give access; a block, somebody else who can lift it.",
    },
    RIGHT_NOT_HELD: { description: "Nobody gives a right that he does not hold." },
    CONFIRMATION_NEEDED: {
      description: "Say it again with the confirmation field; the message lists what it touches.",
    },
    DELIVERY_FAILED: { description: "The mail could not be handed over; the message says why." },
    EMPTY_RESULT: { description: "Nobody matches: an empty result makes no set." },
    DEMOGRAPHIC_NUMBER_REQUIRED: { description: "Demographic # is not searched for." },
    BLOCKED_BY_SET: { description: "A set that blocks the actor, or would: he neither lifts nor changes it (D3)." },
    WRONG_STATE: { description: "The thing's state does not allow this (ended, decided, disabled)." },
    WRONG_CREDENTIALS: { description: "User name, e-mail or password is wrong; the same for all three." },
  },
});

@ObjectType({ description: "Something that a person can correct." })
export class UserError {
  @Field(() => [String], {
    nullable: true,
    description: 'Path from the mutation\'s arguments, e.g. `["input", "email"]`; null: the whole.',
  })
  declare field: string[] | null;

  @Field(() => UserErrorCode)
  declare code: UserErrorCode;

  @Field(() => String, { description: "One sentence: the rule and the fix. A taken name is named." })
  declare message: string;
}

/** An error on one field of a mutation's input. */
export function userError(field: string | null, code: UserErrorCode, message: string): UserError {
  return { field: field === null ? null : ["input", ...field.split(".")], code, message };
}
