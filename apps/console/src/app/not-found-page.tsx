import { Button } from "@mantine/core";
import { IconMapQuestion } from "@tabler/icons-react";
import { Link } from "react-router";
import { useDocumentTitle } from "../lib/document-title.ts";
import { EmptyState } from "../ui/states.tsx";
import { Page } from "../ui/page.tsx";

/** An address that is none of the console's. */
export function NotFoundPage({ home = "/" }: { home?: "/" | "/staff" }) {
  useDocumentTitle("No such page");
  return (
    <Page>
      <EmptyState
        wholePage
        icon={<IconMapQuestion size={18} stroke={1.75} />}
        title="No page has this address"
        action={
          <Button component={Link} to={home} size="sm">
            Go to the first page
          </Button>
        }
      >
        Check the address for a typing error{home === "/" ? ", or find the page with Ctrl K" : ""}.
      </EmptyState>
    </Page>
  );
}
