import { useQuery } from "@apollo/client/react";
import { IconMail } from "@tabler/icons-react";
import { Fragment } from "react";
import { Link } from "react-router";
import { formatInstant, localTimeZone, relativeTime } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { PublicFrame } from "../../ui/public-frame.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import styles from "./mailbox.module.css";
import { MAILBOX } from "./operations.ts";

/** The mail that development keeps instead of sending it. */
export function MailboxPage() {
  useDocumentTitle("Development mailbox");
  const { data, error, refetch } = useQuery(MAILBOX, { fetchPolicy: "network-only", pollInterval: 5000 });
  const [parameters, change] = useUrlState();
  const slow = useDelayed(data === undefined && error === undefined);
  const mails = data?.mailbox ?? [];
  const open = parameters.get("mail") ?? mails[0]?.id;
  const mail = mails.find(({ id }) => id === open);
  const zone = localTimeZone();

  return (
    <PublicFrame
      wide
      title="Development mailbox"
      lead="Mail is kept here in development, where no mail server is set. Newest first."
      below={
        <p className={styles.below}>
          <Link to="/sign-in">Back to sign-in</Link>
        </p>
      }
    >
      {error !== undefined && data === undefined ? (
        <ErrorState {...explain(error, "The mailbox")} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div className={styles.list}>{slow ? <Skeleton width={280} /> : null}</div>
      ) : mails.length === 0 ? (
        <EmptyState icon={<IconMail size={18} stroke={1.75} />} title="No mail yet">
          A password reset sends one, for example.
        </EmptyState>
      ) : (
        <>
          <ul className={styles.list} aria-label="Mails">
            {mails.map(({ id, to, subject, sentAt }) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === open}
                  onClick={() => change({ mail: id }, { replace: true })}
                >
                  <b>{subject}</b>
                  <span>{to}</span>
                  <time dateTime={sentAt} title={formatInstant(sentAt, zone)}>
                    {relativeTime(sentAt)}
                  </time>
                </button>
              </li>
            ))}
          </ul>
          {mail === undefined ? null : (
            <article className={styles.mail} aria-label={mail.subject}>
              <dl>
                <dt>To</dt>
                <dd>{mail.to}</dd>
                <dt>Sent</dt>
                <dd>{formatInstant(mail.sentAt, zone)}</dd>
              </dl>
              <p>{withLinks(mail.text)}</p>
            </article>
          )}
        </>
      )}
    </PublicFrame>
  );
}

/** A mail's plain text with its addresses as links; everything else stays text. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/[^\s<>"]+)/u).map((piece, index) =>
    index % 2 === 1 ? (
      <a key={index} href={piece}>
        {piece}
      </a>
    ) : (
      <Fragment key={index}>{piece}</Fragment>
    ),
  );
}
