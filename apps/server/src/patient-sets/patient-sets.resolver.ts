import {
  Arg,
  Args,
  Ctx,
  Directive,
  Extensions,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { reportInWords } from "../demographic-report/report-words.service.ts";
import { PageArgs, type Page } from "../graphql/connection.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { PatientConnection, type Patient } from "../patients/patients.types.ts";
import { deletePatientSet } from "./delete-patient-set.service.ts";
import {
  compareWithNow,
  listJoined,
  listLeft,
  listMembers,
  listPatientSets,
  memberCounts,
} from "./patient-sets.service.ts";
import {
  DeletePatientSetInput,
  DeletePatientSetPayload,
  PatientSet,
  PatientSetComparison,
  PatientSetConnection,
  SavePatientSetInput,
  SavePatientSetPayload,
  UpdatePatientSetInput,
  UpdatePatientSetPayload,
} from "./patient-sets.types.ts";
import { savePatientSet } from "./save-patient-set.service.ts";
import { updatePatientSet } from "./update-patient-set.service.ts";

@Resolver(() => PatientSet)
export class PatientSetsResolver {
  @Directive("@access(right: PATIENT_SET_READ)")
  @Query(() => PatientSetConnection, { nullable: true, description: "By name; `search` is the beginning of one." })
  patientSets(
    @Ctx() { tx }: RootContext,
    @Arg("search", () => String, { nullable: true }) search: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<PatientSet>> {
    return listPatientSets(tx, search, page);
  }

  @Directive("@access(right: PATIENT_SET_UPDATE)")
  @Extensions({ action: "patient-set.save" })
  @Mutation(() => SavePatientSetPayload, {
    nullable: true,
    description:
      "TAKEN names the set; EMPTY_RESULT; DEMOGRAPHIC_NUMBER_REQUIRED; OUT_OF_RANGE for more than 250,000 patients.",
  })
  savePatientSet(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => SavePatientSetInput) input: SavePatientSetInput,
  ): Promise<SavePatientSetPayload> {
    return savePatientSet(tx, input);
  }

  @Directive("@access(right: PATIENT_SET_UPDATE)")
  @Extensions({ action: "patient-set.update", changesAccess: true })
  @Mutation(() => UpdatePatientSetPayload, {
    nullable: true,
    description:
      "Renames, and adds or removes members by hand or out of `comparison`. BLOCKED_BY_SET for a set that blocks the actor, TAKEN, STALE_VERSION; NOT_FOUND for a patient whom he may not see, RECORD_BLOCKED for one of whom he may see the demographics alone.",
  })
  updatePatientSet(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => UpdatePatientSetInput) input: UpdatePatientSetInput,
  ): Promise<UpdatePatientSetPayload> {
    return updatePatientSet(tx, input);
  }

  @Directive("@access(right: PATIENT_SET_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "patient-set.delete", changesAccess: true })
  @Mutation(() => DeletePatientSetPayload, {
    nullable: true,
    description:
      "Blocks somebody: CONFIRMATION_NEEDED lists whom. BLOCKED_BY_SET, STALE_VERSION. The name is free again, and blocks nobody anew.",
  })
  deletePatientSet(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => DeletePatientSetInput) input: DeletePatientSetInput,
  ): Promise<DeletePatientSetPayload> {
    return deletePatientSet(tx, input);
  }

  @FieldResolver(() => Int, { nullable: true, description: "Of whom the reader may know." })
  async memberCount(@Root() set: PatientSet, @Ctx() { operation }: RequestContext): Promise<number | null> {
    return set.blocksReader ? null : ((await memberCounts(operation, set.uuid)) ?? 0);
  }

  @FieldResolver(() => String, { nullable: true, description: "The criteria in words. Null where `report` is." })
  async summary(@Root() { report }: PatientSet, @Ctx() { operation }: RequestContext): Promise<string | null> {
    return report === null ? null : reportInWords(await operation.read(), report);
  }

  @FieldResolver(() => PatientConnection, {
    nullable: true,
    description: "By last name. Each page is an entry of the log.",
  })
  async members(
    @Root() set: PatientSet,
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Patient> | null> {
    return set.blocksReader ? null : listMembers(await operation.read(), set, page);
  }

  @FieldResolver(() => PatientSetComparison, {
    nullable: true,
    description: "Compare with current. An entry of the log.",
  })
  async comparison(
    @Root() set: PatientSet,
    @Ctx() { operation }: RequestContext,
  ): Promise<PatientSetComparison | null> {
    return compareWithNow(await operation.read(), set);
  }
}

@Resolver(() => PatientSetComparison)
export class PatientSetComparisonResolver {
  @FieldResolver(() => PatientConnection, {
    nullable: true,
    description: "Match now and are not members. By last name.",
  })
  async joined(
    @Root() comparison: PatientSetComparison,
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Patient>> {
    return listJoined(await operation.read(), comparison, page);
  }

  @FieldResolver(() => PatientConnection, {
    nullable: true,
    description: "Members that match no longer. By last name.",
  })
  async left(
    @Root() comparison: PatientSetComparison,
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Patient>> {
    return listLeft(await operation.read(), comparison, page);
  }
}
