import { useApolloClient, useQuery } from "@apollo/client/react";
import { lazy, Suspense, useState } from "react";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { PinVerificationFragment } from "../../lib/graphql/graphql.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { BackLink, Page, PageHead } from "../../ui/page.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { CALLER, PIN_VERIFICATIONS } from "./pin-operations.ts";
import { PinForm } from "./pin-form.tsx";
import { PinVerifications } from "./pin-verifications.tsx";
import styles from "./pin.module.css";

const BreakTheGlass = lazy(async () => ({ default: (await import("./break-the-glass.tsx")).BreakTheGlass }));

/** Whether the caller is who he says: by the Support PIN that he reads out, or by a code that is mailed to him. */
export function ValidatePinPage() {
  useDocumentTitle("Validate PIN");
  const client = useApolloClient();
  const [parameters, change] = useUrlState();
  const userId = parameters.get("user") ?? undefined;
  const practiceId = parameters.get("practice") ?? undefined;
  const { data, error, refetch } = useQuery(CALLER, { variables: { id: userId ?? "" }, skip: userId === undefined });
  const caller = userId !== undefined && data?.node?.__typename === "VendorUser" ? data.node : undefined;
  const [entering, setEntering] = useState<PinVerificationFragment>();

  if (userId !== undefined && error !== undefined) {
    return (
      <Page>
        <ErrorState
          wholePage
          {...explain(error, "The caller")}
          onRetry={() => void refetch()}
          action={<BackLink to="/staff/validate-pin">Validate PIN</BackLink>}
        />
      </Page>
    );
  }
  return (
    <Page>
      <PageHead title="Validate PIN">
        Find the caller, then type the PIN as you hear it. You learn whether it matches, and nothing else of it.
      </PageHead>
      <div className={styles.columns}>
        <PinForm
          practiceId={practiceId}
          caller={caller}
          callerIsKnown={userId === undefined || caller !== undefined}
          onPractice={(id) => change({ practice: id, user: null })}
          onCaller={(id) => change({ practice: null, user: id })}
          onNobody={() => change({ practice: null, user: null })}
          onVerified={() => {
            // Where it fails, the list asks anew by itself.
            client.refetchQueries({ include: [PIN_VERIFICATIONS] }).catch(() => undefined);
          }}
          onEnter={setEntering}
        />
        <PinVerifications onEnter={setEntering} />
      </div>
      <Suspense fallback={null}>
        {entering === undefined ? null : (
          <BreakTheGlass
            practice={entering.user.practice}
            user={entering.user}
            caseNumber={entering.caseNumber}
            onClose={() => setEntering(undefined)}
          />
        )}
      </Suspense>
    </Page>
  );
}
