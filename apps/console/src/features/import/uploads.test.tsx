import { afterEach, expect, it, vi } from "vitest";
import { forgetBtg } from "../../lib/btg.ts";
import { sendFiles } from "./uploads.ts";

afterEach(() => {
  forgetBtg();
  vi.unstubAllGlobals();
});

/** Takes every file; `onSend` is called when one has come. */
function stubRequests(onSend: () => void = () => undefined) {
  const sent: { url: string; headers: Record<string, string> }[] = [];
  class Taking extends EventTarget {
    readonly upload = new EventTarget();
    readonly status = 204;
    readonly #request = { url: "", headers: {} as Record<string, string> };
    open(_method: string, url: string): void {
      this.#request.url = url;
    }
    setRequestHeader(name: string, value: string): void {
      this.#request.headers[name] = value;
    }
    send(): void {
      sent.push(this.#request);
      onSend();
      this.dispatchEvent(new Event("load"));
    }
  }
  vi.stubGlobal("XMLHttpRequest", Taking);
  return sent;
}

const names = ["a.ndjson", "b.ndjson"];
const targets = names.map((fileName, index) => ({ fileName, url: `/uploads/job/${index + 1}` }));
const files = new Map(names.map((name) => [name, new File(["{}\n"], name)]));
const TYPE = { "content-type": "application/fhir+ndjson" };

it("sends every file of an import in the BTG session in which it was begun, wherever the tab goes meanwhile", async () => {
  const sent = stubRequests(forgetBtg);
  sessionStorage.setItem("chartward.btg-session", "btg-1");
  await sendFiles("job-1", targets, files);
  expect(sent).toEqual(targets.map(({ url }) => ({ url, headers: { ...TYPE, "Btg-Session": "btg-1" } })));
});

it("sends a user's own files in none", async () => {
  const sent = stubRequests();
  await sendFiles("job-2", targets, files);
  expect(sent).toEqual(targets.map(({ url }) => ({ url, headers: TYPE })));
});
