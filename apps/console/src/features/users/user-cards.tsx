import { Link } from "react-router";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Card, Cards, SkeletonCards } from "../../ui/table.tsx";
import { LastSignIn } from "./user-table.tsx";
import { KIND_WORDS, type ListedUser, rolesInWords, STATE_WORDS, userAddress } from "./user-words.ts";

/** The users as cards, for phones. */
export function UserCards(props: { users: readonly ListedUser[] | undefined; rows: number; skeleton: boolean }) {
  const zone = usePracticeTimeZone();
  if (props.users === undefined) return <SkeletonCards rows={props.rows} visible={props.skeleton} />;
  return (
    <Cards label="Users">
      {props.users.map((user) => (
        <Card
          key={user.id}
          name={<Link to={userAddress(user.id)}>{user.name}</Link>}
          state={<Badge tone={STATE_WORDS[user.state].tone}>{STATE_WORDS[user.state].label}</Badge>}
        >
          {user.profile === null ? null : `${user.profile.userName} · `}
          {KIND_WORDS[user.kind]} · {rolesInWords(user.access?.roles ?? [])}
          <br />
          {user.security?.twoFactor.enabled === true ? "Two-factor on" : "Two-factor off"} ·{" "}
          {user.emergencyAccessDesignation === null ? "" : "Emergency access allowed · "}
          {user.security?.lastSignInAt == null ? (
            "never signed in"
          ) : (
            <>
              signed in <LastSignIn at={user.security.lastSignInAt} zone={zone} />
            </>
          )}
        </Card>
      ))}
    </Cards>
  );
}
