import type DataLoader from "dataloader";
import type { Logger } from "pino";
import type { UserAccess } from "../access/user-access.types.ts";
import type { Config } from "../config.ts";
import type { Throttle } from "../identity/throttle.ts";
import type { Jobs } from "../jobs/run-jobs.ts";
import type { ChannelPlan, LiveChannels } from "../live/live-channels.ts";
import type { OpenedCharts } from "../patients/chart.service.ts";
import type { Patient } from "../patients/patients.types.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { VendorSecrets } from "../secrets/vendor-secrets.ts";
import type { Store } from "../store/store.ts";
import type { Tx } from "../store/transaction.ts";
import type { User } from "../users/users.types.ts";
import type { Operation } from "./operation.ts";

/** What the whole server shares; made once. */
export interface Dependencies {
  readonly config: Config;
  readonly store: Store;
  /** Passed in, so that tests set it. */
  readonly clock: () => Date;
  readonly log: Logger;
  readonly throttle: Throttle;
  readonly secrets: Secrets;
  /** Of the vendor's own realm. */
  readonly vendorSecrets: VendorSecrets;
  readonly jobs: Jobs;
  readonly live: LiveChannels;
}

/** What every resolver of a request is given. */
export interface RequestContext {
  readonly operation: Operation;
  readonly dependencies: Dependencies;
  readonly cookies: ResponseCookies;
  /** Users of the practice by uuid, once a request each. */
  readonly users: DataLoader<string, User | null>;
  /** Their roles, exceptions and rights, by uuid. */
  readonly userAccess: DataLoader<string, UserAccess | null>;
  /** Patients of the practice by uuid, to name them; opening a record is another thing. */
  readonly patients: DataLoader<string, Patient | null>;
  readonly openedCharts: OpenedCharts;
}

/** What a root field's resolver is given besides: the transaction of its query operation or mutation. */
export interface RootContext extends RequestContext {
  readonly tx: Tx;
}

/** What the `subscribe` function of a field of Subscription is given besides: the way to its live channel, in the name of who asks. */
export interface SubscriptionContext extends RequestContext {
  openChannel<Event>(plan: ChannelPlan<Event>): AsyncIterableIterator<Event>;
}

/** The cookies that an answer sets. */
export interface ResponseCookies {
  /** null: takes it away. */
  setSession(token: string | null): void;
  setDevice(token: string): void;
  /** @param days how long the browser keeps it; the server decides for itself how long it counts. */
  setTrust(token: string, days: number): void;
}
