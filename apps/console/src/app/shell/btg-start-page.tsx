import { Link } from "react-router";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { useMe } from "../../lib/session.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
import styles from "./btg-start-page.module.css";
import { usePages } from "./pages.ts";

/** Where an agent begins in a practice's account. It reads nothing: what is opened from here is opened by intent, and recorded. */
export function BtgStartPage() {
  const { practice, user } = useMe();
  const pages = usePages();
  const account = pages.find(({ to }) => to === "/account");
  useDocumentTitle("Start");
  return (
    <Page>
      <PageHead title={`You are inside ${practice?.name ?? "the practice"}`}>
        Nothing is opened yet. Each page that you open is an entry in the practice&rsquo;s audit log: open only what the
        case needs.
      </PageHead>
      <ul className={styles.pages} aria-label="Pages">
        {[...(account === undefined ? [] : [account]), ...pages.filter(({ group }) => group !== "Account")].map(
          ({ to, label, icon: Icon }) => (
            <li key={to}>
              <Link to={to}>
                <Icon size={18} stroke={1.75} aria-hidden="true" />
                {to === "/account" ? `${label} of ${user?.name ?? "the user"}` : label}
              </Link>
            </li>
          ),
        )}
      </ul>
    </Page>
  );
}
