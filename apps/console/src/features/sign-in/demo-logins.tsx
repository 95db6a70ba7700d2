import { Avatar } from "../../ui/badge.tsx";
import styles from "./sign-in.module.css";

interface DemoLogin {
  readonly userName: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** The demo practice's logins: one click fills the form. */
export function DemoLogins({ logins, onPick }: { logins: readonly DemoLogin[]; onPick: (login: DemoLogin) => void }) {
  if (logins.length === 0) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-logins">
      <h2 id="demo-logins">Demo logins, in development only</h2>
      <ul>
        {logins.map((login) => (
          <li key={login.userName}>
            <button type="button" onClick={() => onPick(login)}>
              <Avatar name={login.name} />
              <span className={styles.demoName}>{login.name}</span>
              <span className={styles.demoRoles}>{login.roles.filter((role) => role !== "TABS").join(", ")}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
