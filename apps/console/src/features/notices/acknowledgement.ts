import { useMutation } from "@apollo/client/react";
import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { useArrival, useLoadedArrival } from "../../lib/arrival.ts";
import type { NoticeTextFragment } from "../../lib/graphql/graphql.ts";
import { followedHere } from "./followed-beside.ts";
import { ACKNOWLEDGE_NOTICES } from "./operations.ts";

/** Marks what was followed as seen: not at the click, but when the page that it leads to has loaded, and is looked at. */
export function useAcknowledgement(unread: readonly NoticeTextFragment[]): void {
  const { pathname, search } = useLocation();
  const arrival = useArrival();
  const [opened] = useState(() => ({ key: arrival.key, noticeIds: followedHere(`${pathname}${search}`) }));
  const loadedKey = useLoadedArrival();
  const isLookedAt = useDocumentVisibility() === "visible";
  const [acknowledge] = useMutation(ACKNOWLEDGE_NOTICES);

  const followed = new Set([arrival, opened].flatMap(({ key, noticeIds }) => (key === loadedKey ? noticeIds : [])));
  const seen = isLookedAt ? unread.filter(({ id }) => followed.has(id)).map(({ id }) => id) : [];
  const seenIds = seen.join(" ");
  useEffect(() => {
    if (seenIds === "") return;
    // When it fails, the label stays: the next click tries again.
    acknowledge({ variables: { input: { noticeIds: seenIds.split(" ") } } }).catch(() => undefined);
  }, [seenIds, acknowledge]);
}

/** Not seen yet, and not over: it still has to be told. */
export function isUnread({ acknowledgedAt, over }: NoticeTextFragment): boolean {
  return acknowledgedAt === null && !over;
}
