import { expect, onTestFinished, test } from "vitest";
import { openBtg } from "./testing/btg-asks.ts";
import { addDesignated, enterMode } from "./testing/emergency-asks.ts";
import { TestServer } from "./testing/test-server.ts";
import { addEmployeeLogin } from "./testing/vendor-employees.ts";

test("A server writes down by itself, though nobody asks, what time has ended", async () => {
  const server = await TestServer.start({}, { sweeps: { sessions: 50, btgSessions: 50, emergencies: 50 } });
  onTestFinished(() => server.stop());
  const practice = await server.signUp();
  await enterMode(server, await addDesignated(server, practice));
  await openBtg(server, await addEmployeeLogin(server), practice);

  server.pass(24 * 60 * 60_000);

  const actions = async () => (await server.log(practice)).map(({ action }) => action);
  await expect
    .poll(actions)
    .toEqual(expect.arrayContaining(["session.expire", "btg.expire", "emergency-access.deactivate"]));
});
