import { isDeepStrictEqual } from "node:util";
import autocannon from "autocannon";
import type { Side } from "./side.ts";
import type { GraphqlRequest } from "./workload.ts";

/** The best of one side's rounds. */
export interface Measurement {
  readonly requestsPerSecond: number;
  /** The least CPU time of the side's own process, in microseconds: what else the machine does can only add to it. */
  readonly cpuPerRequest: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** How much is measured: bounded in time, and against this machine alone. */
export interface Rounds {
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
}

export interface Load {
  readonly requests: readonly GraphqlRequest[];
  /** Of the session by which each side is asked. */
  readonly tokens: Readonly<Record<Side["name"], string>>;
}

/** Asks both sides each request once. @throws when they answer differently: then they do not do the same work. */
export async function checkSameAnswers(sides: readonly Side[], { requests, tokens }: Load): Promise<void> {
  for (const request of requests) {
    const answers: unknown[] = [];
    for (const side of sides) {
      const response = await fetch(side.url, {
        method: "POST",
        headers: headers(tokens[side.name]),
        body: JSON.stringify(request),
      });
      answers.push(await response.json());
    }
    const [first] = answers as [{ data?: unknown; errors?: unknown }];
    if (first.errors !== undefined || !answers.every((answer) => isDeepStrictEqual(answer, first))) {
      throw new Error(
        `The sides answer differently:\n${answers.map((answer) => JSON.stringify(answer).slice(0, 600)).join("\n")}`,
      );
    }
  }
}

/** Loads the sides in turn, round by round, so that what else the machine does meets all of them; of each the best round counts. */
export async function measure(
  sides: readonly Side[],
  load: Load,
  rounds: Rounds,
): Promise<Map<Side["name"], Measurement>> {
  const best = new Map<Side["name"], Measurement>();
  for (const side of sides) await runRound(side, load, { ...rounds, seconds: 2 });
  for (let round = 0; round < rounds.rounds; round += 1) {
    for (const side of sides) {
      best.set(side.name, better(best.get(side.name), await runRound(side, load, rounds)));
    }
  }
  return best;
}

function better(best: Measurement | undefined, measured: Measurement): Measurement {
  if (best === undefined) return measured;
  const faster = measured.requestsPerSecond > best.requestsPerSecond ? measured : best;
  return { ...faster, cpuPerRequest: Math.min(measured.cpuPerRequest, best.cpuPerRequest) };
}

async function runRound(
  side: Side,
  { requests, tokens }: Load,
  { connections, seconds }: Rounds,
): Promise<Measurement> {
  const cpuBefore = await side.cpu();
  const result = await autocannon({
    url: side.url,
    connections,
    duration: seconds,
    requests: requests.map((request) => ({
      method: "POST",
      headers: headers(tokens[side.name]),
      body: JSON.stringify(request),
    })),
  });
  const cpu = (await side.cpu()) - cpuBefore;
  const failures = result.non2xx + result.errors + result.timeouts;
  if (failures > 0) throw new Error(`${failures} requests to ${side.name} failed`);
  const answered = result["2xx"];
  return {
    requestsPerSecond: answered / result.duration,
    cpuPerRequest: cpu / answered,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

function headers(token: string): Record<string, string> {
  return { "content-type": "application/json", authorization: `Bearer ${token}` };
}
