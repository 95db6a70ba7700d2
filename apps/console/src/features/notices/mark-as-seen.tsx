import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { BACKGROUND } from "../../lib/apollo.ts";
import { useMe } from "../../lib/session.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { isUnread } from "./acknowledgement.ts";
import { BELL_KINDS } from "./notice-words.ts";
import { ACKNOWLEDGE_NOTICES, NOTICES, UNREAD_NOTICES } from "./operations.ts";

/** Takes what the bell tells of as seen, without following each. An access of the vendor is seen only by following it. */
export function MarkAsSeen() {
  const own = useMe().actor.kind === "USER";
  const { data } = useQuery(UNREAD_NOTICES, {
    variables: { kinds: BELL_KINDS },
    context: BACKGROUND,
    skip: !own,
  });
  const [acknowledge, { loading }] = useMutation(ACKNOWLEDGE_NOTICES, { refetchQueries: [NOTICES, UNREAD_NOTICES] });
  const unread = (data?.notices?.edges ?? []).map(({ node }) => node).filter(isUnread);
  if (!own || unread.length === 0) return null;
  return (
    <Button
      size="sm"
      loading={loading}
      leftSection={<IconChecks size={16} stroke={1.75} />}
      onClick={async () => {
        // What fails stays unread, and the button with it.
        const done = await acknowledge({ variables: { input: { noticeIds: unread.map(({ id }) => id) } } }).catch(
          () => undefined,
        );
        if (done !== undefined) toastDone(unread.length === 1 ? "It is seen." : "They are seen.");
      }}
    >
      Mark as seen
    </Button>
  );
}
