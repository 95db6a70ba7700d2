import { describe, expect, it } from "vitest";
import { AUDIT_ACTION_NAMES, type AuditAction } from "../audit/actions.ts";
import { LASTING_ACTS, LEAVING_NOTHING, standsAfter, type LoggedAct } from "./standing-acts.policy.ts";

const act = (action: LoggedAct["action"], ...changes: LoggedAct["changes"]): LoggedAct => ({ action, changes });
const access = (before: string[], after: string[]) => act("user-access.update", { field: "roles", before, after });
const blocks = (blocked: string[], lifted: string[]) =>
  act(
    "set-security.update",
    ...(blocked.length === 0 ? [] : [{ field: "blocked", before: null, after: blocked }]),
    ...(lifted.length === 0 ? [] : [{ field: "lifted", before: lifted, after: null }]),
  );
const created = act("role.create", { field: "rights", before: null, after: ["a"] });
const widened = act("role.update", { field: "rights", before: ["a"], after: ["a", "b"] });
const deleted = act("role.delete", { field: "rights", before: ["a", "b"], after: null });
const member = (before: string | null, after: string | null) =>
  act("patient-set.member", { field: "patientSet", before, after });
const saved = act("patient-set.save", { field: "patients", before: null, after: 3 });

describe("an act of emergency access still stands", () => {
  it.each<[string, LoggedAct, LoggedAct[]]>([
    ["nothing was done later", access(["A"], ["A", "B"]), []],
    ["its user was disabled and brought back", act("user.add"), [act("user.disable"), act("user.enable")]],
    [
      "the permission was withdrawn and given again",
      act("emergency-access.designate"),
      [act("emergency-access.withdraw"), act("emergency-access.designate")],
    ],
    ["more was given by another", access(["A"], ["A", "B"]), [access(["A", "B"], ["A", "B", "C"])]],
    [
      "another field was changed",
      act("user.update", { field: "firstName", before: "A", after: "B" }),
      [act("user.update", { field: "lastName", before: "C", after: "D" })],
    ],
    [
      "one of its two fields is as before",
      act(
        "practice.update",
        { field: "smtpHost", before: "a", after: "b" },
        { field: "smtpPort", before: 25, after: 26 },
      ),
      [act("practice.update", { field: "smtpHost", before: "b", after: "a" })],
    ],
    [
      "a secret was changed once more",
      act("practice.update", { field: "smtpPassword", before: "(secret)", after: "(changed)" }),
      [act("practice.update", { field: "smtpPassword", before: "(secret)", after: "(changed)" })],
    ],
    ["one of two lifted blocks is back", blocks([], ["VIP", "Staff"]), [blocks(["VIP"], [])]],
    ["a set was blocked that has nothing to do with it", blocks([], ["VIP"]), [blocks(["Staff"], [])]],
    ["the link was used", act("password-reset.send"), [act("password.reset"), act("password.change")]],
    ["an app was enrolled after the reset", act("two-factor.reset"), [act("two-factor.enrol")]],
    [
      "its new address was confirmed, and a later request cancelled",
      act("email-change.request"),
      [act("email-change.confirm"), act("email-change.request"), act("email-change.cancel")],
    ],
    ["it deleted the role", deleted, []],
    ["the patient was put into another set", member("VIP", null), [member(null, "Staff")]],
    ["what was exported was exported once more", act("export.download"), [act("export.download")]],
    ["it deleted the set", act("patient-set.delete"), []],
    ["records came in", act("patient.import"), [act("patient.import")]],
  ])("where %s", (_where, done, later) => {
    expect(standsAfter(done, later)).toBe(true);
  });

  it.each<[string, LoggedAct, LoggedAct[]]>([
    ["its user was disabled", act("user.add"), [act("user.enable"), act("user.disable")]],
    ["its user was brought back", act("user.disable"), [act("user.enable")]],
    ["the link to the patient was taken away", act("patient-link.add"), [act("patient-link.remove")]],
    ["the access is as before", access(["A"], ["A", "B"]), [access(["A", "B"], ["C"]), access(["C"], ["A"])]],
    ["the role was deleted", created, [widened, deleted]],
    ["the role that it changed was deleted", widened, [deleted]],
    ["the patient is back in the set", member("VIP", null), [member(null, "Staff"), member(null, "VIP")]],
    [
      "its members alone were changed, each of whom is an act of his own",
      act("patient-set.update", { field: "removed", before: null, after: 1 }),
      [],
    ],
    ["the export was cancelled", act("user.export"), [act("job.cancel")]],
    ["the Support PIN is that of a user who is new", act("support-pin.generate"), []],
    ["the set was deleted", saved, [act("patient-set.delete")]],
    ["the lifted block is back", blocks([], ["VIP"]), [blocks(["VIP", "Staff"], [])]],
    ["the own password was changed again", act("password.change"), [act("password.reset")]],
    ["the own app was replaced", act("two-factor.enrol"), [act("two-factor.enrol")]],
    ["the change of address was stopped", act("email-change.request"), [act("email-change.stop")]],
    ["a newer request has replaced it", act("email-change.request"), [act("email-change.request")]],
    ["it leaves nothing behind", act("audit.read"), []],
  ])("no more where %s", (_where, done, later) => {
    expect(standsAfter(done, later)).toBe(false);
  });
});

it("Every action of the catalogue is among those that may leave something behind, or in the reviewed list of the others with a reason", () => {
  const lasting = LASTING_ACTS.map(({ action }) => action);
  expect(new Set(lasting).size).toBe(lasting.length);
  const isListed = (action: AuditAction) => (LEAVING_NOTHING[action] ?? "") !== "";
  expect(AUDIT_ACTION_NAMES.filter((action) => lasting.includes(action) === isListed(action))).toEqual([]);
});
