import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetBtg } from "./btg.ts";
import { downloadFile } from "./download.ts";

const URL_OF_FILE = "/exports/1";
const followed: { href: string; download: string }[] = [];

beforeEach(() => {
  followed.length = 0;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    followed.push({ href: this.href, download: this.download });
  });
});
afterEach(() => {
  forgetBtg();
  vi.restoreAllMocks();
});

it("asks for the file in the tab's BTG session, and saves what came", async () => {
  sessionStorage.setItem("chartward.btg-session", "btg-1");
  const asked = vi.spyOn(globalThis, "fetch").mockResolvedValueOnce(new Response("User Name\r\n"));
  await downloadFile(URL_OF_FILE, "users.csv");
  expect(asked.mock.calls).toEqual([[URL_OF_FILE, { headers: { "Btg-Session": "btg-1" } }]]);
  expect(followed).toEqual([{ href: expect.stringMatching(/^blob:/u), download: "users.csv" }]);
  const saved = await fetch(followed[0]!.href);
  expect(await saved.text()).toBe("User Name\r\n");
});

it("saves no refusal as a file", async () => {
  sessionStorage.setItem("chartward.btg-session", "btg-1");
  vi.spyOn(globalThis, "fetch").mockResolvedValueOnce(new Response("{}", { status: 404 }));
  await expect(downloadFile(URL_OF_FILE, "users.csv")).rejects.toThrow("The server refused the file (404).");
  expect(followed).toEqual([]);
});

it("outside of BTG leaves it to the browser, which writes a large file as it comes", async () => {
  const asked = vi.spyOn(globalThis, "fetch");
  await downloadFile(URL_OF_FILE, "users.csv");
  expect(asked).not.toHaveBeenCalled();
  expect(followed).toEqual([{ href: new URL(URL_OF_FILE, location.href).href, download: "users.csv" }]);
});
