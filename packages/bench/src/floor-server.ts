import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { floorPool, inFloorTransaction } from "./floor-transaction.ts";
import type { GraphqlRequest } from "./workload.ts";
import { workloadNamed } from "./workloads.ts";

/*
 * The floor, as a process of its own: nothing but node:http and pg. Started by the bench with a workload's name and the database's URL;
 * it says where it listens, and ends with its parent.
 */
const [, , name = "", appUrl = ""] = process.argv;
const workload = workloadNamed(name);
const { floor } = workload;
if (floor === "WITHOUT_BLOCKS") throw new Error(`${name} has no floor`);
const answerOf = floor;
const pool = floorPool(appUrl);

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    process.stderr.write(`${(error as Error).stack}\n`);
    response.writeHead(500).end();
  });
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as GraphqlRequest;
  const token = request.headers.authorization?.slice("Bearer ".length) ?? "";
  const data = await inFloorTransaction(pool, token, (tx) => answerOf(tx, variables));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data }));
}
