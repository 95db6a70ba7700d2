import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { UserAccess } from "../access/user-access.types.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { PatientSet } from "../patient-sets/patient-sets.types.ts";
import { Patient } from "../patients/patients.types.ts";
import { User } from "../users/users.types.ts";
import { linkPatient, linksOfUser, setsThatKeepApart, unlinkPatient } from "./patient-links.service.ts";
import {
  LinkPatientInput,
  LinkPatientPayload,
  PatientLink,
  UnlinkPatientInput,
  UnlinkPatientPayload,
} from "./patient-links.types.ts";

@Resolver(() => PatientLink)
export class PatientLinksResolver {
  @Directive("@access(right: SET_SECURITY_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "patient-link.add" })
  @Mutation(() => LinkPatientPayload, {
    nullable: true,
    description: "Blocks nothing by itself. TAKEN for the same two; NOT_FOUND for a patient whom you may not see.",
  })
  linkPatient(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => LinkPatientInput) input: LinkPatientInput,
  ): Promise<LinkPatientPayload> {
    return linkPatient(tx, input);
  }

  @Directive("@access(right: SET_SECURITY_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "patient-link.remove" })
  @Mutation(() => UnlinkPatientPayload, {
    nullable: true,
    description: "Blocks stay. NOT_FOUND, too, for a link to a record that a set blocks for you.",
  })
  unlinkPatient(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => UnlinkPatientInput) input: UnlinkPatientInput,
  ): Promise<UnlinkPatientPayload> {
    return unlinkPatient(tx, input);
  }

  @FieldResolver(() => User)
  async user(@Root() { userUuid }: PatientLink, @Ctx() { users }: RequestContext): Promise<User> {
    return (await users.load(userUuid))!;
  }

  @FieldResolver(() => Patient, { nullable: true })
  patient(@Root() { patientUuid }: PatientLink, @Ctx() { patients }: RequestContext): Promise<Patient | null> {
    return patients.load(patientUuid);
  }

  @FieldResolver(() => [PatientSet], {
    description: "The sets that keep the user from the patient, of those whose members you may know; by name.",
  })
  async blockedBy(@Root() { id }: PatientLink, @Ctx() { operation }: RequestContext): Promise<PatientSet[]> {
    return (await setsThatKeepApart(operation, id)) ?? [];
  }
}

@Resolver(() => UserAccess)
export class UserPatientLinksResolver {
  @Directive("@access(right: SET_SECURITY_READ)")
  @FieldResolver(() => [PatientLink], {
    nullable: true,
    description: "Which patients the user is, or is of the family of; the oldest link first.",
  })
  async patientLinks(@Root() { userUuid }: UserAccess, @Ctx() { operation }: RequestContext): Promise<PatientLink[]> {
    return (await linksOfUser(operation, userUuid)) ?? [];
  }
}
