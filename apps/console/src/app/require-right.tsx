import type { ReactNode } from "react";
import type { AccessRight } from "../lib/graphql/graphql.ts";
import { useRight } from "../lib/session.tsx";
import { useDocumentTitle } from "../lib/document-title.ts";
import { Page } from "../ui/page.tsx";
import { ErrorState } from "../ui/states.tsx";

/** A page that only a right opens, by its address too. The API refuses in any case. */
export function RequireRight({ right, children }: { right: AccessRight; children: ReactNode }) {
  return useRight(right) ? children : <Refused />;
}

function Refused() {
  useDocumentTitle("You may not see this");
  return (
    <Page>
      <ErrorState
        wholePage
        kind="forbidden"
        title="You may not see this"
        text="Your role does not hold the right for this page. Ask an administrator if you need it."
      />
    </Page>
  );
}
