import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolderHeldError, holdDataFolder } from "./data-folder-lock.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chartward-lock-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("holdDataFolder", () => {
  it("is held by one at a time, who tells the others its address", async () => {
    const lock = await holdDataFolder(folder, () => "http://localhost:4000");
    await expect(holdDataFolder(folder, () => "second")).rejects.toEqual(
      new DataFolderHeldError("http://localhost:4000"),
    );
    await lock.release();
    await (await holdDataFolder(folder, () => "third")).release();
  });

  it("is free once its holder has been killed", async () => {
    const source = path.join(import.meta.dirname, "data-folder-lock.ts");
    const script = `
      const { holdDataFolder } = await import(process.argv[1]);
      await holdDataFolder(process.argv[2], () => "killed");
      console.log("held");
      setInterval(() => undefined, 1000);
    `;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, source, folder]);
    await once(child.stdout, "data");
    await expect(holdDataFolder(folder, () => "second")).rejects.toEqual(new DataFolderHeldError("killed"));
    child.kill("SIGKILL");
    await once(child, "exit");
    await (await holdDataFolder(folder, () => "third")).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("goes to exactly one of many that start at once", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => holdDataFolder(folder, () => `holder ${index}`)),
    );
    const held = results.filter((result) => result.status === "fulfilled");
    expect(held).toHaveLength(1);
    await held[0]!.value.release();
  });

  it("works in a folder whose path is longer than a socket's may be", async () => {
    const deep = path.join(folder, "d".repeat(120));
    const lock = await holdDataFolder(deep, () => "deep");
    await expect(holdDataFolder(deep, () => "second")).rejects.toThrow("deep");
    await lock.release();
  });
});
