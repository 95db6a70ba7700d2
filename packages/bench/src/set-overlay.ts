import { chromium } from "playwright";
import { CHROMIUM_FLAGS, findChromium } from "@chartward/testkit/chromium";
import pg from "pg";
import { BENCH_PASSWORD } from "./our-server.ts";
import type { Side } from "./side.ts";

/** Of sets without members: the overlay shows names. */
const SETS = 10_000;
const PAINTS = 5;

/** What was painted in Chromium. */
export interface OverlayPaint {
  readonly sets: number;
  /** From the choice of another user, whose sets are known already, to the first frame with his options; the best of some. */
  readonly milliseconds: number;
}

/** Brings the practice to 10,000 sets and opens "Manage Set Access" for two of its users in turn. @throws without Chromium. */
export async function paintSetOverlay(
  ours: Side,
  url: string,
  { practiceId, userName }: { readonly practiceId: string; readonly userName: string },
): Promise<OverlayPaint> {
  await addSets(url, practiceId);
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: CHROMIUM_FLAGS,
    ...(executablePath !== undefined && { executablePath }),
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.request.post(ours.url, {
      data: {
        query: "mutation ($input: SignInInput!) { signIn(input: $input) { session { id } } }",
        variables: { input: { login: userName, password: BENCH_PASSWORD } },
      },
    });
    await page.goto(new URL("/roles", ours.url).href);
    await page.getByRole("button", { name: "Manage Set Access" }).click();
    const users = page.getByRole("combobox", { name: "User" });
    const options = page.locator("[aria-setsize]");
    const choose = async (name: string) => {
      await users.fill(name);
      const choice = page.getByRole("option", { name, exact: true });
      await choice.waitFor();
      const milliseconds = await choice.evaluate(async (option: HTMLElement) => {
        for (const row of document.querySelectorAll("[aria-setsize]")) row.toggleAttribute("data-before", true);
        const begun = performance.now();
        option.click();
        while (document.querySelector("[aria-setsize]:not([data-before])") === null)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - begun;
      });
      await options.first().waitFor();
      return milliseconds;
    };
    await choose("User 2");
    await choose("User 3");
    const paints: number[] = [];
    for (let paint = 0; paint < PAINTS; paint += 1) paints.push(await choose(`User ${2 + (paint % 2)}`));
    return { sets: SETS, milliseconds: Math.min(...paints) };
  } finally {
    await browser.close();
  }
}

async function addSets(url: string, practiceId: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO patient_set (practice_id, id, name, name_folded, report, made_by, as_of, limited)
       SELECT $1::uuid, uuidv7(), 'Set ' || n, 'set ' || n, '{"searchFor": ["DEMOGRAPHIC_NUMBER"]}',
         '{"kind": "SYSTEM", "userId": null, "name": "System"}', now(), false
       FROM generate_series(1, $2::integer) n
       WHERE NOT EXISTS (SELECT FROM patient_set s WHERE s.practice_id = $1 AND s.name_folded = 'set ' || n)`,
      [practiceId, SETS],
    );
  } finally {
    await client.end();
  }
}
