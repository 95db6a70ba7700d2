import { useQuery } from "@apollo/client/react";
import { VisuallyHidden } from "@mantine/core";
import { IconBell, IconHeadset } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatInstant } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { useToldWhose } from "../../lib/emergency-access/told-whose.ts";
import { explain } from "../../lib/errors.ts";
import type { NoticesQuery } from "../../lib/graphql/graphql.ts";
import { Instant } from "../../lib/moments.tsx";
import { usePaging } from "../../lib/paging.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { REASON_WORDS } from "../../lib/vendor-access/vendor-access-words.ts";
import { Badge } from "../../ui/badge.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { Card, Cards, cell, SkeletonCards, SkeletonRows, Table, TableFoot, TableFrame } from "../../ui/table.tsx";
import { isUnread } from "./acknowledgement.ts";
import { MarkAsSeen } from "./mark-as-seen.tsx";
import { NoticeLink } from "./notice-link.tsx";
import styles from "./notices.module.css";
import { isWorded, NOTICE_WORDS } from "./notice-words.ts";
import { NOTICES } from "./operations.ts";

const ACCESS = { icon: IconHeadset, tone: "vendor" } as const;

/** Of one that asks for nothing any more, and that its reader has never seen. */
const NOT_SEEN = "Not seen, over";

type Notice = NonNullable<NoticesQuery["notices"]>["edges"][number]["node"];

/** All that this person was told, the newest first. */
export function NoticesPage() {
  useDocumentTitle("Notices");
  const phone = usePhone();
  const zone = usePracticeTimeZone();
  const toldWhose = useToldWhose();
  const paging = usePaging(25);
  const { data, previousData, error, loading, refetch } = useQuery(NOTICES, {
    variables: { ...paging.variables, toldWhose },
    fetchPolicy: "cache-and-network",
    notifyOnNetworkStatusChange: true,
  });
  const shown = error === undefined ? (data ?? previousData)?.notices : undefined;
  const notices = shown?.edges.map(({ node }) => node);
  const slow = useDelayed(shown === undefined && error === undefined);

  return (
    <Page>
      <PageHead title="Notices" actions={<MarkAsSeen />}>
        What you were told. Each leads to the page that it is about.
      </PageHead>
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "Your notices")} onRetry={() => void refetch()} />
        ) : shown?.totalCount === 0 ? (
          <EmptyState icon={<IconBell size={18} stroke={1.75} />} title="No notices yet">
            What you must know of stands at the top of every page first, and is kept here.
          </EmptyState>
        ) : notices === undefined ? (
          phone ? (
            <SkeletonCards rows={5} visible={slow} />
          ) : (
            <Table label="Notices">
              <Head />
              <SkeletonRows rows={8} widths={[240, 200, 170, 170]} visible={slow} />
            </Table>
          )
        ) : phone ? (
          <Cards label="Notices">
            {notices.map((notice) => (
              <Card
                key={notice.id}
                name={<Told notice={notice} />}
                state={
                  isUnread(notice) ? (
                    <Badge tone="own">Unread</Badge>
                  ) : notice.acknowledgedAt === null ? (
                    NOT_SEEN
                  ) : (
                    "Seen"
                  )
                }
              >
                {formatInstant(notice.raisedAt, zone)}
                <br />
                <About notice={notice} />
              </Card>
            ))}
          </Cards>
        ) : (
          <Table label="Notices">
            <Head />
            <tbody>
              {notices.map((notice) => (
                <tr key={notice.id}>
                  <td>
                    <Told notice={notice} />
                  </td>
                  <td>
                    <About notice={notice} />
                  </td>
                  <td className={cell.number}>
                    <Instant at={notice.raisedAt} />
                  </td>
                  <td className={`${cell.number} ${cell.dimmed}`}>
                    {isUnread(notice) ? (
                      <Badge tone="own">Unread</Badge>
                    ) : notice.acknowledgedAt === null ? (
                      NOT_SEEN
                    ) : (
                      <Instant at={notice.acknowledgedAt} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {shown === undefined || shown === null || shown.totalCount === 0 ? null : (
          <TableFoot
            from={paging.from}
            count={shown.edges.length}
            total={shown.totalCount}
            paging={paging}
            pending={data === undefined}
            onPrevious={paging.isFirst ? undefined : () => paging.previous(shown.pageInfo)}
            onNext={shown.pageInfo.hasNextPage ? () => paging.next(shown.pageInfo) : undefined}
          />
        )}
      </TableFrame>
    </Page>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">Notice</th>
        <th scope="col">About</th>
        <th scope="col">Raised</th>
        <th scope="col">Seen</th>
      </tr>
    </thead>
  );
}

function Told({ notice }: { notice: Notice }) {
  const unread = isUnread(notice);
  return (
    <NoticeLink notices={[notice]} className={styles.notice} data-unread={unread || undefined} data-kind={notice.kind}>
      {unread ? <VisuallyHidden>Unread: </VisuallyHidden> : null}
      <Sign kind={notice.kind} />
      {notice.label}
    </NoticeLink>
  );
}

/** In the colour that the notice claims. */
function Sign({ kind }: { kind: Notice["kind"] }) {
  const { icon: Icon, tone } = isWorded(kind) ? NOTICE_WORDS[kind] : ACCESS;
  return <Icon size={16} stroke={1.75} className={styles.sign} data-tone={tone} aria-hidden="true" />;
}

/** What the notice is about, where this person may see it. */
function About({ notice: { kind, subject } }: { notice: Notice }) {
  if (subject?.__typename === "EmergencyAccessActivation" && subject.user != null)
    return <Link to="/settings/emergency-access">{subject.user.name}</Link>;
  if (isWorded(kind)) return <span className={styles.about}>{NOTICE_WORDS[kind].words}</span>;
  if (subject?.__typename !== "BtgSession") return null;
  return (
    <>
      <Link to={`/vendor-access/${encodeURIComponent(subject.id)}`}>{REASON_WORDS[subject.reasonCode]}</Link>
      <span className={cell.dimmed}>, case {subject.caseNumber}</span>
    </>
  );
}
