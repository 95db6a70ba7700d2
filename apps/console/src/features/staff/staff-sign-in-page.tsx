import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { SESSION } from "../../lib/operations.ts";
import { FirstStep } from "../../lib/sign-in/first-step.tsx";
import { type Challenge, SecondStep } from "../../lib/sign-in/second-step.tsx";
import { useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { Note } from "../../ui/states.tsx";
import { VENDOR_SIGN_IN } from "./operations.ts";
import { StaffFrame } from "./staff-frame.tsx";
import styles from "./staff.module.css";

/** Why somebody is here who did not ask for it, by the address's `why`. */
const REASONS: Readonly<Record<string, string>> = {
  ended: "Your session has ended, and every access to a practice with it. Sign in to go on.",
  idle: "You were signed out because Chartward was not used for a while. Every access of yours ended with it.",
  "signed-out": "You are signed out. Every access of yours has ended.",
  "not-signed-out":
    "The server did not answer, so you may still be signed in here, with every access of yours. Check your connection, open Chartward again, and sign out.",
};

/** The way in for employees of the vendor: the password, then always a second factor. */
export function StaffSignInPage() {
  const vendor = useVendorName();
  useDocumentTitle(`${vendor} staff`);
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const client = useApolloClient();
  const [signIn] = useMutation(VENDOR_SIGN_IN);
  const present = useQuery(SESSION, { fetchPolicy: "network-only" });
  const [login, setLogin] = useState("");
  const [challenge, setChallenge] = useState<Challenge>();
  const [over, setOver] = useState<string>();

  const goOn = async () => {
    await client.clearStore();
    await navigate(returnAddress(parameters.get("next")), { replace: true });
  };
  if (challenge !== undefined) {
    return (
      <StaffFrame title="Second factor" lead="Your password is right. Now prove that it is you.">
        <SecondStep
          challenge={challenge}
          onSignedIn={goOn}
          onOver={(message) => {
            setOver(message);
            setChallenge(undefined);
          }}
          onBack={() => setChallenge(undefined)}
        />
      </StaffFrame>
    );
  }
  const user = present.data?.me?.user;
  const reason =
    over ??
    REASONS[parameters.get("why") ?? ""] ??
    (user == null ? undefined : `You are signed in to a practice as ${user.name}. Signing in here takes its place.`);
  return (
    <StaffFrame
      title="Staff sign-in"
      lead={`For employees of ${vendor}. What you do here, and in every practice, is recorded in your name.`}
      below={
        <p className={styles.below}>
          You work in a practice? <Link to="/sign-in">Sign in to your practice</Link>
        </p>
      }
    >
      {reason === undefined ? null : (
        <div className={styles.reason}>
          <Note icon={<IconInfoCircle size={16} stroke={1.75} />} role="status">
            {reason}
          </Note>
        </div>
      )}
      <FirstStep
        loginLabel="User name"
        signIn={async (input) => (await signIn({ variables: { input } })).data?.vendorSignIn}
        initial={{ login, password: "" }}
        onSignedIn={goOn}
        onChallenge={(issued, typed) => {
          setLogin(typed);
          setOver(undefined);
          setChallenge(issued);
        }}
      />
    </StaffFrame>
  );
}

/** Only a page of the staff console: an address in a link must not lead elsewhere. */
function returnAddress(next: string | null): string {
  return next !== null && /^\/staff(?:[/?]|$)/u.test(next) && !next.startsWith("/staff/sign-in") ? next : "/staff";
}
