import { record } from "../audit/record.ts";
import type { Tx } from "../store/transaction.ts";
import { trustBrowser, type TrustedBrowser } from "./browser-trust.service.ts";
import type { SessionDelivery } from "./identity.types.ts";
import { recordElevation, remindOfEmergencies } from "./elevate.service.ts";
import { rememberDevice } from "./known-device.ts";
import { asStarted, endSurplusSessions, startSession, type StartedSession } from "./sessions.service.ts";

/** A sign-in that is through. */
export interface SignedIn extends StartedSession {
  readonly delivery: SessionDelivery;
  /** For the browser to be known by from now on; null where it is known already, or has no cookies. */
  readonly deviceToken: string | null;
  readonly trust: TrustedBrowser | null;
}

/** What a sign-in has shown by now, and how its session is handed over. */
export interface SignInPassed {
  readonly user: { readonly id: string; readonly name: string; readonly autoLogoutMinutes: number };
  readonly device: string;
  readonly delivery: SessionDelivery;
  /** Hash of the browser's token, where the login has signed in from it before. */
  readonly knownDevice: string | null;
  readonly twoFactor: boolean;
  /** The practice demands a second factor, and the user has none yet. */
  readonly enrolling: boolean;
  /** The emergency access that this sign-in, by its second factor, begins or goes on with; null: none. */
  readonly emergencyActivationId: string | null;
  /** In the log, after the device. */
  readonly detail: string;
  /** Whether the browser is to be trusted from now on; never one without cookies. `earlier`: the token of its trust until now. */
  readonly trust?: { readonly earlier: string | null };
}

/** Starts the session of a sign-in, in the transaction in which its login is held unchanged. The caller adopts it after the commit. */
export async function startSignedIn(tx: Tx, passed: SignInPassed): Promise<SignedIn> {
  const { user, device, delivery } = passed;
  const started = await startSession(tx, user, device, passed);
  const own = asStarted(tx, started);
  await record(own, {
    action: "session.start",
    subject: { type: "User", id: user.id, label: user.name },
    detail: ` with ${device}${passed.detail}`,
  });
  if (passed.emergencyActivationId !== null) await recordElevation(own, user, passed.emergencyActivationId);
  await remindOfEmergencies(own, user.id);
  for (const { device: earlier, ipAddress } of await endSurplusSessions(own, user.id)) {
    await record(own, {
      action: "session.revoke",
      subject: { type: "User", id: user.id, label: user.name },
      detail: ` the session with ${earlier} (${ipAddress}), the oldest of too many,`,
    });
  }
  const byCookie = delivery === "COOKIE";
  const deviceToken = byCookie ? await rememberDevice(own, user.id, passed.knownDevice) : null;
  const trust = byCookie && passed.trust ? await trustBrowser(own, user, device, passed.trust.earlier) : null;
  return { ...started, delivery, deviceToken, trust };
}
