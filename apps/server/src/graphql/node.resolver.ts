import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Directive, ID, Info, Query, Resolver } from "type-graphql";
import type { AuditAction } from "../audit/actions.ts";
import { readRoles } from "../access/roles.service.ts";
import { findAuditEntry } from "../audit/audit.service.ts";
import { findBtgSession } from "../btg/btg-sessions.service.ts";
import { readVendorBtgSession } from "../btg/vendor-btg-sessions.service.ts";
import { activationOf } from "../emergency-access/activations.service.ts";
import { chartOverrideOf } from "../emergency-access/chart-overrides.service.ts";
import { findBrowserTrust } from "../identity/browser-trust.service.ts";
import { readSession } from "../identity/session-delivery.ts";
import { findExportJob } from "../jobs/jobs.service.ts";
import { findNotice } from "../notifications/notices.service.ts";
import { findImportJob } from "../patients/import/import-job.service.ts";
import { findChartEntry, openChart } from "../patients/chart.service.ts";
import { findPatientSet } from "../patient-sets/patient-sets.service.ts";
import { openPatient } from "../patients/patients.service.ts";
import { findPractitioner } from "../patients/practitioners.service.ts";
import { readPractice } from "../practices/practice.service.ts";
import { findSavedView } from "../saved-views/saved-views.service.ts";
import { findUser } from "../users/users.service.ts";
import { readVendorPinVerification } from "../support-pin/vendor-pin-verifications.service.ts";
import { findPatientLink } from "../set-security/patient-links.service.ts";
import { findVendorAuditEntry } from "../vendor/vendor-audit.service.ts";
import { openVendorPractice, openVendorUser } from "../vendor/vendor-directory.service.ts";
import { findVendorEmployee } from "../vendor/vendor-employees.service.ts";
import { demandNode, demandType } from "./access-directive.ts";
import { Node } from "./common.types.ts";
import { notFound } from "./errors.ts";
import { readNodeId, type NodeType } from "./node-id.ts";
import type { RootContext } from "./request-context.ts";

type Find = (context: RootContext, key: string) => Promise<Node | null>;

/** An entry of a chart by its id: the chart is opened, and audited, by it. */
const findEntryOf =
  (typeName: NodeType): Find =>
  async ({ tx, openedCharts }, key) => {
    const entry = await findChartEntry(tx, key);
    if (entry === null || entry.__typename !== typeName) return null;
    await openChart(tx, openedCharts, entry.patientUuid);
    return entry;
  };

/** How each type is found by its key. Reading a patient or a chart this way is audited like any other opening. */
const FIND: Record<NodeType, Find> = {
  Practice: async ({ tx }, key) => (tx.context.practiceId === key ? readPractice(tx) : null),
  User: ({ tx }, key) => findUser(tx, key),
  Role: async ({ tx }, key) => (await readRoles(tx, key))[0] ?? null,
  Session: ({ tx }, key) => readSession(tx, key),
  BrowserTrust: ({ tx }, key) => findBrowserTrust(tx, key),
  Practitioner: ({ tx }, key) => findPractitioner(tx, key),
  Patient: ({ tx }, key) => openPatient(tx, { uuid: key }),
  PatientSet: ({ tx }, key) => findPatientSet(tx, key),
  PatientLink: ({ tx }, key) => findPatientLink(tx, key),
  Chart: ({ tx, openedCharts }, key) => openChart(tx, openedCharts, key),
  Problem: findEntryOf("Problem"),
  Allergy: findEntryOf("Allergy"),
  Medication: findEntryOf("Medication"),
  Immunization: findEntryOf("Immunization"),
  Procedure: findEntryOf("Procedure"),
  Encounter: findEntryOf("Encounter"),
  Document: findEntryOf("Document"),
  AuditEntry: ({ tx }, key) => findAuditEntry(tx, Number(key)),
  ImportJob: ({ tx }, key) => findImportJob(tx, key),
  BtgSession: ({ tx, dependencies: { config } }, key) => findBtgSession(tx, config.vendorName, key),
  Notice: ({ tx, dependencies: { config } }, key) => findNotice(tx, config.vendorName, key),
  VendorEmployee: ({ tx }, key) => findVendorEmployee(tx, key),
  VendorPractice: ({ tx }, key) => openVendorPractice(tx, key),
  VendorUser: ({ tx }, key) => openVendorUser(tx, key),
  VendorBtgSession: ({ tx }, key) => readVendorBtgSession(tx, key),
  VendorPinVerification: ({ tx }, key) => readVendorPinVerification(tx, key),
  VendorAuditEntry: ({ tx }, key) => findVendorAuditEntry(tx, Number(key)),
  ExportJob: ({ tx }, key) => findExportJob(tx, key),
  SavedView: ({ tx }, key) => findSavedView(tx, key),
  EmergencyAccessActivation: ({ operation }, key) => activationOf(operation, key),
  ChartOverride: ({ operation }, key) => chartOverrideOf(operation, key),
};

/** The action that a refusal of each type stands under, where it has one of its own. */
const OPENING: Partial<Record<NodeType, AuditAction>> = {
  Patient: "patient.open",
  ...Object.fromEntries(
    ["Chart", "Problem", "Allergy", "Medication", "Immunization", "Procedure", "Encounter", "Document"].map((type) => [
      type,
      "chart.open",
    ]),
  ),
  Role: "role.read",
  AuditEntry: "audit.read",
  VendorPractice: "vendor-practice.open",
  VendorUser: "vendor-user.open",
  VendorAuditEntry: "audit.read",
};

@Resolver()
export class NodeResolver {
  @Directive("@access(realm: ANY)")
  @Query(() => Node, {
    nullable: true,
    description: "RECORD_BLOCKED and NOT_FOUND as for the field that opens the same thing.",
  })
  async node(
    @Ctx() context: RootContext,
    @Arg("id", () => ID) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node> {
    const read = readNodeId(id);
    const find = read === null ? undefined : FIND[read.type as NodeType];
    if (read === null || find === undefined) throw notFound();
    const action = OPENING[read.type as NodeType] ?? "operation.refuse";
    await demandType(info.schema, read.type, context, action);
    const node = await find(context, read.key);
    if (node === null) throw notFound();
    await demandNode(info.schema, node, context, action);
    return node;
  }
}
