import type { ComponentPropsWithRef } from "react";
import { Link } from "react-router";
import { arrivalBy } from "../../lib/arrival.ts";
import type { NoticeTextFragment } from "../../lib/graphql/graphql.ts";
import { useMe } from "../../lib/session.tsx";
import { followBeside } from "./followed-beside.ts";

/** The link of notices that lead to the same page. They are seen when that page has loaded, in this tab or in one opened beside it. */
export function NoticeLink({
  notices,
  ...others
}: { notices: readonly NoticeTextFragment[] } & Omit<ComponentPropsWithRef<typeof Link>, "to" | "state">) {
  // In BTG they are the user's, and stay as they are.
  const own = useMe().actor.kind === "USER";
  const unread = own ? notices.filter(({ acknowledgedAt }) => acknowledgedAt === null) : [];
  const ids = unread.map(({ id }) => id);
  const path = notices[0]?.path ?? "/notices";
  return (
    <Link
      {...others}
      to={path}
      state={arrivalBy(ids)}
      onClick={(event) => {
        others.onClick?.(event);
        if (event.ctrlKey || event.metaKey || event.shiftKey) followBeside(path, ids);
      }}
      onAuxClick={(event) => {
        if (event.button === 1) followBeside(path, ids);
      }}
    />
  );
}
