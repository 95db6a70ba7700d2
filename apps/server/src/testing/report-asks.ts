import type { Answer, Loose, TestLogin, TestServer } from "./test-server.ts";

const REPORT = `query ($input: DemographicReportInput!, $first: Int, $after: String, $last: Int, $before: String) {
  demographicReport(input: $input) {
    totalCount summary unknownIds duplicateIds maySave
    rows(first: $first, after: $after, last: $last, before: $before) {
      totalCount edges { cursor node { cells patient { name } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;

/** What tests ask of the Demographic Report, in the name of one login. */
export class ReportAsks {
  readonly #server: TestServer;
  readonly #asker: TestLogin;

  constructor(server: TestServer, asker: TestLogin) {
    this.#server = server;
    this.#asker = asker;
  }

  /** @param input what differs from a report of Demographic # alone, in its order. */
  ask(input: object = {}, page: object = {}): Promise<Answer> {
    const variables = { input: reportInput(input), first: "last" in page ? undefined : 100, ...page };
    return this.#server.ask(REPORT, { variables, token: this.#asker.token });
  }

  /** The report of one that is answered. */
  async run(input: object = {}, page: object = {}): Promise<Loose> {
    const { data, text } = await this.ask(input, page);
    if (data?.demographicReport == null) throw new Error(text);
    return data.demographicReport;
  }

  /** The first cells of the rows. */
  async found(where: object): Promise<string[]> {
    const { rows, totalCount } = await this.run({ where });
    if (rows.totalCount !== totalCount || rows.edges.length !== totalCount) throw new Error("The count differs");
    return rows.edges.map(({ node }: Loose) => node.cells[0]);
  }
}

export function reportInput(changes: object = {}): object {
  const ordered = "random" in changes || "orderBy" in changes ? {} : { orderBy: [{ by: "DEMOGRAPHIC_NUMBER" }] };
  return { searchFor: ["DEMOGRAPHIC_NUMBER"], ...ordered, ...changes };
}
