import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { UserQuery } from "../../lib/graphql/graphql.ts";
import { useMe, useRight } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { Avatar, Badge } from "../../ui/badge.tsx";
import { BackLink, Page, PageHead } from "../../ui/page.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { TabBar } from "../../ui/tab-bar.tsx";
import { AccessTabs } from "./access-tabs.tsx";
import { InfoTab } from "./info-tab.tsx";
import { LoginTab } from "./login-tab.tsx";
import { USER } from "./operations.ts";
import { KIND_WORDS, STATE_WORDS } from "./user-words.ts";
import styles from "./user-page.module.css";

/** A user whose login and profile may be seen. */
export type OpenUser = NonNullable<UserQuery["user"]> & {
  readonly profile: NonNullable<NonNullable<UserQuery["user"]>["profile"]>;
};

const TABS = [
  { key: "login", label: "Login info", to: "?" },
  { key: "info", label: "User Info", to: "?tab=info" },
  { key: "roles", label: "Roles", to: "?tab=roles" },
  { key: "rights", label: "Access Rights", to: "?tab=rights" },
  { key: "sets", label: "Set Security", to: "?tab=sets" },
] as const;

interface UserPageProps {
  /** Of the tab Set Security; only the app may put features together. */
  readonly setSecurity: (user: OpenUser) => ReactNode;
}

/** One user: how the person signs in, who it is, and what they may see and do. */
export function UserPage(props: UserPageProps) {
  const { userId = "" } = useParams();
  return <OneUser key={userId} id={userId} {...props} />;
}

function OneUser({ id, setSecurity }: UserPageProps & { id: string }) {
  const maySeeSets = useRight("SET_SECURITY_READ");
  const tabs = TABS.filter(({ key }) => key !== "sets" || maySeeSets);
  const administers = useRight("EMERGENCY_ACCESS_ADMINISTER");
  const [parameters] = useUrlState();
  const { data, error, refetch } = useQuery(USER, { variables: { id, administers } });
  const user = data?.user;
  useDocumentTitle(user?.name ?? (error === undefined ? undefined : "User"));
  const slow = useDelayed(data === undefined && error === undefined);
  const current = tabs.find(({ key }) => key === parameters.get("tab"))?.key ?? "login";

  if (error !== undefined && user === undefined) {
    const explanation = explain(error, "The user");
    return (
      <Page>
        <ErrorState
          wholePage
          {...explanation}
          {...(explanation.kind === "missing"
            ? { title: "No such user", text: "Nobody in your practice has this address." }
            : {})}
          onRetry={() => void refetch()}
          action={
            <Button component={Link} to="/users" size="sm">
              Back to users
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page>
      <UserHead user={user ?? undefined} skeleton={slow} />
      <TabBar label="Parts of the user" current={current} tabs={tabs} />
      {user === undefined || user === null ? null : user.profile === null ? (
        <ErrorState
          kind="forbidden"
          title="You may not see this"
          text="Your role does not hold the right to see other users. Ask an administrator if you need it."
        />
      ) : current === "login" ? (
        <LoginTab user={{ ...user, profile: user.profile }} onChanged={() => void refetch()} />
      ) : current === "info" ? (
        <InfoTab user={{ ...user, profile: user.profile }} />
      ) : current === "sets" ? (
        setSecurity({ ...user, profile: user.profile })
      ) : (
        // One for both tabs: what is changed in one of them is saved together with the other.
        <AccessTabs user={user} current={current} />
      )}
    </Page>
  );
}

function UserHead({ user, skeleton }: { user: NonNullable<UserQuery["user"]> | undefined; skeleton: boolean }) {
  const me = useMe();
  const maySeeUsers = useRight("USER_READ");
  const back = maySeeUsers ? <BackLink to="/users">Users</BackLink> : undefined;
  if (user === undefined)
    return (
      <PageHead
        before={back}
        title={<span className={styles.awaited}>{skeleton ? <Skeleton width={220} /> : null}</span>}
      >
        <span className={styles.line}>{skeleton ? <Skeleton width={300} /> : null}</span>
      </PageHead>
    );
  const words = [user.profile?.userName, KIND_WORDS[user.kind], user.userTitle].filter(Boolean).join(" · ");
  return (
    <PageHead
      before={back}
      title={
        <span className={styles.title}>
          <Avatar name={user.name} size={44} tone="own" />
          <span className={styles.name}>
            {user.name}
            {user.id === me.user?.id ? <span className={styles.you}> (you)</span> : null}
          </span>
        </span>
      }
    >
      <span className={styles.line}>
        {words}
        <Badge tone={STATE_WORDS[user.state].tone}>{STATE_WORDS[user.state].label}</Badge>
      </span>
    </PageHead>
  );
}
