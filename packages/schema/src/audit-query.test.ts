import { describe, expect, it } from "vitest";
import { parseAuditQuery, printAuditQuery } from "./audit-query.ts";

const terms = (text: string) =>
  parseAuditQuery(text).terms.map(({ key, negated, value }) => [negated ? "-" : "+", key, value]);

describe("the audit report's search text", () => {
  it("reads qualifiers, negation, quotes and free text", () => {
    expect(
      terms(
        'actor:kim action:role.update -outcome:success ip:10.0.0.0/8 created:>2026-11-01 smith patient:"van der Berg" -"two words"',
      ),
    ).toEqual([
      ["+", "actor", "kim"],
      ["+", "action", "role.update"],
      ["-", "outcome", "success"],
      ["+", "ip", "10.0.0.0/8"],
      ["+", "created", ">2026-11-01"],
      ["+", "text", "smith"],
      ["+", "patient", "van der Berg"],
      ["-", "text", "two words"],
    ]);
  });

  it("tells the position of an unknown filter, a missing value and an open quotation mark", () => {
    expect(parseAuditQuery("smith who:kim").faults).toMatchObject([{ position: 6 }]);
    expect(parseAuditQuery("actor: kim").faults).toMatchObject([{ position: 0 }]);
    expect(parseAuditQuery('a patient:"van').faults).toMatchObject([{ position: 2 }]);
    expect(parseAuditQuery("-").faults).toHaveLength(1);
  });

  it("keeps times with colons and addresses with colons whole", () => {
    expect(terms("created:2026-11-01T10:00:00Z ip:2001:db8::/32")).toEqual([
      ["+", "created", "2026-11-01T10:00:00Z"],
      ["+", "ip", "2001:db8::/32"],
    ]);
  });

  it("prints terms so that they read back the same", () => {
    for (const text of ["actor:kim -action:chart.open", 'patient:"van der Berg" smith', '"-odd" "role:x"', "Zoë ✓"]) {
      expect(terms(printAuditQuery(parseAuditQuery(text).terms))).toEqual(terms(text));
    }
  });

  it("ends for any text", () => {
    for (const text of ["", "   ", ":::", '"', '""', '-"', "a:b:c", "\u0000", "-:-", 'x"y"z'])
      expect(() => parseAuditQuery(text)).not.toThrow();
  });
});
