import {
  Arg,
  Args,
  Ctx,
  Directive,
  Extensions,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { sql } from "kysely";
import { AccessGround, UserAccess } from "../access/user-access.types.ts";
import { batched } from "../graphql/batched.ts";
import { PageArgs, type Page } from "../graphql/connection.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { readPatientSets } from "../patient-sets/patient-sets.service.ts";
import { PatientSet } from "../patient-sets/patient-sets.types.ts";
import { User } from "../users/users.types.ts";
import { blocksOfSet, blocksOfUser } from "./set-blocks.service.ts";
import { previewSetSecurity, readSetSecurity, savePatientSetBlocks, saveSetSecurity } from "./set-security.service.ts";
import {
  SavePatientSetBlocksInput,
  SavePatientSetBlocksPayload,
  SaveSetSecurityInput,
  SaveSetSecurityPayload,
  SetBlock,
  SetBlockConnection,
  SetSecurity,
  SetSecurityChangeInput,
  SetSecurityPreview,
  SetSecurityWarning,
} from "./set-security.types.ts";

@Resolver()
export class SetSecurityResolver {
  @Directive("@access(right: SET_SECURITY_READ)")
  @Query(() => SetSecurity, { nullable: true, description: "What the overlay opens with." })
  setSecurity(@Ctx() { tx }: RootContext, @Arg("userId", () => ID) userId: string): Promise<SetSecurity> {
    return readSetSecurity(tx, keyOf(userId, "User"));
  }

  @Directive("@access(right: SET_SECURITY_UPDATE)")
  @Query(() => SetSecurityPreview, {
    nullable: true,
    description: "`+2 -1`, and what to think of before. Writes nothing.",
  })
  previewSetSecurity(
    @Ctx() { tx }: RootContext,
    @Arg("change", () => SetSecurityChangeInput) change: SetSecurityChangeInput,
  ): Promise<SetSecurityPreview> {
    return previewSetSecurity(tx, change);
  }

  @Directive("@access(right: SET_SECURITY_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "set-security.update", changesAccess: true })
  @Mutation(() => SaveSetSecurityPayload, {
    nullable: true,
    description:
      "All or nothing; in force for every request that starts after the answer. STALE_VERSION. BLOCKED_BY_SET for lifting one's own blocks, others' are lifted also by whom the same set blocks (D3); LAST_ADMINISTRATOR for a block of one's own that nobody else could lift.",
  })
  saveSetSecurity(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => SaveSetSecurityInput) input: SaveSetSecurityInput,
  ): Promise<SaveSetSecurityPayload> {
    return saveSetSecurity(tx, input);
  }

  @Directive("@access(right: SET_SECURITY_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "set-security.update", changesAccess: true })
  @Mutation(() => SavePatientSetBlocksPayload, {
    nullable: true,
    description: "Likewise, for several users at once. BLOCKED_BY_SET, LAST_ADMINISTRATOR.",
  })
  savePatientSetBlocks(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => SavePatientSetBlocksInput) input: SavePatientSetBlocksInput,
  ): Promise<SavePatientSetBlocksPayload> {
    return savePatientSetBlocks(tx, input);
  }
}

const setsByUuid = batched<PatientSet>(
  async (tx, uuids) =>
    new Map((await readPatientSets(tx, sql`s.id = ANY (${uuids}::uuid[])`)).map((set) => [set.uuid, set])),
);

@Resolver(() => UserAccess)
export class UserSetBlocksResolver {
  @Directive("@access(right: SET_SECURITY_READ)")
  @FieldResolver(() => [SetBlock], {
    nullable: true,
    description: "By which sets the user is blocked; by their names.",
  })
  async setBlocks(@Root() { userUuid }: UserAccess, @Ctx() { operation }: RequestContext): Promise<SetBlock[]> {
    return (await blocksOfUser(operation, userUuid)) ?? [];
  }
}

@Resolver(() => PatientSet)
export class PatientSetBlocksResolver {
  @Directive("@access(right: SET_SECURITY_READ)")
  @FieldResolver(() => SetBlockConnection, { nullable: true, description: "Whom the set blocks; by their names." })
  blocks(
    @Root() { uuid }: PatientSet,
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<SetBlock>> {
    return blocksOfSet(operation, uuid, page);
  }
}

@Resolver(() => SetBlock)
export class SetBlockResolver {
  @FieldResolver(() => User)
  async user(@Root() { userUuid }: SetBlock, @Ctx() { users }: RequestContext): Promise<User> {
    return (await users.load(userUuid))!;
  }

  @FieldResolver(() => PatientSet, { nullable: true })
  patientSet(@Root() { patientSetUuid }: SetBlock, @Ctx() { operation }: RequestContext): Promise<PatientSet | null> {
    return setsByUuid(operation, patientSetUuid);
  }
}

@Resolver(() => SetSecurity)
export class SetSecurityUserResolver {
  @FieldResolver(() => User)
  async user(@Root() { userUuid }: SetSecurity, @Ctx() { users }: RequestContext): Promise<User> {
    return (await users.load(userUuid))!;
  }
}

@Resolver(() => SetSecurityWarning)
export class SetSecurityWarningResolver {
  @FieldResolver(() => User)
  async user(@Root() { userUuid }: SetSecurityWarning, @Ctx() { users }: RequestContext): Promise<User> {
    return (await users.load(userUuid))!;
  }

  @FieldResolver(() => PatientSet, { nullable: true, description: "Null where it is about several sets." })
  patientSet(
    @Root() { patientSetUuid }: SetSecurityWarning,
    @Ctx() { operation }: RequestContext,
  ): Promise<PatientSet | null> | null {
    return patientSetUuid === null ? null : setsByUuid(operation, patientSetUuid);
  }
}

@Resolver(() => AccessGround)
export class AccessGroundSetResolver {
  @FieldResolver(() => PatientSet, {
    nullable: true,
    description: "The set that blocks, where the asker may know of sets and is not blocked by it.",
  })
  patientSet(
    @Root() { patientSetUuid }: AccessGround,
    @Ctx() { operation }: RequestContext,
  ): Promise<PatientSet | null> | null {
    return patientSetUuid === null ? null : setsByUuid(operation, patientSetUuid);
  }
}

@Resolver(() => SavePatientSetBlocksPayload)
export class SavedPatientSetBlocksResolver {
  @FieldResolver(() => PatientSet, { nullable: true })
  patientSet(
    @Root() { patientSetUuid }: SavePatientSetBlocksPayload,
    @Ctx() { operation }: RequestContext,
  ): Promise<PatientSet | null> | null {
    return patientSetUuid === null ? null : setsByUuid(operation, patientSetUuid);
  }
}
