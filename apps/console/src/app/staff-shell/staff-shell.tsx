import { useQuery } from "@apollo/client/react";
import { VisuallyHidden } from "@mantine/core";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Navigate, NavLink, Outlet, useLocation } from "react-router";
import { OwnAccessBar } from "../../features/staff/own-access-bar.tsx";
import { useOwnAccesses } from "../../features/staff/own-accesses.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import { SESSION } from "../../lib/operations.ts";
import { SessionProvider, useMe } from "../../lib/session.tsx";
import { StaffBar } from "../../lib/staff/staff-bar.tsx";
import { useDeployment } from "../../lib/use-deployment.ts";
import { Mark } from "../../ui/mark.tsx";
import { StageBanner } from "../../ui/stage-banner.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { useSignOut } from "../shell/use-sign-out.ts";
import { signInAddress } from "../sign-in-address.ts";
import { StaffMenu } from "./staff-menu.tsx";
import { StaffSessionWatch } from "./staff-session-watch.tsx";
import styles from "./staff-shell.module.css";

const StaffEnrolPage = lazy(async () => ({
  default: (await import("../../features/staff/staff-enrol-page.tsx")).StaffEnrolPage,
}));

/** Everything behind the vendor's sign-in. */
export function StaffShell() {
  const session = useQuery(SESSION);
  const location = useLocation();
  const deployment = useDeployment();
  const signOut = useSignOut();
  const slow = useDelayed(session.data === undefined && session.error === undefined, 400);
  const me = session.data?.me;

  if (session.data === undefined) {
    return (
      <div className={styles.alone}>
        {session.error !== undefined ? (
          <main>
            <ErrorState wholePage {...explain(session.error, "Your session")} onRetry={() => void session.refetch()} />
          </main>
        ) : slow ? (
          <Mark size={40} />
        ) : null}
      </div>
    );
  }
  // Signed in to a practice is not signed in here.
  if (me == null || me.vendorEmployee === null)
    return <Navigate to={signInAddress(location, arrivedFromBtg(location) ? "ended" : undefined)} replace />;
  const banner = <StageBanner deployment={deployment} />;
  return (
    <SessionProvider me={me}>
      {me.session?.enrolling === true ? (
        <Suspense fallback={null}>
          <StaffEnrolPage
            banner={banner}
            name={me.vendorEmployee.name}
            onSignOut={() => void signOut()}
            onDone={async () => void (await session.refetch())}
          />
        </Suspense>
      ) : (
        <div className={styles.whole}>
          {banner}
          <Frame />
        </div>
      )}
      <StaffSessionWatch />
    </SessionProvider>
  );
}

/** The access ended with the session: its reason is told after the next sign-in. */
function arrivedFromBtg({ search }: { search: string }): boolean {
  return new URLSearchParams(search).has("ended");
}

function Frame() {
  const supervisor = useMe().vendorEmployee?.role === "SUPERVISOR";
  const live = useOwnAccesses()?.length ?? 0;
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  // A new page begins at its top, with the focus on its title.
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.scrollTo(0, 0);
    const target = main.current?.querySelector<HTMLElement>("[data-page-title]") ?? main.current;
    target?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <StaffBar>
        <nav className={styles.nav} aria-label="Main">
          {/* The users of a practice are a page of the first one. */}
          <NavLink to="/staff" end={!pathname.startsWith("/staff/practices/")}>
            Practices
          </NavLink>
          <NavLink to="/staff/validate-pin">Validate PIN</NavLink>
          <NavLink to="/staff/access">
            {supervisor ? "Access" : "My access"}
            {live === 0 ? null : (
              <span className={styles.count}>
                {live}
                <VisuallyHidden> of yours live</VisuallyHidden>
              </span>
            )}
          </NavLink>
          <NavLink to="/staff/log">Log</NavLink>
        </nav>
        <StaffMenu />
      </StaffBar>
      <OwnAccessBar />
      <main id="main" tabIndex={-1} ref={main} className={styles.page}>
        <div className={styles.width}>
          <Outlet />
        </div>
      </main>
    </>
  );
}
