import type { Workload } from "./workload.ts";
import { blockedCount, blockedPage } from "./workloads/blocked-page.ts";
import { chartOpen } from "./workloads/chart-open.ts";
import { checkAccess, checkAccessBatch } from "./workloads/check-access.ts";
import { patientPage } from "./workloads/patient-page.ts";

/** Every workload; a new one is a file and a line here. */
export const WORKLOADS: readonly Workload[] = [
  patientPage,
  chartOpen,
  checkAccess,
  checkAccessBatch,
  blockedCount,
  blockedPage,
];

/** @throws an Error that names the workloads there are. */
export function workloadNamed(name: string): Workload {
  const workload = WORKLOADS.find((each) => each.name === name);
  if (workload === undefined)
    throw new Error(`There is no workload "${name}", only ${WORKLOADS.map((each) => each.name).join(", ")}.`);
  return workload;
}
