import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router";
import { leaveBtg } from "../../lib/btg.ts";
import { clockTime, zoneName } from "../../lib/dates.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { FirstStep } from "../../lib/sign-in/first-step.tsx";
import { leftModeOf } from "../../lib/sign-in/left-mode.ts";
import { type Challenge, SecondStep } from "../../lib/sign-in/second-step.tsx";
import { FrameWays, PublicFrame } from "../../ui/public-frame.tsx";
import { StageBanner } from "../../ui/stage-banner.tsx";
import { Note } from "../../ui/states.tsx";
import { DemoLogins } from "./demo-logins.tsx";
import { DEMO_LOGINS, SIGN_IN } from "./operations.ts";
import styles from "./sign-in.module.css";
import { useDeployment } from "../../lib/use-deployment.ts";

/** Why somebody is here who did not ask for it, by the address's `why`. */
const REASONS: Readonly<Record<string, string>> = {
  ended: "Your session has ended. Sign in to go on where you were.",
  idle: "You were signed out because Chartward was not used for a while. Sign in to go on where you were.",
  disabled: "Your login was disabled, and your session ended with it. Ask an administrator of your practice.",
  "password-changed": "Your password was changed, and your other sessions ended with it. Sign in with the new one.",
  "two-factor-set-up":
    "Two-factor authentication was set up for your login, and your other sessions ended. Sign in with it.",
  "two-factor-reset":
    "Your two-factor authentication was reset, and your sessions ended with it. Sign in with your password to go on.",
  "emergency-access":
    "You are signed out, and emergency access waits for you. Sign in with your password, then two-factor: ensure your two-factor authentication device is available.",
  "too-many": "Your login was signed in so often that this session, the oldest, was ended. Sign in to go on.",
  "signed-out": "You are signed out.",
  "not-signed-out":
    "The server did not answer, so you may still be signed in here. Check your connection, open Chartward again, and sign out.",
  reset: "Your password is changed, and every session of yours has ended. Sign in with the new one.",
  invited: "Your password is set. Sign in with it and the user name from the invitation.",
};

/** After a sign-in that came to nothing. */
const STILL_AWAITED = "Emergency access waits for you still.";

/** The way in: the password, then the second factor where one is due. */
export function SignInPage() {
  useDocumentTitle("Sign in");
  const deployment = useDeployment();
  const demo = useQuery(DEMO_LOGINS, { skip: deployment?.stage !== "DEVELOPMENT", fetchPolicy: "cache-first" });
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const client = useApolloClient();
  const [signIn] = useMutation(SIGN_IN);
  // Counted, so that the same choice fills the form once more.
  const [initial, setInitial] = useState({ login: "", password: "", times: 0 });
  const [challenge, setChallenge] = useState<Challenge>();
  const [over, setOver] = useState<string>();

  const goOn = async () => {
    await leaveBtg(client);
    await navigate(returnAddress(parameters.get("next")), { replace: true });
  };
  const banner = <StageBanner deployment={deployment} />;

  if (challenge !== undefined) {
    return (
      <PublicFrame title="Second factor" lead="Your password is right. Now prove that it is you." banner={banner}>
        <SecondStep
          challenge={challenge}
          onSignedIn={goOn}
          onOver={(message) => {
            setOver(message);
            setChallenge(undefined);
          }}
          onBack={() => setChallenge(undefined)}
        />
      </PublicFrame>
    );
  }
  const why = parameters.get("why") ?? "";
  const left = leftModeOf(location.state);
  const awaited = why === "emergency-access";
  const reason = over !== undefined && awaited ? `${over} ${STILL_AWAITED}` : (over ?? REASONS[why]);
  return (
    <PublicFrame
      title="Sign in"
      lead="To the charts of your practice. Every access is recorded in your name."
      banner={banner}
      below={
        <>
          <p className={styles.below}>
            New here? <Link to="/sign-up">Create a practice</Link>
            {deployment?.mailbox ? (
              <>
                {" · "}
                <Link to="/mailbox">Development mailbox</Link>
              </>
            ) : null}
          </p>
          <DemoLogins
            logins={demo.data?.deployment?.demoLogins ?? []}
            onPick={({ userName, password }) =>
              setInitial(({ times }) => ({ login: userName, password, times: times + 1 }))
            }
          />
        </>
      }
    >
      {reason === undefined ? null : (
        <div className={styles.reason}>
          <Note
            tone={awaited || left !== undefined ? "emergency" : "neutral"}
            icon={<IconInfoCircle size={16} stroke={1.75} />}
            role="status"
          >
            {reason}
            {left === undefined || over !== undefined ? null : (
              <>
                {" "}
                <b>
                  Emergency access mode is still on, until {clockTime(left.emergencyUntil, left.timeZone).slice(0, 5)}{" "}
                  {zoneName(left.timeZone)} at the latest.
                </b>{" "}
                Your next sign-in with two-factor has its rights again. To end it, sign in and turn it off in Settings
                &gt; Emergency Access, or ask an administrator to.
              </>
            )}
          </Note>
        </div>
      )}
      <FirstStep
        key={initial.times}
        loginLabel="User name or e-mail address"
        signIn={async (input) => (await signIn({ variables: { input } })).data?.signIn}
        initial={initial}
        onSignedIn={goOn}
        onChallenge={(issued, login) => {
          setInitial({ login, password: "", times: 0 });
          setOver(undefined);
          setChallenge(issued);
        }}
      />
      <FrameWays>
        <Link to="/forgot-user-name">Forgot your user name?</Link>
        <Link to="/forgot-password">Forgot your password?</Link>
      </FrameWays>
    </PublicFrame>
  );
}

/** Only a path of this console: an address in a link must not lead elsewhere. */
function returnAddress(next: string | null): string {
  return next !== null && /^\/(?![/\\])/u.test(next) && !next.startsWith("/sign-in") ? next : "/";
}
