import { useQuery } from "@apollo/client/react";
import { useHotkeys } from "@mantine/hooks";
import { IconMenu2, IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { EmergencyNotice } from "../../features/notices/emergency-notice.tsx";
import { NoticesBell } from "../../features/notices/notices-bell.tsx";
import { VendorAccessLabel } from "../../features/notices/vendor-access-label.tsx";
import { useArrival } from "../../lib/arrival.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { OverrideWatch } from "../../lib/emergency-access/override-watch.tsx";
import { explain } from "../../lib/errors.ts";
import { PREFERENCES, SESSION } from "../../lib/operations.ts";
import { SessionProvider } from "../../lib/session.tsx";
import { useDeployment } from "../../lib/use-deployment.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Mark } from "../../ui/mark.tsx";
import { StageBanner } from "../../ui/stage-banner.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { askedForAddress, signInAddress } from "../sign-in-address.ts";
import { StaffSessionWatch } from "../staff-shell/staff-session-watch.tsx";
import { BtgBanner } from "./btg-banner.tsx";
import { BtgWatch } from "./btg-watch.tsx";
import { EmergencyBanner } from "./emergency-banner.tsx";
import { Navigation } from "./navigation.tsx";
import { SessionWatch } from "./session-watch.tsx";
import styles from "./shell.module.css";
import { useSignOut } from "./use-sign-out.ts";
import { UserMenu } from "./user-menu.tsx";

// What few visits need comes when it is asked for.
const NavigationDrawer = lazy(async () => ({ default: (await import("./navigation-drawer.tsx")).NavigationDrawer }));
const CommandPalette = lazy(async () => ({ default: (await import("./command-palette.tsx")).CommandPalette }));
const EnrolPage = lazy(async () => ({ default: (await import("../../features/account/enrol-page.tsx")).EnrolPage }));

/** Everything behind the sign-in: navigation, top bar, and the sheet that pages stand on. */
export function Shell() {
  const session = useQuery(SESSION);
  const deployment = useDeployment();
  const location = useLocation();
  const signOut = useSignOut();
  const me = session.data?.me;
  // Kept while the recovery codes are shown: by then the session is no longer enrolling.
  const [enrolling, setEnrolling] = useState(false);
  if (me?.session?.enrolling === true && !enrolling) setEnrolling(true);
  const preferences = useQuery(PREFERENCES, {
    skip: me === undefined || me === null || enrolling || me.session?.enrolling === true,
    fetchPolicy: "cache-first",
  });
  const waiting = (session.data === undefined && session.error === undefined) || preferences.loading;
  const slow = useDelayed(waiting, 400);

  if (session.data === undefined || preferences.loading) {
    if (session.data === undefined && session.error !== undefined) {
      return (
        <main className={styles.alone}>
          <ErrorState wholePage {...explain(session.error, "Your session")} onRetry={() => void session.refetch()} />
        </main>
      );
    }
    return <div className={styles.alone}>{slow ? <Mark size={40} /> : null}</div>;
  }
  if (me === undefined || me === null) return <Navigate to={signInAddress(location)} replace />;
  // An employee of the vendor is in a practice's account by a BTG session alone.
  if (me.vendorEmployee !== null) return <Navigate to={askedForAddress(location)} replace />;
  const banner = <StageBanner deployment={deployment} />;
  return (
    <SessionProvider me={me} preferences={preferences.data?.me?.user?.profile ?? undefined}>
      {enrolling ? (
        <Suspense fallback={null}>
          <EnrolPage
            banner={banner}
            onSignOut={() => void signOut()}
            onDone={async () => {
              await session.refetch();
              setEnrolling(false);
            }}
          />
        </Suspense>
      ) : (
        <div className={styles.whole}>
          <BtgBanner />
          <EmergencyBanner />
          {banner}
          <Frame />
        </div>
      )}
      <OverrideWatch />
      {me.btgSession === null ? (
        <SessionWatch />
      ) : (
        <>
          <BtgWatch key={me.btgSession.id} session={me.btgSession} />
          <StaffSessionWatch />
        </>
      )}
    </SessionProvider>
  );
}

function Frame() {
  const { key } = useLocation();
  // Open at one step of the history only: whatever is chosen in it, the next step closes it.
  const [menu, setMenu] = useState<{ wanted: boolean; openedAt: string | undefined }>({
    wanted: false,
    openedAt: undefined,
  });
  const [palette, setPalette] = useState({ wanted: false, opened: 0 });
  const openPalette = () => setPalette(({ opened }) => ({ wanted: true, opened: opened + 1 }));
  useHotkeys([["mod+K", openPalette]], []);
  return (
    <div className={styles.frame}>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <div className={styles.side}>
        <Navigation />
      </div>
      <header className={styles.top}>
        <button type="button" className={styles.more} onClick={() => setMenu({ wanted: true, openedAt: key })}>
          <IconMenu2 size={20} stroke={1.75} aria-hidden="true" />
          More
        </button>
        <button type="button" className={styles.find} onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
          <IconSearch size={16} stroke={1.75} aria-hidden="true" />
          <span>Find a patient or page</span>
          <kbd>Ctrl K</kbd>
        </button>
        <IconButton label="Find a patient or page" className={styles.phoneFind} onClick={openPalette}>
          <IconSearch size={20} stroke={1.75} />
        </IconButton>
        <div className={styles.end}>
          <VendorAccessLabel />
          <NoticesBell />
          <UserMenu />
        </div>
      </header>
      <div className={styles.notice}>
        <EmergencyNotice />
      </div>
      <Sheet />
      {menu.wanted ? (
        <Suspense fallback={null}>
          <NavigationDrawer
            opened={menu.openedAt === key}
            onClose={() => setMenu({ wanted: true, openedAt: undefined })}
            onFind={openPalette}
          />
        </Suspense>
      ) : null}
      {palette.wanted ? (
        <Suspense fallback={null}>
          <CommandPalette openings={palette.opened} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The sheet alone scrolls. A new page begins at its top, with focus on its title. */
function Sheet() {
  const { pathname } = useLocation();
  const { key: arrival } = useArrival();
  const page = `${pathname} ${arrival}`;
  const sheet = useRef<HTMLElement>(null);
  const before = useRef(page);
  useLayoutEffect(() => {
    const { current } = sheet;
    current?.style.setProperty("--scrollbar-width", `${current.offsetWidth - current.clientWidth - 2}px`);
  }, []);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    sheet.current?.scrollTo(0, 0);
    const target = sheet.current?.querySelector<HTMLElement>("[data-page-title]") ?? sheet.current;
    target?.focus({ preventScroll: true });
  }, [page]);
  return (
    <main id="main" tabIndex={-1} ref={sheet} className={styles.sheet}>
      <Outlet />
    </main>
  );
}
