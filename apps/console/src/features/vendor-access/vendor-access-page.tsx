import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconHeadset, IconListSearch } from "@tabler/icons-react";
import { Link } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { usePaging } from "../../lib/paging.ts";
import { accessNameOf, useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { Badge, StatusDot } from "../../ui/badge.tsx";
import { Page, PageHead, Section } from "../../ui/page.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { LiveAccesses } from "./live-accesses.tsx";
import { VENDOR_ACCESSES } from "./operations.ts";
import { PastAccesses } from "./past-accesses.tsx";
import { useAccessChanges } from "./use-changes.ts";
import styles from "./vendor-access.module.css";

/** When the vendor entered the account, live first, then past: why, and with what end. */
export function VendorAccessPage() {
  const vendorName = useVendorName();
  const accessName = accessNameOf(vendorName);
  useDocumentTitle(accessName);
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(VENDOR_ACCESSES, {
    variables: paging.variables,
    fetchPolicy: "cache-and-network",
    context: BACKGROUND,
    notifyOnNetworkStatusChange: true,
  });
  useAccessChanges(refetch);
  const shown = data ?? (error === undefined ? previousData : undefined);
  const live = shown?.live?.edges.map(({ node }) => node) ?? [];
  const past = shown?.past ?? undefined;
  const slow = useDelayed(shown === undefined && error === undefined);

  return (
    <Page>
      <PageHead
        title={accessName}
        actions={
          <Button
            component={Link}
            to="/audit?q=mark:vendor-access"
            size="sm"
            leftSection={<IconListSearch size={16} stroke={1.75} />}
          >
            All in the audit report
          </Button>
        }
      >
        Each time that an employee of {vendorName} entered your account, and what was done.
      </PageHead>
      {shown === undefined && error !== undefined ? (
        <TableFrame>
          <ErrorState {...explain(error, accessName)} onRetry={() => void refetch()} />
        </TableFrame>
      ) : live.length === 0 && past?.totalCount === 0 ? (
        <TableFrame>
          <EmptyState
            icon={<IconHeadset size={18} stroke={1.75} />}
            title={`${vendorName} has not entered your account`}
          >
            When an employee of {vendorName} does, you are told at once, and it stands here.
          </EmptyState>
        </TableFrame>
      ) : (
        <>
          <Section
            id="live-accesses"
            title="Live now"
            aside={live.length === 0 ? null : <Badge tone="vendor">{live.length}</Badge>}
          >
            {live.length > 0 ? (
              <LiveAccesses accesses={live} />
            ) : (
              <p className={styles.nobody}>
                {shown === undefined ? null : <StatusDot>Nobody of {vendorName} is in your account.</StatusDot>}
              </p>
            )}
          </Section>
          <Section id="past-accesses" title="Past">
            <TableFrame busy={loading}>
              {past?.totalCount === 0 ? (
                <EmptyState icon={<IconHeadset size={18} stroke={1.75} />} title="None has ended yet" />
              ) : (
                <PastAccesses accesses={past?.edges.map(({ node }) => node)} skeleton={slow} />
              )}
              {past === undefined || past.totalCount === 0 ? null : (
                <TableFoot
                  from={paging.from}
                  count={past.edges.length}
                  total={past.totalCount}
                  paging={paging}
                  pending={data === undefined}
                  onPrevious={paging.isFirst ? undefined : () => paging.previous(past.pageInfo)}
                  onNext={past.pageInfo.hasNextPage ? () => paging.next(past.pageInfo) : undefined}
                />
              )}
            </TableFrame>
          </Section>
        </>
      )}
    </Page>
  );
}
