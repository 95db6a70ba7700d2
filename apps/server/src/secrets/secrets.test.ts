import { randomBytes } from "node:crypto";
import { createTestDatabase, TEST_MASTER_KEY, type TestDatabase } from "@chartward/testkit/database";
import fc from "fast-check";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "../identity/actor.ts";
import { openStore, type Store } from "../store/store.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { decrypt, encrypt, SealBrokenError } from "./envelope.ts";
import { Secrets } from "./secrets.ts";

const secrets = new Secrets(TEST_MASTER_KEY);
let database: TestDatabase;
let admin: pg.Client;
let store: Store;
let practice: string;
let other: string;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  store = await openStore(database, { connections: 4 });
  [practice, other] = [await addPractice(), await addPractice()];
});
afterAll(async () => {
  await store.close();
  await admin.end();
  await database.drop();
});

async function addPractice(): Promise<string> {
  const id = uuidv7();
  await admin.query("INSERT INTO practice (id, name, time_zone, created_at) VALUES ($1, 'Harbor', 'UTC', now())", [id]);
  return id;
}

function within<T>(practiceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const context = { practiceId, actor: SYSTEM, requestId: "test", ipAddress: null, sessionId: null };
  return inTransaction(store, context, new Date(), work);
}

const user = uuidv7();
const seal = (text: string, binding = ["totp", user], practiceId = practice) =>
  within(practiceId, (tx) => secrets.seal(tx, binding, Buffer.from(text)));
const open = (sealed: Buffer, binding = ["totp", user], practiceId = practice) =>
  within(practiceId, async (tx) => (await secrets.open(tx, binding, sealed)).toString());

describe("a sealed value", () => {
  it("opens again as it was, whatever it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (text) => {
        expect(await open(await seal(text))).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it("is another one each time, and never the text in the clear", async () => {
    const [first, second] = [await seal("JBSWY3DPEHPK3PXP"), await seal("JBSWY3DPEHPK3PXP")];
    expect(first.equals(second)).toBe(false);
    expect(first.includes("JBSWY3DPEHPK3PXP")).toBe(false);
  });

  it("opens for what and for whom it was sealed, and for nothing else", async () => {
    const sealed = await seal("secret");
    for (const binding of [["totp", uuidv7()], ["user-smtp-password", user], ["totp"], ["totp", user, ""]])
      await expect(open(sealed, binding)).rejects.toThrow(SealBrokenError);
  });

  it("does not open in another practice, not even with the key carried over", async () => {
    const sealed = await seal("secret");
    await seal("theirs", ["totp", user], other);
    await expect(open(sealed, ["totp", user], other)).rejects.toThrow(SealBrokenError);
    const { rows } = await admin.query("SELECT id, wrapped FROM practice_key WHERE practice_id = $1", [practice]);
    await admin.query("INSERT INTO practice_key VALUES ($1, $2, $3, now())", [other, rows[0].id, rows[0].wrapped]);
    await expect(open(sealed, ["totp", user], other)).rejects.toThrow(SealBrokenError);
    await admin.query("DELETE FROM practice_key WHERE practice_id = $1 AND id = $2", [other, rows[0].id]);
  });

  it("does not open with any of its bytes altered, cut or added", async () => {
    const sealed = await seal("secret");
    for (let place = 0; place < sealed.length; place += 1) {
      const altered = Buffer.from(sealed);
      altered[place]! ^= 1;
      await expect(open(altered), `byte ${place}`).rejects.toThrow(SealBrokenError);
    }
    for (const broken of [
      sealed.subarray(0, -1),
      sealed.subarray(0, 20),
      Buffer.alloc(0),
      Buffer.concat([sealed, Buffer.of(0)]),
    ])
      await expect(open(broken)).rejects.toThrow(SealBrokenError);
  });

  it("does not open with another master key", async () => {
    const sealed = await seal("secret");
    const stranger = new Secrets(randomBytes(32));
    await expect(within(practice, (tx) => stranger.open(tx, ["totp", user], sealed))).rejects.toThrow(SealBrokenError);
  });

  it("still opens by a retired key, while the newest one seals", async () => {
    const before = await seal("before");
    await within(practice, (tx) => secrets.addKey(tx));
    const after = await seal("after");
    expect(after.subarray(0, 17).equals(before.subarray(0, 17))).toBe(false);
    expect([await open(before), await open(after)]).toEqual(["before", "after"]);
  });
});

describe("the envelope", () => {
  it("tells parts of a binding apart, however they are cut", () => {
    const key = randomBytes(32);
    const sealed = encrypt(key, ["a", "bc"], Buffer.from("x"));
    for (const binding of [["ab", "c"], ["abc"], ["a", "b", "c"], ["a,bc"]])
      expect(() => decrypt(key, binding, sealed)).toThrow(SealBrokenError);
    expect(decrypt(key, ["a", "bc"], sealed).toString()).toBe("x");
  });
});
