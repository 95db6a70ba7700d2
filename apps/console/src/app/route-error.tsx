import { Button } from "@mantine/core";
import { useRouteError } from "react-router";
import { useDocumentTitle } from "../lib/document-title.ts";
import { failureOf } from "../lib/errors.ts";
import { ErrorState } from "../ui/states.tsx";

/** The last line: the console itself failed, or a page's code did not arrive. */
export function RouteError() {
  const { requestId } = failureOf(useRouteError());
  useDocumentTitle("This page failed");
  return (
    <main>
      <ErrorState
        wholePage
        title="This page failed"
        text="Load it again. What you had saved is safe; what you had not is lost. If it fails again, tell support what you did last."
        requestId={requestId}
        action={
          <Button size="sm" onClick={() => location.reload()}>
            Load again
          </Button>
        }
      />
    </main>
  );
}
