import {
  Arg,
  Args,
  Ctx,
  Directive,
  Extensions,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { badInput, notFound } from "../graphql/errors.ts";
import { PageArgs, type Page } from "../graphql/connection.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { User } from "../users/users.types.ts";
import { Chart } from "./chart.types.ts";
import { openChart } from "./chart.service.ts";
import { listPatients, openPatient } from "./patients.service.ts";
import {
  LinkPractitionerInput,
  LinkPractitionerPayload,
  Patient,
  PatientConnection,
  PatientFilter,
  PatientOrder,
  Practitioner,
  PractitionerConnection,
} from "./patients.types.ts";
import { linkPractitioner, listPractitioners, practitionerOfUser } from "./practitioners.service.ts";

const MAXIMUM_INTEGER = 2_147_483_647;

@Resolver(() => Patient)
export class PatientsResolver {
  @Directive("@access(right: PATIENT_READ)")
  @Extensions({ action: "patient.open" })
  @Query(() => Patient, {
    nullable: true,
    description:
      "By one of the two. Audited as PATIENT_OPEN before it leaves. RECORD_BLOCKED where a set blocks the record (D5).",
  })
  async patient(
    @Ctx() { tx }: RootContext,
    @Arg("id", () => ID, { nullable: true }) id: string | null,
    @Arg("demographicNumber", () => Int, { nullable: true }) demographicNumber: number | null,
  ): Promise<Patient> {
    if ((id == null) === (demographicNumber == null)) throw badInput("id", "give either id or demographicNumber.");
    const by =
      id != null
        ? { uuid: keyOf(id, "Patient") }
        : { demographicNumber: Math.min(demographicNumber!, MAXIMUM_INTEGER) };
    const patient = await openPatient(tx, by);
    if (patient === null) throw notFound();
    return patient;
  }

  @Directive("@access(right: PATIENT_READ)")
  @Extensions({ action: "patient.search" })
  @Query(() => PatientConnection, { nullable: true, description: "By last name when no order is given." })
  patients(
    @Ctx() { tx }: RootContext,
    @Arg("filter", () => PatientFilter, { nullable: true }) filter: PatientFilter | null,
    @Arg("orderBy", () => [PatientOrder], { nullable: true }) orderBy: PatientOrder[] | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Patient>> {
    return listPatients(tx, filter, orderBy, page);
  }

  @Directive("@access(right: CHART_OPEN)")
  @Extensions({ action: "chart.open" })
  @FieldResolver(() => Chart, {
    nullable: true,
    description:
      "Asking for it opens the chart: one CHART_OPEN entry an operation, committed before the data leaves (D9). Blocked: null with RECORD_BLOCKED, and an entry of the refusal.",
  })
  async chart(@Root() patient: Patient, @Ctx() context: RequestContext): Promise<Chart | null> {
    return openChart(await context.operation.read(), context.openedCharts, patient);
  }
}

@Resolver(() => Practitioner)
export class PractitionersResolver {
  @Directive("@access")
  @Query(() => PractitionerConnection, {
    nullable: true,
    description: "By name; `search` is the beginning of a name, or an NPI.",
  })
  practitioners(
    @Ctx() { tx }: RootContext,
    @Arg("search", () => String, { nullable: true }) search: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Practitioner>> {
    return listPractitioners(tx, search, page);
  }

  @Directive("@access(right: USER_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "practitioner.link" })
  @Mutation(() => LinkPractitionerPayload, {
    nullable: true,
    description: "Says which provider an imported practitioner is. TAKEN, WRONG_STATE.",
  })
  linkPractitioner(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => LinkPractitionerInput) { practitionerId, userId }: LinkPractitionerInput,
  ): Promise<LinkPractitionerPayload> {
    return linkPractitioner(tx, {
      practitionerUuid: keyOf(practitionerId, "Practitioner"),
      userUuid: userId == null ? null : keyOf(userId, "User"),
    });
  }

  @FieldResolver(() => User, { nullable: true })
  user(@Root() { userUuid }: Practitioner, @Ctx() { users }: RequestContext): Promise<User | null> | null {
    return userUuid === null ? null : users.load(userUuid);
  }
}

@Resolver(() => User)
export class UserPractitionerResolver {
  @FieldResolver(() => Practitioner, {
    nullable: true,
    description: "The imported practitioner that this provider is.",
  })
  async practitioner(@Root() user: User, @Ctx() { operation }: RequestContext): Promise<Practitioner | null> {
    return practitionerOfUser(await operation.read(), user.uuid);
  }
}
