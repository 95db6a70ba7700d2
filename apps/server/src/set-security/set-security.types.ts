import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { ActorObject } from "../audit/actor.types.ts";
import { UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";

@ObjectType({
  description: "This user may not open the charts (CHART mode) or the records (RECORD mode) of this set (D5).",
})
export class SetBlock {
  declare readonly userUuid: string;
  declare readonly patientSetUuid: string;

  @Field(() => ActorObject)
  declare blockedBy: ActorObject;

  @Field(() => Date)
  declare blockedAt: Date;
}

export const SetBlockConnection = connectionOf("SetBlock", () => SetBlock);

@ObjectType()
export class SetName {
  @Field(() => ID)
  declare id: string;

  @Field(() => String)
  declare name: string;
}

@ObjectType({
  description:
    "The overlay `Manage Demographic Set Security` of one user. Both columns whole, by name, not paged, since select all and type-ahead work on all of them: names and ids only, at most 20,000.",
})
export class SetSecurity {
  declare readonly userUuid: string;

  @Field(() => Int, { description: "Counts the changes of this user's blocks, for `saveSetSecurity`." })
  declare version: number;

  @Field(() => [SetName], { description: "`Black Listed`." })
  declare blocked: SetName[];

  @Field(() => [SetName], { description: "`Demographic Sets`." })
  declare unblocked: SetName[];
}

export const SetSecurityWarningKind = {
  OWN_PATIENTS: "OWN_PATIENTS",
  LAST_ADMINISTRATOR: "LAST_ADMINISTRATOR",
  YOURSELF: "YOURSELF",
} as const;
export type SetSecurityWarningKind = keyof typeof SetSecurityWarningKind;
registerEnumType(SetSecurityWarningKind, {
  name: "SetSecurityWarningKind",
  valuesConfig: {
    OWN_PATIENTS: {
      description: "The set holds patients whose provider of record the user is. Not told of a set that blocks you.",
    },
    LAST_ADMINISTRATOR: { description: "No active administrator is left whom the set does not block." },
    YOURSELF: { description: "You cannot lift a block of your own (D3)." },
  },
});

@ObjectType()
export class SetSecurityWarning {
  declare readonly userUuid: string;
  declare readonly patientSetUuid: string | null;

  @Field(() => SetSecurityWarningKind)
  declare kind: SetSecurityWarningKind;

  @Field(() => String)
  declare sentence: string;
}

@ObjectType({ description: "Before saving: `+2 -1`." })
export class SetSecurityPreview {
  @Field(() => Int)
  declare blockCount: number;

  @Field(() => Int)
  declare unblockCount: number;

  @Field(() => [SetSecurityWarning])
  declare warnings: SetSecurityWarning[];

  @Field(() => [UserError], { description: "What saving would answer, e.g. STALE_VERSION." })
  declare userErrors: UserError[];
}

@InputType({ description: "Done. The differences alone, against the version that was seen." })
export class SaveSetSecurityInput {
  @Field(() => ID)
  declare userId: string;

  @Field(() => Int, { description: "Of the user's `setSecurity`." })
  declare version: number;

  @Field(() => [ID], { defaultValue: [] })
  declare blockSetIds: string[];

  @Field(() => [ID], { defaultValue: [] })
  declare unblockSetIds: string[];
}

@ObjectType()
export class SaveSetSecurityPayload {
  @Field(() => SetSecurity, {
    nullable: true,
    description: "On STALE_VERSION what stands now; nothing was written.",
  })
  declare setSecurity: SetSecurity | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType({
  description:
    "In bulk, from the set's side. Only those users' blocks by this set change, so no version is needed; whoever is blocked already stays so.",
})
export class SavePatientSetBlocksInput {
  @Field(() => ID)
  declare patientSetId: string;

  @Field(() => [ID], { defaultValue: [] })
  declare blockUserIds: string[];

  @Field(() => [ID], { defaultValue: [] })
  declare unblockUserIds: string[];
}

@ObjectType()
export class SavePatientSetBlocksPayload {
  /** Which set it was about; read once the change has committed. */
  declare readonly patientSetUuid: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@Directive("@oneOf")
@InputType({ description: "Exactly what the mutation would be given." })
export class SetSecurityChangeInput {
  @Field(() => SaveSetSecurityInput, { nullable: true })
  declare saveSetSecurity?: SaveSetSecurityInput | null;

  @Field(() => SavePatientSetBlocksInput, { nullable: true })
  declare savePatientSetBlocks?: SavePatientSetBlocksInput | null;
}
