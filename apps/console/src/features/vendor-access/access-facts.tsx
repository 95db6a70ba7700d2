import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import type { PinVerificationMethod, VendorAccessFragment } from "../../lib/graphql/graphql.ts";
import { Instant } from "../../lib/moments.tsx";
import { endInWords, useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { cell } from "../../ui/table.tsx";
import styles from "./vendor-access.module.css";

/** Of its 32: enough for the few agents that a practice ever sees. */
const REFERENCE_CHARACTERS = 4;

/** What the practice knows of one access. */
export function AccessFacts({ access }: { access: VendorAccessFragment }) {
  const vendorName = useVendorName();
  return (
    <Facts>
      <Fact label="Who">
        {access.actor.name}
        <AgentReference of={access.actor.agentReference} />
      </Fact>
      <Fact label="On behalf of">{access.onBehalfOf.name}</Fact>
      <Fact label="Case number">{access.caseNumber}</Fact>
      <Fact label="Identity">
        <Caller access={access} />
      </Fact>
      <Fact label="IP address">
        <span className={cell.mono}>{access.ipAddress}</span>
      </Fact>
      <Fact label="Opened">
        <Instant at={access.openedAt} />
      </Fact>
      {access.endedAt === null ? (
        <Fact label="Ends by itself">
          <Instant at={access.expiresAt} />
        </Fact>
      ) : (
        <Fact label="Ended">
          <Instant at={access.endedAt} />
          <span className={styles.second}>{endInWords(access, vendorName)}</span>
        </Fact>
      )}
    </Facts>
  );
}

/** "Agent 3f2a…": two of the vendor's agents are told apart by it. */
function AgentReference({ of: reference }: { of: string | null }) {
  if (reference === null) return null;
  return (
    <span className={styles.second} title={`Agent reference ${reference}`}>
      Agent <span className={cell.mono}>{reference.slice(0, REFERENCE_CHARACTERS)}…</span>
    </span>
  );
}

const CALLER_WORDS: Readonly<Record<PinVerificationMethod, string>> = {
  SUPPORT_PIN: "Caller verified by Support PIN",
  ONE_TIME_CODE: "Caller verified by one-time code",
};

/** Whether support knew who called, by what, and who it was. */
export function callerInWords({
  callerVerifiedBy,
  caller,
}: Pick<VendorAccessFragment, "callerVerifiedBy" | "caller">): string {
  if (callerVerifiedBy === null) return "No caller verified";
  const words = CALLER_WORDS[callerVerifiedBy];
  return caller === null ? words : `${words}: ${caller.name}`;
}

function Caller({ access }: { access: VendorAccessFragment }) {
  const isVerified = access.callerVerifiedBy !== null;
  const Sign = isVerified ? IconShieldCheck : IconShieldX;
  return (
    <span className={styles.caller} data-verified={isVerified || undefined}>
      <Sign size={15} stroke={1.75} aria-hidden="true" />
      {callerInWords(access)}
    </span>
  );
}
